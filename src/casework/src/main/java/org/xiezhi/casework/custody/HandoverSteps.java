package org.xiezhi.casework.custody;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.xiezhi.access.Permission;
import org.xiezhi.casework.audit.Act.Value;
import org.xiezhi.casework.audit.Row;
import org.xiezhi.casework.audit.Subject;
import org.xiezhi.casework.clue.Clues;
import org.xiezhi.casework.custody.Handover.Progress;
import org.xiezhi.casework.custody.Handover.Seal;
import org.xiezhi.casework.evidence.Evidence;
import org.xiezhi.casework.evidence.EvidenceItems;
import org.xiezhi.casework.evidence.Thing;
import org.xiezhi.casework.evidence.Thing.Whereabouts;
import org.xiezhi.casework.matter.Gate;
import org.xiezhi.casework.matter.MatterMember.Part;
import org.xiezhi.casework.matter.Matters;
import org.xiezhi.casework.shared.CurrentActor;
import org.xiezhi.casework.shared.InputCheck;
import org.xiezhi.casework.shared.Refusal;
import org.xiezhi.casework.shared.RefusedException;

/** What each step of a handover begins and ends with: the locks, who may take the step now, and what its entry tells. */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class HandoverSteps {

    static final int LONGEST_TEXT = 500;

    private static final List<String> SEALS =
            Arrays.stream(Seal.values()).map(Enum::name).toList();

    @Inject
    private Handovers handovers;

    @Inject
    private EvidenceItems items;

    @Inject
    private Clues clues;

    @Inject
    private Matters matters;

    @Inject
    private Gate gate;

    @Inject
    private CurrentActor actor;

    /** A thing under the lock of its matter. */
    public record Held(Evidence evidence, Thing thing) {

        Subject subject() {
            return Subject.of("evidence", evidence.id(), thing.matter());
        }
    }

    /** The thing, under the lock of its matter. */
    public Held lockThing(Permission permission, UUID evidenceId) {
        Evidence evidence = items.find(evidenceId).filter(Evidence::isThing).orElseThrow(() -> gate.absent(permission));
        gate.requireLocked(permission, evidence.matter());
        return new Held(evidence, items.thing(evidenceId).orElseThrow());
    }

    /** The handover, under its own lock and that of its matter. */
    public Handover lock(Permission permission, UUID handoverId) {
        // The matter first, then the handover: everybody locks in this order.
        gate.requireLocked(permission, matterOf(permission, handoverId));
        return handovers.lock(handoverId).orElseThrow();
    }

    private UUID matterOf(Permission permission, UUID handoverId) {
        return handovers.find(handoverId).map(Handover::matter).orElseThrow(() -> gate.absent(permission));
    }

    /** The thing of a handover that is locked. */
    public Held of(Handover handover) {
        return new Held(
                items.find(handover.evidence()).orElseThrow(),
                items.thing(handover.evidence()).orElseThrow());
    }

    /** Refuses where another handover of the thing is under way. */
    public void requireRest(Permission asked, Thing thing) {
        if (!handovers.open(Set.of(thing.id())).isEmpty()) {
            throw refuse(asked, thing, "custody.under_way");
        }
    }

    /** With the handlers a thing is in the hands of each of them; elsewhere in one person's. */
    public void requireKeeper(Thing thing) {
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

    /** Refuses where somebody has taken another step meanwhile. */
    public void requireState(Permission asked, Handover handover, Progress state) {
        if (handover.state() != state) {
            throw closed(asked, handover);
        }
    }

    public RefusedException closed(Permission asked, Handover handover) {
        return refuse(asked, of(handover).thing(), "custody.closed");
    }

    public RefusedException refuse(Permission asked, Thing thing, String key) {
        return gate.refuse(asked.code(), Subject.of("evidence", thing.id(), thing.matter()), List.of(Refusal.of(key)));
    }

    /** What the entry of a step tells: these values, and which thing of which matter it is. */
    public Map<Value, String> told(Held held, Map<Value, String> more) {
        Map<Value, String> values = new EnumMap<>(Value.class);
        values.putAll(more);
        values.put(Value.NUMBER, clues.of(held.thing().matter()).number());
        values.put(Value.ITEM, Integer.toString(held.evidence().item()));
        return values;
    }

    static Map<Value, String> values(Handover handover) {
        Map<Value, String> values = new EnumMap<>(Value.class);
        values.put(Value.PURPOSE, handover.purpose().name());
        return values;
    }

    static Map<Value, String> values(Handover handover, Value value, String content) {
        Map<Value, String> values = values(handover);
        values.put(value, content);
        return values;
    }

    static Row row(Handover handover) {
        return new Row("handover", handover.id());
    }

    /** The seal as somebody describes it; empty if he names none, which the check then tells. */
    static Optional<Seal> seal(InputCheck check, String field, @Nullable String code) {
        String known = check.code(field, code, SEALS);
        return known.isEmpty() ? Optional.empty() : Optional.of(Seal.valueOf(known));
    }
}
