package org.xiezhi.casework.custody;

import static org.xiezhi.casework.custody.HandoverSteps.LONGEST_TEXT;
import static org.xiezhi.casework.custody.HandoverSteps.row;
import static org.xiezhi.casework.custody.HandoverSteps.seal;
import static org.xiezhi.casework.custody.HandoverSteps.values;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.ArrayList;
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
import org.xiezhi.casework.custody.Handover.Progress;
import org.xiezhi.casework.custody.Handover.Purpose;
import org.xiezhi.casework.custody.Handover.Seal;
import org.xiezhi.casework.custody.HandoverSteps.Held;
import org.xiezhi.casework.evidence.EvidenceItems;
import org.xiezhi.casework.evidence.MatterKeys;
import org.xiezhi.casework.evidence.Thing;
import org.xiezhi.casework.evidence.Thing.Whereabouts;
import org.xiezhi.casework.matter.Gate;
import org.xiezhi.casework.matter.Matters;
import org.xiezhi.casework.shared.CurrentActor;
import org.xiezhi.casework.shared.InputCheck;
import org.xiezhi.casework.shared.Requires;
import org.xiezhi.casework.shared.ServerClock;
import org.xiezhi.vault.field.FieldCipher;

/**
 * Things go from hand to hand: offered by who has them, taken by who gets them; what leads to a loan is the duty of
 * {@link BorrowingService}.
 */
@Stateless
public class HandoverService {

    @Inject
    private Handovers handovers;

    @Inject
    private HandoverSteps steps;

    @Inject
    private EvidenceItems items;

    @Inject
    private MatterKeys keys;

    @Inject
    private Keepers keepers;

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

    /**
     * Who has the thing offers it to a custodian: for the first time, back, or from one custodian to another.
     *
     * @return the handover's id
     */
    @Requires(Permission.CUSTODY_HAND_OVER)
    public UUID offer(UUID evidenceId, HandoverForm form) {
        Held held = steps.lockThing(Permission.CUSTODY_HAND_OVER, evidenceId);
        Thing thing = held.thing();
        steps.requireRest(Permission.CUSTODY_HAND_OVER, thing);
        steps.requireKeeper(thing);
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
        Held held = steps.lockThing(Permission.CUSTODY_APPROVE, evidenceId);
        Thing thing = held.thing();
        steps.requireRest(Permission.CUSTODY_APPROVE, thing);
        if (keepers.canBeGivenOn(thing)) {
            throw steps.refuse(Permission.CUSTODY_APPROVE, thing, "custody.keeper_there");
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

    /**
     * The receiver has the thing in his hands: it counts from now on.
     *
     * @param remark demanded where the seal is broken, or is not as the giver described it
     */
    @Requires(Permission.CUSTODY_HAND_OVER)
    public void take(UUID handoverId, @Nullable String seal, @Nullable String remark) {
        Handover handover = steps.lock(Permission.CUSTODY_HAND_OVER, handoverId);
        steps.requireState(Permission.CUSTODY_HAND_OVER, handover, Progress.OFFERED);
        requireReceiver(handover);
        Held held = steps.of(handover);
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
        Handover handover = steps.lock(Permission.CUSTODY_READ, handoverId);
        switch (handover.state()) {
            case ASKED -> gate.require(Permission.CUSTODY_APPROVE, handover.matter());
            case APPROVED -> steps.requireKeeper(steps.of(handover).thing());
            case OFFERED -> requireReceiver(handover);
            case TAKEN, REFUSED, WITHDRAWN -> throw steps.closed(Permission.CUSTODY_HAND_OVER, handover);
        }
        InputCheck check = new InputCheck();
        String why = check.required("remark", reason, LONGEST_TEXT);
        check.orRefuse();
        try (FieldCipher cipher = keys.texts(handover.matter())) {
            handover.refuse(new HandoverTexts(Map.of(HandoverText.REMARK, why), cipher), clock.now());
        }
        record(Act.HANDOVER_REFUSED, steps.of(handover), values(handover, Value.REASON, why), List.of(row(handover)));
    }

    /**
     * Who signed last takes it back before it has happened: the giver his offer, the borrower his request; a superior what
     * nobody else can end any more.
     */
    @Requires(Permission.CUSTODY_READ)
    public void withdraw(UUID handoverId) {
        Handover handover = steps.lock(Permission.CUSTODY_READ, handoverId);
        if (!handover.isOpen()) {
            throw steps.closed(Permission.CUSTODY_HAND_OVER, handover);
        }
        Set<Permission> allowed = gate.allowed(
                matters.find(handover.matter()).orElseThrow(),
                Set.of(Permission.CUSTODY_HAND_OVER, Permission.CUSTODY_APPROVE));
        if (!keepers.mayWithdraw(handover, allowed)) {
            throw steps.refuse(
                    Permission.CUSTODY_HAND_OVER, steps.of(handover).thing(), "custody.not_yours_to_withdraw");
        }
        handover.withdraw(clock.now());
        record(Act.HANDOVER_WITHDRAWN, steps.of(handover), values(handover), List.of(row(handover)));
    }

    private void requireReceiver(Handover handover) {
        if (!handover.receiver().equals(actor.get().account())) {
            throw steps.refuse(Permission.CUSTODY_HAND_OVER, steps.of(handover).thing(), "custody.not_receiver");
        }
    }

    private void record(Act act, Held held, Map<Value, String> values, List<Row> rows) {
        trail.append(act, held.subject(), steps.told(held, values), rows.toArray(Row[]::new));
    }
}
