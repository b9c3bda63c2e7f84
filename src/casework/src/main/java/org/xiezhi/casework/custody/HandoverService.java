package org.xiezhi.casework.custody;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.xiezhi.access.Permission;
import org.xiezhi.casework.audit.Act;
import org.xiezhi.casework.audit.Act.Value;
import org.xiezhi.casework.audit.AuditTrail;
import org.xiezhi.casework.audit.Row;
import org.xiezhi.casework.audit.Subject;
import org.xiezhi.casework.clue.Clues;
import org.xiezhi.casework.custody.Handover.Progress;
import org.xiezhi.casework.custody.Handover.Purpose;
import org.xiezhi.casework.custody.Handover.Seal;
import org.xiezhi.casework.evidence.Evidence;
import org.xiezhi.casework.evidence.EvidenceItems;
import org.xiezhi.casework.evidence.MatterKeys;
import org.xiezhi.casework.evidence.Thing;
import org.xiezhi.casework.evidence.Thing.Whereabouts;
import org.xiezhi.casework.matter.Gate;
import org.xiezhi.casework.matter.MatterMember.Part;
import org.xiezhi.casework.matter.Matters;
import org.xiezhi.casework.shared.CurrentActor;
import org.xiezhi.casework.shared.InputCheck;
import org.xiezhi.casework.shared.Refusal;
import org.xiezhi.casework.shared.RefusedException;
import org.xiezhi.casework.shared.Requires;
import org.xiezhi.casework.shared.ServerClock;
import org.xiezhi.vault.field.FieldCipher;

/** Things go from hand to hand: offered by who has them, taken by who gets them, lent only by approval. */
@Stateless
public class HandoverService {

    static final int LONGEST_TEXT = 500;

    private static final List<String> SEALS =
            Arrays.stream(Seal.values()).map(Enum::name).toList();

    @Inject
    private Handovers handovers;

    @Inject
    private EvidenceItems items;

    @Inject
    private MatterKeys keys;

    @Inject
    private Keepers keepers;

    @Inject
    private Clues clues;

    @Inject
    private Matters matters;

    @Inject
    private Gate gate;

    @Inject
    private AuditTrail trail;

    @Inject
    private CurrentActor actor;

    @Inject
    private ServerClock clock;

    /** A thing under the lock of its matter. */
    private record Held(Evidence evidence, Thing thing) {}

    /**
     * Who has the thing offers it to a custodian: for the first time, back, or from one custodian to another.
     *
     * @return the handover's id
     */
    @Requires(Permission.CUSTODY_HAND_OVER)
    public UUID offer(UUID evidenceId, HandoverForm form) {
        Held held = locked(Permission.CUSTODY_HAND_OVER, evidenceId);
        Thing thing = held.thing();
        requireRest(Permission.CUSTODY_HAND_OVER, thing);
        requireKeeper(thing);
        InputCheck check = new InputCheck();
        return give(Act.HANDOVER_OFFERED, held, form, check, check.optional("reason", form.reason(), LONGEST_TEXT));
    }

    /**
     * A superior gives the thing to a custodian in the place of somebody who may have it no longer: an account that was
     * closed, a custodian who is none any more, a handler whom another one followed.
     *
     * @return the handover's id
     */
    @Requires(Permission.CUSTODY_APPROVE)
    public UUID giveInPlace(UUID evidenceId, HandoverForm form) {
        Held held = locked(Permission.CUSTODY_APPROVE, evidenceId);
        Thing thing = held.thing();
        requireRest(Permission.CUSTODY_APPROVE, thing);
        if (keepers.canBeGivenOn(thing)) {
            throw refuse(Permission.CUSTODY_APPROVE, thing, "custody.keeper_there");
        }
        InputCheck check = new InputCheck();
        return give(Act.GIVEN_IN_PLACE, held, form, check, check.required("reason", form.reason(), LONGEST_TEXT));
    }

    private UUID give(Act act, Held held, HandoverForm form, InputCheck check, String reason) {
        Thing thing = held.thing();
        Purpose purpose = thing.whereabouts() == Whereabouts.LENT ? Purpose.RETURN : Purpose.STORE;
        UUID receiver = form.receiver();
        Set<UUID> custodians = keepers.candidates(thing.matter());
        check.demand(receiver != null && custodians.contains(receiver), "receiver", "input.required");
        Optional<Seal> described = seal(check, "seal", form.seal());
        Map<HandoverText, String> words = new EnumMap<>(HandoverText.class);
        words.put(HandoverText.PLACE, check.required("place", form.place(), LONGEST_TEXT));
        words.put(HandoverText.REASON, reason);
        check.orRefuse();
        Seal seal = described.orElseThrow();
        UUID id = clock.nextId();
        Handover handover;
        try (FieldCipher cipher = keys.texts(thing.matter())) {
            handover = Handover.offered(
                    id,
                    thing.id(),
                    thing.matter(),
                    purpose,
                    actor.get().account(),
                    Objects.requireNonNull(receiver),
                    seal,
                    new HandoverTexts(words, cipher),
                    clock.now());
        }
        handovers.add(handover);
        List<Row> rows = new ArrayList<>(List.of(row(handover)));
        rows.addAll(keepers.join(thing.matter(), handover.receiver()));
        Map<Value, String> values = values(handover, Value.SEAL, seal.name());
        if (act == Act.GIVEN_IN_PLACE) {
            handover.inPlace(actor.get().account(), clock.now());
            values.put(Value.REASON, reason);
        }
        record(act, held, values, rows);
        return id;
    }

    /** A handler asks for a thing that a custodian keeps; @return the handover's id. */
    @Requires(Permission.CUSTODY_BORROW)
    public UUID ask(UUID evidenceId, @Nullable String reason, @Nullable LocalDate until) {
        Held held = locked(Permission.CUSTODY_BORROW, evidenceId);
        Thing thing = held.thing();
        requireRest(Permission.CUSTODY_BORROW, thing);
        if (thing.whereabouts() != Whereabouts.IN_STORE) {
            throw refuse(Permission.CUSTODY_BORROW, thing, "custody.not_in_store");
        }
        InputCheck check = new InputCheck();
        String why = check.required("why", reason, LONGEST_TEXT);
        check.demand(until != null, "until", "input.required");
        check.demand(
                until == null || !until.isBefore(clock.today()),
                "until",
                "input.day_in_past",
                clock.today().toString());
        check.orRefuse();
        UUID id = clock.nextId();
        Handover handover;
        try (FieldCipher cipher = keys.texts(thing.matter())) {
            handover = Handover.asked(
                    id,
                    evidenceId,
                    thing.matter(),
                    actor.get().account(),
                    Objects.requireNonNull(until),
                    new HandoverTexts(Map.of(HandoverText.REASON, why), cipher),
                    clock.now());
        }
        handovers.add(handover);
        record(Act.BORROWING_ASKED, held, Map.of(Value.REASON, why), List.of(row(handover)));
        return id;
    }

    /** A superior lets the thing be lent (TL 131). */
    @Requires(Permission.CUSTODY_APPROVE)
    public void approve(UUID handoverId) {
        Handover handover = lockedHandover(Permission.CUSTODY_APPROVE, handoverId);
        requireState(Permission.CUSTODY_APPROVE, handover, Progress.ASKED);
        handover.approve(actor.get().account(), clock.now());
        record(Act.BORROWING_APPROVED, held(handover), Map.of(), List.of(row(handover)));
    }

    /** The custodian hands out what was approved. */
    @Requires(Permission.CUSTODY_HAND_OVER)
    public void lend(UUID handoverId, @Nullable String seal) {
        Handover handover = lockedHandover(Permission.CUSTODY_HAND_OVER, handoverId);
        requireState(Permission.CUSTODY_HAND_OVER, handover, Progress.APPROVED);
        Held held = held(handover);
        requireKeeper(held.thing());
        InputCheck check = new InputCheck();
        Optional<Seal> found = seal(check, "seen", seal);
        check.orRefuse();
        Seal seen = found.orElseThrow();
        handover.give(actor.get().account(), seen, clock.now());
        record(Act.HANDOVER_OFFERED, held, values(handover, Value.SEAL, seen.name()), List.of(row(handover)));
    }

    /**
     * The receiver has the thing in his hands: it counts from now on.
     *
     * @param remark demanded where the seal is broken, or is not as the giver described it
     */
    @Requires(Permission.CUSTODY_HAND_OVER)
    public void take(UUID handoverId, @Nullable String seal, @Nullable String remark) {
        Handover handover = lockedHandover(Permission.CUSTODY_HAND_OVER, handoverId);
        requireState(Permission.CUSTODY_HAND_OVER, handover, Progress.OFFERED);
        requireReceiver(handover);
        Held held = held(handover);
        InputCheck check = new InputCheck();
        Optional<Seal> found = seal(check, "seen", seal);
        String said = check.optional("remark", remark, LONGEST_TEXT);
        boolean asDescribed = found.equals(handover.givenSeal()) && !found.equals(Optional.of(Seal.BROKEN));
        check.demand(found.isEmpty() || asDescribed || !said.isEmpty(), "remark", "input.seal_remark");
        check.orRefuse();
        Seal seen = found.orElseThrow();
        try (FieldCipher cipher = keys.texts(handover.matter())) {
            handover.take(seen, new HandoverTexts(Map.of(HandoverText.REMARK, said), cipher), clock.now());
        }
        List<Row> rows = new ArrayList<>(List.of(row(handover)));
        rows.addAll(items.handedOver(
                held.evidence(),
                handover.purpose().handling(),
                handover.receiver(),
                handover.due().orElse(null)));
        record(Act.HANDOVER_TAKEN, held, values(handover, Value.SEAL, seen.name()), rows);
    }

    /** The receiver does not take it, or the superior does not let it be lent; the thing stays where it is. */
    @Requires(Permission.CUSTODY_READ)
    public void refuse(UUID handoverId, @Nullable String reason) {
        Handover handover = lockedHandover(Permission.CUSTODY_READ, handoverId);
        switch (handover.state()) {
            case ASKED -> gate.require(Permission.CUSTODY_APPROVE, handover.matter());
            case APPROVED -> requireKeeper(held(handover).thing());
            case OFFERED -> requireReceiver(handover);
            case TAKEN, REFUSED, WITHDRAWN -> throw closed(Permission.CUSTODY_HAND_OVER, handover);
        }
        InputCheck check = new InputCheck();
        String why = check.required("remark", reason, LONGEST_TEXT);
        check.orRefuse();
        try (FieldCipher cipher = keys.texts(handover.matter())) {
            handover.refuse(new HandoverTexts(Map.of(HandoverText.REMARK, why), cipher), clock.now());
        }
        record(Act.HANDOVER_REFUSED, held(handover), values(handover, Value.REASON, why), List.of(row(handover)));
    }

    /**
     * Who signed last takes it back before it has happened: the giver his offer, the borrower his request; a superior what
     * nobody else can end any more.
     */
    @Requires(Permission.CUSTODY_READ)
    public void withdraw(UUID handoverId) {
        Handover handover = lockedHandover(Permission.CUSTODY_READ, handoverId);
        if (!handover.isOpen()) {
            throw closed(Permission.CUSTODY_HAND_OVER, handover);
        }
        Set<Permission> allowed = gate.allowed(
                matters.find(handover.matter()).orElseThrow(),
                Set.of(Permission.CUSTODY_HAND_OVER, Permission.CUSTODY_APPROVE));
        if (!keepers.mayWithdraw(handover, allowed)) {
            throw refuse(Permission.CUSTODY_HAND_OVER, held(handover).thing(), "custody.not_yours_to_withdraw");
        }
        handover.withdraw(clock.now());
        record(Act.HANDOVER_WITHDRAWN, held(handover), values(handover), List.of(row(handover)));
    }

    private Held locked(Permission permission, UUID evidenceId) {
        Evidence evidence = items.find(evidenceId).filter(Evidence::isThing).orElseThrow(() -> gate.absent(permission));
        gate.requireLocked(permission, evidence.matter());
        return new Held(evidence, items.thing(evidenceId).orElseThrow());
    }

    private Handover lockedHandover(Permission permission, UUID handoverId) {
        // The matter first, then the handover: everybody locks in this order.
        gate.requireLocked(permission, matterOf(permission, handoverId));
        return handovers.lock(handoverId).orElseThrow();
    }

    private UUID matterOf(Permission permission, UUID handoverId) {
        return handovers.find(handoverId).map(Handover::matter).orElseThrow(() -> gate.absent(permission));
    }

    private Held held(Handover handover) {
        return new Held(
                items.find(handover.evidence()).orElseThrow(),
                items.thing(handover.evidence()).orElseThrow());
    }

    private void requireRest(Permission asked, Thing thing) {
        if (!handovers.open(Set.of(thing.id())).isEmpty()) {
            throw refuse(asked, thing, "custody.under_way");
        }
    }

    /** With the handlers a thing is in the hands of each of them; elsewhere in one person's. */
    private void requireKeeper(Thing thing) {
        UUID me = actor.get().account();
        boolean has = thing.whereabouts() == Whereabouts.WITH_HANDLERS
                ? matters.members(thing.matter()).stream()
                        .anyMatch(member -> member.part() == Part.HANDLER
                                && member.account().equals(me))
                : thing.keeper().equals(me);
        if (!has) {
            throw refuse(Permission.CUSTODY_HAND_OVER, thing, "custody.not_in_your_hands");
        }
    }

    private void requireReceiver(Handover handover) {
        if (!handover.receiver().equals(actor.get().account())) {
            throw refuse(Permission.CUSTODY_HAND_OVER, held(handover).thing(), "custody.not_receiver");
        }
    }

    private void requireState(Permission asked, Handover handover, Progress state) {
        if (handover.state() != state) {
            throw closed(asked, handover);
        }
    }

    private RefusedException closed(Permission asked, Handover handover) {
        return refuse(asked, held(handover).thing(), "custody.closed");
    }

    private RefusedException refuse(Permission asked, Thing thing, String key) {
        return gate.refuse(asked.code(), Subject.of("evidence", thing.id(), thing.matter()), List.of(Refusal.of(key)));
    }

    private static Optional<Seal> seal(InputCheck check, String field, @Nullable String code) {
        String known = check.code(field, code, SEALS);
        return known.isEmpty() ? Optional.empty() : Optional.of(Seal.valueOf(known));
    }

    private void record(Act act, Held held, Map<Value, String> more, List<Row> rows) {
        Map<Value, String> values = new EnumMap<>(Value.class);
        values.putAll(more);
        values.put(Value.NUMBER, clues.of(held.thing().matter()).number());
        values.put(Value.ITEM, Integer.toString(held.evidence().item()));
        trail.append(
                act,
                Subject.of("evidence", held.evidence().id(), held.thing().matter()),
                values,
                rows.toArray(Row[]::new));
    }

    private static Map<Value, String> values(Handover handover) {
        Map<Value, String> values = new EnumMap<>(Value.class);
        values.put(Value.PURPOSE, handover.purpose().name());
        return values;
    }

    private static Map<Value, String> values(Handover handover, Value value, String content) {
        Map<Value, String> values = values(handover);
        values.put(value, content);
        return values;
    }

    private static Row row(Handover handover) {
        return new Row("handover", handover.id());
    }
}
