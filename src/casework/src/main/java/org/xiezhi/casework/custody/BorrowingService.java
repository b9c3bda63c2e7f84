package org.xiezhi.casework.custody;

import static org.xiezhi.casework.custody.HandoverSteps.LONGEST_TEXT;
import static org.xiezhi.casework.custody.HandoverSteps.row;
import static org.xiezhi.casework.custody.HandoverSteps.seal;
import static org.xiezhi.casework.custody.HandoverSteps.values;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.xiezhi.access.Permission;
import org.xiezhi.casework.audit.Act;
import org.xiezhi.casework.audit.Act.Value;
import org.xiezhi.casework.audit.AuditTrail;
import org.xiezhi.casework.custody.Handover.Progress;
import org.xiezhi.casework.custody.Handover.Seal;
import org.xiezhi.casework.custody.HandoverSteps.Held;
import org.xiezhi.casework.evidence.MatterKeys;
import org.xiezhi.casework.evidence.Thing;
import org.xiezhi.casework.evidence.Thing.Whereabouts;
import org.xiezhi.casework.shared.CurrentActor;
import org.xiezhi.casework.shared.InputCheck;
import org.xiezhi.casework.shared.Requires;
import org.xiezhi.casework.shared.ServerClock;
import org.xiezhi.vault.field.FieldCipher;

/** Things that a custodian keeps are lent by approval only: asked for, approved, handed out; the rest is a handover. */
@Stateless
public class BorrowingService {

    @Inject
    private Handovers handovers;

    @Inject
    private HandoverSteps steps;

    @Inject
    private MatterKeys keys;

    @Inject
    private AuditTrail trail;

    @Inject
    private CurrentActor actor;

    @Inject
    private ServerClock clock;

    /** A handler asks for a thing that a custodian keeps; @return the handover's id. */
    @Requires(Permission.CUSTODY_BORROW)
    public UUID ask(UUID evidenceId, @Nullable String reason, @Nullable LocalDate until) {
        Held held = steps.lockThing(Permission.CUSTODY_BORROW, evidenceId);
        Thing thing = held.thing();
        steps.requireRest(Permission.CUSTODY_BORROW, thing);
        if (thing.whereabouts() != Whereabouts.IN_STORE) {
            throw steps.refuse(Permission.CUSTODY_BORROW, thing, "custody.not_in_store");
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
        record(Act.BORROWING_ASKED, held, Map.of(Value.REASON, why), handover);
        return id;
    }

    /** A superior lets the thing be lent (TL 131). */
    @Requires(Permission.CUSTODY_APPROVE)
    public void approve(UUID handoverId) {
        Handover handover = steps.lock(Permission.CUSTODY_APPROVE, handoverId);
        steps.requireState(Permission.CUSTODY_APPROVE, handover, Progress.ASKED);
        handover.approve(actor.get().account(), clock.now());
        record(Act.BORROWING_APPROVED, steps.of(handover), Map.of(), handover);
    }

    /** The custodian hands out what was approved. */
    @Requires(Permission.CUSTODY_HAND_OVER)
    public void lend(UUID handoverId, @Nullable String seal) {
        Handover handover = steps.lock(Permission.CUSTODY_HAND_OVER, handoverId);
        steps.requireState(Permission.CUSTODY_HAND_OVER, handover, Progress.APPROVED);
        Held held = steps.of(handover);
        steps.requireKeeper(held.thing());
        InputCheck check = new InputCheck();
        Optional<Seal> found = seal(check, "seen", seal);
        check.orRefuse();
        Seal seen = found.orElseThrow();
        handover.give(actor.get().account(), seen, clock.now());
        record(Act.HANDOVER_OFFERED, held, values(handover, Value.SEAL, seen.name()), handover);
    }

    private void record(Act act, Held held, Map<Value, String> values, Handover handover) {
        trail.append(act, held.subject(), steps.told(held, values), row(handover));
    }
}
