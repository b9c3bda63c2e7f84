package org.xiezhi.casework.verification;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.xiezhi.access.Permission;
import org.xiezhi.casework.approval.ProposalService;
import org.xiezhi.casework.audit.Act;
import org.xiezhi.casework.audit.Act.Value;
import org.xiezhi.casework.audit.AuditTrail;
import org.xiezhi.casework.audit.Row;
import org.xiezhi.casework.audit.Subject;
import org.xiezhi.casework.clue.Clues;
import org.xiezhi.casework.matter.Gate;
import org.xiezhi.casework.matter.Matter;
import org.xiezhi.casework.matter.TheRulebook;
import org.xiezhi.casework.shared.ConflictException;
import org.xiezhi.casework.shared.CurrentActor;
import org.xiezhi.casework.shared.InputCheck;
import org.xiezhi.casework.shared.Refusal;
import org.xiezhi.casework.shared.Requires;
import org.xiezhi.casework.shared.ServerClock;
import org.xiezhi.procedure.Stage;
import org.xiezhi.procedure.Step;

/** Proposes verification, takes its report, the members' signatures, and sends the report up. */
@Stateless
public class VerificationService {

    static final int LONGEST_TEXT = 8_000;

    /** 拟立案: the one outcome that this version of the rulebook carries on. */
    public static final String FILE = "FILE";

    @Inject
    private Reports reports;

    @Inject
    private Team team;

    @Inject
    private Clues clues;

    @Inject
    private Gate gate;

    @Inject
    private TheRulebook rulebook;

    @Inject
    private ProposalService proposals;

    @Inject
    private AuditTrail trail;

    @Inject
    private CurrentActor actor;

    @Inject
    private ServerClock clock;

    /** Asks for leave to verify, with the plan: object, questions, measures (GZ 33). */
    @Requires(Permission.VERIFICATION_PROPOSE)
    public UUID propose(UUID matterId, @Nullable String plan) {
        Matter matter = gate.requireLocked(Permission.VERIFICATION_PROPOSE, matterId);
        gate.requireStep(matter, Step.PROPOSE_VERIFICATION);
        gate.requireRuling(
                Step.PROPOSE_VERIFICATION.name(),
                matter,
                rulebook.get()
                        .team(Step.PROPOSE_VERIFICATION, team.members(matterId).size()));
        InputCheck check = new InputCheck();
        String checked = check.required("plan", plan, LONGEST_TEXT);
        check.orRefuse();
        VerificationReport report = reports.find(matterId).orElseGet(() -> {
            VerificationReport begun = new VerificationReport(clock.nextId(), matterId, "");
            reports.add(begun);
            return begun;
        });
        report.plan(checked);
        trail.append(
                Act.PLAN_WRITTEN,
                subject(report, matterId),
                Map.of(Value.NUMBER, number(matterId)),
                new Row("verification_report", report.id()));
        return proposals
                .propose(matter, Step.PROPOSE_VERIFICATION, new TreeMap<>(), number(matterId))
                .id();
    }

    /**
     * Writes the report. Signatures under an earlier text no longer count.
     *
     * @param version the version that the writer read; an older one is a conflict
     */
    @Requires(Permission.VERIFICATION_REPORT)
    public void write(UUID matterId, ReportForm form, long version) {
        Matter matter = gate.requireLocked(Permission.VERIFICATION_REPORT, matterId);
        requireVerifying(matter);
        InputCheck check = new InputCheck();
        String findings = check.required("findings", form.findings(), LONGEST_TEXT);
        String basis = check.required("basis", form.basis(), LONGEST_TEXT);
        String outcome = check.code("outcome", form.outcome(), List.of(FILE));
        check.orRefuse();
        VerificationReport report =
                reports.find(matterId).orElseThrow(() -> gate.absent(Permission.VERIFICATION_REPORT));
        if (report.version() != version) {
            throw new ConflictException("report of matter " + matterId);
        }
        report.write(findings, basis, outcome);
        trail.append(
                Act.REPORT_WRITTEN,
                subject(report, matterId),
                Map.of(Value.NUMBER, number(matterId), Value.DOCUMENT, report.hash()),
                new Row("verification_report", report.id()));
    }

    /**
     * Signs the report as the signer read it.
     *
     * @param seenHash hash of the text on the signer's screen
     */
    @Requires(Permission.VERIFICATION_SIGN)
    public void sign(UUID matterId, String seenHash) {
        Matter matter = gate.requireLocked(Permission.VERIFICATION_SIGN, matterId);
        requireVerifying(matter);
        VerificationReport report = written(matter);
        if (!report.hash().equals(seenHash)) {
            throw new ConflictException("report of matter " + matterId);
        }
        ReportSignature signature = signature(report);
        trail.append(
                Act.REPORT_SIGNED,
                subject(report, matterId),
                Map.of(Value.NUMBER, number(matterId), Value.DOCUMENT, report.hash()),
                new Row("report_signature", signature.id()));
    }

    private ReportSignature signature(VerificationReport report) {
        UUID signer = actor.get().account();
        Optional<ReportSignature> earlier = reports.signatures(report).stream()
                .filter(signature -> signature.account().equals(signer))
                .findFirst();
        if (earlier.isPresent()) {
            earlier.get().renew(clock.now(), report.hash());
            return earlier.get();
        }
        ReportSignature made = new ReportSignature(clock.nextId(), report.id(), signer, clock.now(), report.hash());
        reports.add(made);
        return made;
    }

    /** Sends the report up once every member has signed it. */
    @Requires(Permission.VERIFICATION_REPORT)
    public UUID submit(UUID matterId) {
        Matter matter = gate.requireLocked(Permission.VERIFICATION_REPORT, matterId);
        gate.requireStep(matter, Step.REPORT_VERIFICATION);
        VerificationReport report = written(matter);
        gate.requireRuling(
                Step.REPORT_VERIFICATION.name(),
                matter,
                rulebook.get().signed(Step.REPORT_VERIFICATION, team.members(matterId), reports.signers(report)));
        return proposals
                .propose(matter, Step.REPORT_VERIFICATION, new TreeMap<>(), number(matterId))
                .id();
    }

    /** The report is written and signed at the stage at which it may be sent up, not later. */
    private void requireVerifying(Matter matter) {
        if (matter.stage() != Stage.VERIFYING) {
            gate.requireStep(matter, Step.REPORT_VERIFICATION);
        }
    }

    private VerificationReport written(Matter matter) {
        return reports.find(matter.id())
                .filter(report -> !report.findings().isEmpty())
                .orElseThrow(() -> gate.refuse(
                        Step.REPORT_VERIFICATION.name(),
                        Subject.of("matter", matter.id(), matter.id()),
                        List.of(Refusal.of("verification.report_missing"))));
    }

    private String number(UUID matterId) {
        return clues.of(matterId).number();
    }

    private static Subject subject(VerificationReport report, UUID matterId) {
        return Subject.of("verification", report.id(), matterId);
    }
}
