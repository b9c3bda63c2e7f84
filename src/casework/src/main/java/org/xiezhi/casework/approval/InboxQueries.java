package org.xiezhi.casework.approval;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.xiezhi.access.Permission;
import org.xiezhi.casework.audit.Act;
import org.xiezhi.casework.audit.Act.Value;
import org.xiezhi.casework.audit.AuditTrail;
import org.xiezhi.casework.audit.Subject;
import org.xiezhi.casework.matter.Gate;
import org.xiezhi.casework.shared.CurrentActor;
import org.xiezhi.casework.shared.Page;
import org.xiezhi.casework.shared.ServerClock;
import org.xiezhi.casework.shared.Window;
import org.xiezhi.casework.staff.StaffQueries;
import org.xiezhi.procedure.Level;
import org.xiezhi.procedure.Step;

/** What waits for the reader's decision. */
@Stateless
public class InboxQueries {

    @Inject
    private InboxPages pages;

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
     * A line of the inbox.
     *
     * @param used share of the time that has gone, in percent; 100 and more is overdue
     */
    public record Waiting(
            UUID proposal,
            String number,
            Step step,
            Level level,
            String proposer,
            Instant proposed,
            LocalDate due,
            int used) {}

    /**
     * The inbox.
     *
     * @param own what is due at the reader's own level
     * @param below what is due at a lower level that he may stand in for
     */
    public record Inbox(Page<Waiting> own, Page<Waiting> below) {}

    /** What the reader may decide now, the most urgent first. */
    public Inbox inbox(Window own, Window below) {
        gate.require(Permission.APPROVAL_LIST);
        Map<UUID, String> names = staff.names();
        Inbox inbox = new Inbox(page(true, own, names), page(false, below, names));
        trail.append(
                Act.INBOX_OPENED,
                Subject.of("inbox"),
                Map.of(
                        Value.COUNT,
                        Integer.toString(
                                inbox.own().rows().size() + inbox.below().rows().size())));
        return inbox;
    }

    private Page<Waiting> page(boolean own, Window window, Map<UUID, String> names) {
        Page<InboxPages.Found> found = pages.page(own, window, actor.get().actor());
        List<Waiting> rows =
                gate.onlyCleared(Permission.APPROVAL_DECIDE, found.rows(), InboxPages.Found::matter).stream()
                        .map(row -> waiting(row.proposal(), row.due(), names))
                        .toList();
        return new Page<>(rows, found.total(), found.window());
    }

    private Waiting waiting(Proposal proposal, ProposalStep due, Map<UUID, String> names) {
        LocalDate until = due.due().orElse(clock.today());
        return new Waiting(
                proposal.id(),
                String.valueOf(proposal.document().facts().get("number")),
                proposal.step(),
                due.level(),
                names.getOrDefault(proposal.proposer(), ""),
                proposal.proposed(),
                until,
                used(proposal.proposed(), until));
    }

    private int used(Instant from, LocalDate until) {
        Instant end = until.plusDays(1).atStartOfDay(ServerClock.ZONE).toInstant();
        long whole = Math.max(1, Duration.between(from, end).toMinutes());
        long gone = Duration.between(from, clock.now()).toMinutes();
        return (int) Math.min(999, gone * 100 / whole);
    }
}
