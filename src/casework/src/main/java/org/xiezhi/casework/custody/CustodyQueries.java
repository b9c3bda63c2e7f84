package org.xiezhi.casework.custody;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.xiezhi.access.Permission;
import org.xiezhi.casework.audit.Act;
import org.xiezhi.casework.audit.Act.Value;
import org.xiezhi.casework.audit.AuditTrail;
import org.xiezhi.casework.audit.Subject;
import org.xiezhi.casework.custody.Handover.Progress;
import org.xiezhi.casework.custody.Handover.Purpose;
import org.xiezhi.casework.evidence.Thing;
import org.xiezhi.casework.evidence.Thing.Whereabouts;
import org.xiezhi.casework.matter.Gate;
import org.xiezhi.casework.shared.CurrentActor;
import org.xiezhi.casework.shared.Page;
import org.xiezhi.casework.shared.ServerClock;
import org.xiezhi.casework.staff.StaffQueries;

/** The ledger of things, and what waits for somebody; each look leaves an entry. */
@Stateless
public class CustodyQueries {

    @Inject
    private CustodyPages pages;

    @Inject
    private Handovers handovers;

    @Inject
    private Keepers keepers;

    @Inject
    private Gate gate;

    @Inject
    private StaffQueries staff;

    @Inject
    private AuditTrail trail;

    @Inject
    private CurrentActor actor;

    @Inject
    private ServerClock clock;

    /**
     * A line of the ledger: no word of what the thing is.
     *
     * @param under what is under way with it
     * @param gaps how many gaps and irregularities its card lists
     */
    public record Line(
            UUID id,
            String number,
            int item,
            String kind,
            Whereabouts whereabouts,
            String keeper,
            Instant since,
            Optional<LocalDate> due,
            boolean overdue,
            Optional<Progress> under,
            int gaps) {}

    /** A handover whose next step is the reader's. */
    public record Waiting(
            UUID thing,
            String number,
            int item,
            String kind,
            Purpose purpose,
            Progress state,
            String other,
            Instant since) {

        /** The code of what he has to do: approve, lend, take. */
        public String todo() {
            return switch (state) {
                case ASKED -> "approve";
                case APPROVED -> "lend";
                case OFFERED -> "take";
                case TAKEN, REFUSED, WITHDRAWN -> throw new IllegalStateException("nobody waits for what has ended");
            };
        }
    }

    /** The ledger, with what waits for the reader. */
    public record Ledger(List<Waiting> waiting, Page<Line> page) {}

    /** The things that the reader may know of. */
    public Ledger ledger(CustodyFilter filter) {
        gate.require(Permission.CUSTODY_LIST);
        Page<CustodyPages.Found> found = pages.page(filter, actor.get().actor(), clock.today());
        List<CustodyPages.Found> rows =
                gate.onlyCleared(Permission.CUSTODY_LIST, found.rows(), CustodyPages.Found::matter);
        Map<UUID, Handover> open =
                handovers.open(rows.stream().map(row -> row.thing().id()).toList());
        Map<UUID, String> names = staff.names();
        List<Line> lines = rows.stream()
                .map(row -> line(row, Optional.ofNullable(open.get(row.thing().id())), names))
                .toList();
        List<Waiting> waiting = waitingFor(names);
        trail.append(
                Act.CUSTODY_LISTED,
                Subject.of("custody"),
                Map.of(Value.COUNT, Integer.toString(lines.size() + waiting.size())));
        return new Ledger(waiting, new Page<>(lines, found.total(), found.window()));
    }

    private Line line(CustodyPages.Found row, Optional<Handover> open, Map<UUID, String> names) {
        Thing thing = row.thing();
        return new Line(
                thing.id(),
                row.clue().number(),
                row.evidence().item(),
                row.evidence().kind(),
                thing.whereabouts(),
                names.getOrDefault(thing.keeper(), ""),
                thing.since(),
                thing.due(),
                thing.overdue(clock.today()),
                open.map(Handover::state),
                Gap.of(thing, handovers.oldestFirst(thing.id()), keepers.canBeGivenOn(thing), clock.today(), names)
                        .size());
    }

    /** What waits for the reader, for his desk; leaves an entry if there is something to see. */
    public List<Waiting> waiting() {
        gate.require(Permission.CUSTODY_LIST);
        List<Waiting> waiting = waitingFor(staff.names());
        if (!waiting.isEmpty()) {
            trail.append(
                    Act.CUSTODY_LISTED, Subject.of("custody"), Map.of(Value.COUNT, Integer.toString(waiting.size())));
        }
        return waiting;
    }

    private List<Waiting> waitingFor(Map<UUID, String> names) {
        List<CustodyPages.Waiting> rows = gate.onlyCleared(
                Permission.CUSTODY_READ, pages.waiting(actor.get().actor()), CustodyPages.Waiting::matter);
        return rows.stream()
                .map(row -> {
                    Handover handover = row.handover();
                    UUID other = handover.state() == Progress.OFFERED
                            ? handover.giver().orElseThrow()
                            : handover.receiver();
                    return new Waiting(
                            handover.evidence(),
                            row.clue().number(),
                            row.evidence().item(),
                            row.evidence().kind(),
                            handover.purpose(),
                            handover.state(),
                            names.getOrDefault(other, ""),
                            handover.given().or(handover::approved).orElse(handover.begun()));
                })
                .toList();
    }
}
