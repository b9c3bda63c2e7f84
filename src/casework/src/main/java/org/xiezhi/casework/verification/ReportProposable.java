package org.xiezhi.casework.verification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.SortedMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.xiezhi.casework.approval.Proposable;
import org.xiezhi.casework.approval.Proposal;
import org.xiezhi.casework.clue.ClueFacts;
import org.xiezhi.casework.clue.Clues;
import org.xiezhi.casework.evidence.EvidenceItems;
import org.xiezhi.casework.matter.Matter;
import org.xiezhi.procedure.RankCategory;
import org.xiezhi.procedure.Step;

/** 初核报告: what the team found, signed by every member (GZ 35), with the outcome it proposes. */
@ApplicationScoped
public class ReportProposable implements Proposable {

    @Inject
    private Clues clues;

    @Inject
    private Reports reports;

    @Inject
    private EvidenceItems evidence;

    @Inject
    private Team team;

    @Override
    public Step step() {
        return Step.REPORT_VERIFICATION;
    }

    @Override
    public RankCategory category(UUID matter) {
        return clues.of(matter).rankCategory();
    }

    @Override
    public SortedMap<String, @Nullable Object> facts(UUID matter) {
        SortedMap<String, @Nullable Object> facts = ClueFacts.of(clues.of(matter));
        VerificationReport report = reports.find(matter)
                .orElseThrow(() -> new IllegalStateException("expected a report of matter " + matter + ", found none"));
        facts.put("findings", report.findings());
        facts.put("basis", report.basis());
        facts.put("outcome", report.outcome());
        facts.put("reportHash", report.hash());
        facts.put(
                "signers",
                reports.signers(report).stream().map(UUID::toString).sorted().toList());
        facts.put("team", team.ids(matter));
        facts.put("evidence", evidence.facts(matter));
        return facts;
    }

    @Override
    public void approved(Matter matter, Proposal proposal) {
        // The stage says it: filing may be proposed. Nothing else of the matter changes.
    }
}
