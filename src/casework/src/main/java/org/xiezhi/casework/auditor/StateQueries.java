package org.xiezhi.casework.auditor;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.xiezhi.access.Permission;
import org.xiezhi.casework.audit.Act;
import org.xiezhi.casework.audit.Act.Value;
import org.xiezhi.casework.audit.AuditTrail;
import org.xiezhi.casework.audit.CheckpointWatch;
import org.xiezhi.casework.audit.Subject;
import org.xiezhi.casework.audit.TrailLog;
import org.xiezhi.casework.audit.TrailLog.Signing;
import org.xiezhi.casework.auditor.TrailQueries.Head;
import org.xiezhi.casework.matter.Gate;
import org.xiezhi.casework.shared.NotFoundException;
import org.xiezhi.casework.shared.Page;
import org.xiezhi.casework.shared.Window;
import org.xiezhi.casework.witness.WitnessState;
import org.xiezhi.casework.witness.Witnesses;

/** How the trail stands, and what verifications found; numbers only. */
@Stateless
public class StateQueries {

    private static final int ANSWERED = 20;

    @Inject
    private TrailQueries queries;

    @Inject
    private TrailLog log;

    @Inject
    private CheckpointWatch watch;

    @Inject
    private Witnesses witnesses;

    @Inject
    private KeptReports reports;

    @Inject
    private TrailAlarms alarms;

    @Inject
    private Gate gate;

    @Inject
    private AuditTrail trail;

    /**
     * The trail at a glance.
     *
     * @param published when the checkpoint was written to the disk
     * @param unsignedSince since when entries wait for a signed checkpoint, if that is an alarm
     * @param witnesses empty if nobody is asked
     * @param last the newest report
     * @param whole the newest report on everything
     */
    public record State(
            Optional<Head> head,
            Optional<Instant> published,
            Signing signing,
            Optional<Instant> unsignedSince,
            Optional<WitnessState> witnesses,
            Optional<Report> last,
            Optional<Report> whole,
            List<Alarm> unanswered,
            List<Alarm> answered) {}

    public State state() {
        gate.require(Permission.AUDIT_READ);
        trail.append(Act.TRAIL_STATE_OPENED, Subject.of("trail"));
        return new State(
                queries.head(),
                log.publishedAt(),
                log.signing(),
                watch.lateSince(),
                witnesses.state(),
                reports.newest(1).stream().findFirst().map(KeptReport::view),
                reports.lastWhole().map(KeptReport::view),
                alarms.unanswered().stream().map(Alarm::of).toList(),
                alarms.answered(ANSWERED).stream().map(Alarm::of).toList());
    }

    /** How many alarms wait for an answer; for the auditor's desk. */
    public long unanswered() {
        gate.require(Permission.AUDIT_READ);
        return alarms.unanswered().size();
    }

    /** The reports of verifications, the newest first. */
    public Page<Report> reports(Window window) {
        gate.require(Permission.AUDIT_READ);
        Page<KeptReport> found = reports.page(window);
        List<Report> rows = found.rows().stream().map(KeptReport::view).toList();
        trail.append(Act.TRAIL_REPORTS_LISTED, Subject.of("trail"), Map.of(Value.COUNT, Integer.toString(rows.size())));
        return new Page<>(rows, found.total(), found.window());
    }

    /**
     * One report.
     *
     * @throws NotFoundException if there is none of this id
     */
    public Report report(UUID id) {
        gate.require(Permission.AUDIT_READ);
        Report report = reports.find(id).map(KeptReport::view).orElseThrow(() -> new NotFoundException("report " + id));
        trail.append(
                Act.TRAIL_REPORT_OPENED,
                Subject.of("trail", id),
                Map.of(Value.COUNT, Long.toString(report.report().entries())));
        return report;
    }
}
