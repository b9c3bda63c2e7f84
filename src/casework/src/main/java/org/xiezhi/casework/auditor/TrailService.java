package org.xiezhi.casework.auditor;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.xiezhi.access.Permission;
import org.xiezhi.casework.audit.Act;
import org.xiezhi.casework.audit.Act.Value;
import org.xiezhi.casework.audit.AuditTrail;
import org.xiezhi.casework.audit.Integrator;
import org.xiezhi.casework.audit.Row;
import org.xiezhi.casework.audit.Subject;
import org.xiezhi.casework.audit.TrailCheck;
import org.xiezhi.casework.audit.TrailLog;
import org.xiezhi.casework.audit.TrailProgress;
import org.xiezhi.casework.audit.TrailReport;
import org.xiezhi.casework.matter.Gate;
import org.xiezhi.casework.shared.CurrentActor;
import org.xiezhi.casework.shared.OpenToAll;
import org.xiezhi.casework.shared.Requires;
import org.xiezhi.casework.shared.ServerClock;
import org.xiezhi.casework.shared.Settings;
import org.xiezhi.casework.shared.SignedIn;
import org.xiezhi.ledger.TreeHead;

/** Verifies the trail at the auditor's word or by the schedule, and keeps what was found; each report is itself an entry. */
@Stateless
public class TrailService {

    /** So often the schedule looks at everything; in between at what came since a verification that found nothing. */
    static final Duration WHOLE = Duration.ofDays(7);

    @Inject
    private TrailCheck check;

    @Inject
    private Integrator integrator;

    @Inject
    private TrailLog log;

    @Inject
    private KeptReports reports;

    @Inject
    private Gate gate;

    @Inject
    private AuditTrail trail;

    @Inject
    private CurrentActor actor;

    @Inject
    private Settings settings;

    @Inject
    private ServerClock clock;

    /** Rebuilds the tree, compares entries and rows. */
    @Requires(Permission.AUDIT_VERIFY)
    public Report verify(TrailProgress progress) {
        gate.require(Permission.AUDIT_VERIFY);
        return whole(progress);
    }

    /**
     * The same, and whether the trail continues a checkpoint that the auditor kept outside of the system.
     *
     * @param kept a signed note; cosignatures of witnesses may stand in it
     * @throws org.xiezhi.casework.shared.InvalidException if it is no checkpoint of this log; nothing is verified then
     */
    @Requires(Permission.AUDIT_VERIFY)
    public Report verifyAgainst(@Nullable String kept, TrailProgress progress) {
        gate.require(Permission.AUDIT_VERIFY);
        TreeHead head = KeptCheckpoint.read(kept, log.key()).head();
        integrator.round();
        return recorded(check.against(head, progress));
    }

    /**
     * Verifies what came since such a checkpoint, and the rows that were touched since; everything if the trail does not
     * continue it.
     *
     * @param kept of a verification that found nothing, see {@link #verifyAgainst}
     * @throws org.xiezhi.casework.shared.InvalidException if it is no checkpoint of this log; nothing is verified then
     */
    @Requires(Permission.AUDIT_VERIFY)
    public Report verifySince(@Nullable String kept, TrailProgress progress) {
        gate.require(Permission.AUDIT_VERIFY);
        return since(KeptCheckpoint.read(kept, log.key()).head(), progress);
    }

    /** Whether what was pasted is a checkpoint of this log, before a verification begins that takes long. */
    @Requires(Permission.AUDIT_VERIFY)
    public void demandCheckpoint(@Nullable String kept) {
        gate.require(Permission.AUDIT_VERIFY);
        KeptCheckpoint.read(kept, log.key());
    }

    /** Whether the schedule wants a verification now. */
    @OpenToAll(because = "the product verifies itself by the schedule; it changes nothing")
    public boolean due() {
        Instant now = clock.now();
        return reports.newest(1).stream()
                .noneMatch(last -> last.ended().plus(settings.verifyPeriod()).isAfter(now));
    }

    /**
     * Verifies by the schedule: everything once in {@link #WHOLE} and after a verification that found something, else what
     * came since the last one.
     */
    @OpenToAll(because = "the product verifies itself by the schedule; only auditors read what was found")
    public Report verifyBySchedule(TrailProgress progress) {
        Optional<KeptReport> last = reports.newest(1).stream().findFirst().filter(KeptReport::clean);
        boolean wholeIsYoung = reports.lastWhole()
                .filter(whole -> whole.ended().plus(WHOLE).isAfter(clock.now()))
                .isPresent();
        return last.filter(report -> wholeIsYoung)
                .map(report -> KeptCheckpoint.read(report.report().checkpoint(), log.key())
                        .head())
                .map(head -> since(head, progress))
                .orElseGet(() -> whole(progress));
    }

    private Report whole(TrailProgress progress) {
        // What is committed and waits becomes part of the tree first, so that the report covers it.
        integrator.round();
        return recorded(check.run(progress));
    }

    private Report since(TreeHead head, TrailProgress progress) {
        integrator.round();
        return recorded(check.since(head, progress));
    }

    private Report recorded(TrailReport report) {
        KeptReport kept =
                new KeptReport(clock.nextId(), clock.now(), actor.who().map(SignedIn::account), report);
        reports.add(kept);
        trail.append(
                Act.TRAIL_VERIFIED,
                Subject.of("trail", kept.id()),
                Map.of(
                        Value.COUNT,
                        Long.toString(report.entries()),
                        Value.FINDINGS,
                        Long.toString(report.total()),
                        Value.ERASED,
                        Long.toString(report.erased()),
                        Value.VERIFIED,
                        report.since() == 0 ? "whole" : "since " + report.since(),
                        Value.COMPARED,
                        report.kept()
                                .map(head -> head.size() + " " + head.root().base64())
                                .orElse("none")),
                new Row("trail_report", kept.id()));
        return kept.view();
    }
}
