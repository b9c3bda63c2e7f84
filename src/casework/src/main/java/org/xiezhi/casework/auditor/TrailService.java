package org.xiezhi.casework.auditor;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.xiezhi.access.Permission;
import org.xiezhi.casework.audit.Act;
import org.xiezhi.casework.audit.Act.Value;
import org.xiezhi.casework.audit.AuditTrail;
import org.xiezhi.casework.audit.Integrator;
import org.xiezhi.casework.audit.Subject;
import org.xiezhi.casework.audit.TrailCheck;
import org.xiezhi.casework.audit.TrailLog;
import org.xiezhi.casework.audit.TrailReport;
import org.xiezhi.casework.matter.Gate;
import org.xiezhi.casework.shared.Requires;
import org.xiezhi.ledger.TreeHead;

/** Verifies the trail at the auditor's word. */
@Stateless
public class TrailService {

    @Inject
    private TrailCheck check;

    @Inject
    private Integrator integrator;

    @Inject
    private TrailLog log;

    @Inject
    private Gate gate;

    @Inject
    private AuditTrail trail;

    /** Rebuilds the tree, compares entries and rows; the result is itself an entry. */
    @Requires(Permission.AUDIT_VERIFY)
    public TrailReport verify() {
        gate.require(Permission.AUDIT_VERIFY);
        // What is committed and waits becomes part of the tree first, so that the report covers it.
        integrator.round();
        return recorded(check.run());
    }

    /**
     * The same, and whether the trail continues a checkpoint that the auditor kept outside of the system.
     *
     * @param kept a signed note; cosignatures of witnesses may stand in it
     * @throws org.xiezhi.casework.shared.InvalidException if it is no checkpoint of this log; nothing is verified then
     */
    @Requires(Permission.AUDIT_VERIFY)
    public TrailReport verifyAgainst(@Nullable String kept) {
        gate.require(Permission.AUDIT_VERIFY);
        TreeHead head = KeptCheckpoint.read(kept, log.key()).head();
        integrator.round();
        return recorded(check.against(head));
    }

    /**
     * Verifies what came since such a checkpoint, and the rows that were touched since; everything if the trail does not
     * continue it.
     *
     * @param kept of a verification that found nothing, see {@link #verifyAgainst}
     * @throws org.xiezhi.casework.shared.InvalidException if it is no checkpoint of this log; nothing is verified then
     */
    @Requires(Permission.AUDIT_VERIFY)
    public TrailReport verifySince(@Nullable String kept) {
        gate.require(Permission.AUDIT_VERIFY);
        TreeHead head = KeptCheckpoint.read(kept, log.key()).head();
        integrator.round();
        return recorded(check.since(head));
    }

    private TrailReport recorded(TrailReport report) {
        trail.append(
                Act.TRAIL_VERIFIED,
                Subject.of("trail"),
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
                                .orElse("none")));
        return report;
    }
}
