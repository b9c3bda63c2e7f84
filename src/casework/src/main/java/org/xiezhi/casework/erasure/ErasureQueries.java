package org.xiezhi.casework.erasure;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.xiezhi.access.Permission;
import org.xiezhi.casework.audit.Act;
import org.xiezhi.casework.audit.Act.Value;
import org.xiezhi.casework.audit.AuditTrail;
import org.xiezhi.casework.audit.ErasableSet;
import org.xiezhi.casework.audit.ErasableValues;
import org.xiezhi.casework.audit.ErasureScope;
import org.xiezhi.casework.audit.Subject;
import org.xiezhi.casework.erasure.Erasure.ChosenBy;
import org.xiezhi.casework.erasure.Erasure.Progress;
import org.xiezhi.casework.matter.Gate;
import org.xiezhi.casework.shared.Page;
import org.xiezhi.casework.shared.ServerClock;
import org.xiezhi.casework.shared.Settings;
import org.xiezhi.casework.shared.Window;
import org.xiezhi.casework.staff.StaffQueries;

/** Proposals to erase, as their proposer and their approver see them; never what a value says. */
@Stateless
public class ErasureQueries {

    @Inject
    private ErasureProposals proposals;

    @Inject
    private ErasableValues values;

    @Inject
    private StaffQueries staff;

    @Inject
    private Settings settings;

    @Inject
    private Gate gate;

    @Inject
    private AuditTrail trail;

    @Inject
    private ServerClock clock;

    /** How a proposal stands for whoever looks. */
    public enum ErasureState {
        OPEN,
        /** Nobody decided in time. */
        EXPIRED,
        DONE,
        REFUSED,
        WITHDRAWN
    }

    /** A line of a list. */
    public record Line(
            UUID id,
            String number,
            ErasureState state,
            String ground,
            List<Value> kinds,
            int count,
            String proposer,
            Instant proposed,
            Optional<Instant> decided) {}

    /** How many values of one kind. */
    public record Kind(Value value, long count) {}

    /**
     * One proposal before its approver.
     *
     * @param hash of the set, to be sent back with the approval
     */
    public record Opened(
            UUID id,
            String number,
            ErasureState state,
            String ground,
            String reason,
            ChosenBy chosenBy,
            Optional<LocalDate> from,
            Optional<LocalDate> to,
            List<Kind> kinds,
            int count,
            String hash,
            String proposer,
            Instant proposed,
            Instant expires,
            Optional<String> decidedBy,
            Optional<Instant> decided,
            String answer) {}

    /** Every proposal there ever was, or those in a state, the newest first. */
    public Page<Line> list(Optional<ErasureState> state, Window window) {
        gate.require(Permission.ERASURE_PROPOSE);
        Page<Erasure> found = proposals.page(state, clock.now(), window);
        Page<Line> page = new Page<>(lines(found.rows()), found.total(), found.window());
        trail.append(
                Act.ERASURES_LISTED,
                Subject.of("erasure"),
                Map.of(Value.COUNT, Integer.toString(page.rows().size())));
        return page;
    }

    /** How many days old a value must be to be erased. */
    public long days() {
        return settings.erasureAge().toDays();
    }

    /**
     * How many values of each kind the form would choose at this moment; a look that leaves an entry.
     *
     * @throws org.xiezhi.casework.shared.InvalidException if what the set depends on is wrong
     */
    public List<Kind> count(ErasureForm form) {
        gate.require(Permission.ERASURE_PROPOSE);
        ErasureScope scope = CheckedErasure.scope(form, staff.names().keySet());
        ErasableSet set = values.find(scope, clock.now().minus(settings.erasureAge()), ErasureService.MOST);
        trail.append(
                Act.ERASURE_COUNTED,
                Subject.of("erasure"),
                Map.of(
                        Value.KINDS,
                        scope.kinds().stream().map(Value::code).sorted().collect(Collectors.joining(",")),
                        Value.COUNT,
                        Integer.toString(set.names().size())));
        return kinds(set);
    }

    /** Those that the approver has to decide, the oldest first; he is asked for his right. */
    public List<Line> waiting() {
        gate.require(Permission.ERASURE_APPROVE);
        return lines(proposals.open()).stream()
                .filter(line -> line.state() == ErasureState.OPEN)
                .toList();
    }

    /** One proposal for its approver. */
    public Opened open(UUID id) {
        gate.require(Permission.ERASURE_APPROVE);
        Erasure erasure = proposals.find(id).orElseThrow(() -> gate.absent(Permission.ERASURE_APPROVE));
        Map<UUID, String> names = staff.names();
        trail.append(
                Act.ERASURE_OPENED,
                Subject.of("erasure", id),
                Map.of(Value.NUMBER, erasure.number(), Value.SHA256, erasure.hash()));
        return new Opened(
                id,
                erasure.number(),
                state(erasure),
                erasure.ground(),
                erasure.reason(),
                erasure.chosenBy(),
                erasure.from(),
                erasure.to(),
                kinds(proposals.set(id)),
                erasure.count(),
                erasure.hash(),
                names.getOrDefault(erasure.proposer(), ""),
                erasure.proposed(),
                erasure.expires(),
                erasure.decidedBy().map(by -> names.getOrDefault(by, "")),
                erasure.decided(),
                erasure.answer());
    }

    private List<Line> lines(List<Erasure> erasures) {
        Map<UUID, String> names = staff.names();
        return erasures.stream()
                .map(erasure -> new Line(
                        erasure.id(),
                        erasure.number(),
                        state(erasure),
                        erasure.ground(),
                        values(erasure.kinds()),
                        erasure.count(),
                        names.getOrDefault(erasure.proposer(), ""),
                        erasure.proposed(),
                        erasure.decided()))
                .toList();
    }

    private ErasureState state(Erasure erasure) {
        return erasure.state() == Progress.OPEN && !clock.now().isBefore(erasure.expires())
                ? ErasureState.EXPIRED
                : ErasureState.valueOf(erasure.state().name());
    }

    private static List<Value> values(String codes) {
        List<String> asked = List.of(codes.split(",", -1));
        return Arrays.stream(Value.values())
                .filter(value -> asked.contains(value.code()))
                .toList();
    }

    private static List<Kind> kinds(ErasableSet set) {
        SortedMap<String, Long> counts = set.kinds();
        List<Kind> kinds = new ArrayList<>();
        for (Value value : Value.values()) {
            Long count = counts.get(value.code());
            if (count != null) {
                kinds.add(new Kind(value, count));
            }
        }
        return kinds;
    }
}
