package org.xiezhi.casework.auditor;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Map;
import org.xiezhi.access.Permission;
import org.xiezhi.casework.audit.Act;
import org.xiezhi.casework.audit.Act.Value;
import org.xiezhi.casework.audit.AuditTrail;
import org.xiezhi.casework.audit.Integrator;
import org.xiezhi.casework.audit.Subject;
import org.xiezhi.casework.audit.TrailCheck;
import org.xiezhi.casework.audit.TrailReport;
import org.xiezhi.casework.matter.Gate;
import org.xiezhi.casework.shared.Requires;

/** Verifies the trail at the auditor's word. */
@Stateless
public class TrailService {

    @Inject
    private TrailCheck check;

    @Inject
    private Integrator integrator;

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
        TrailReport report = check.run();
        trail.append(
                Act.TRAIL_VERIFIED,
                Subject.of("trail"),
                Map.of(Value.COUNT, Long.toString(report.entries()), Value.FINDINGS, Long.toString(report.total())));
        return report;
    }
}
