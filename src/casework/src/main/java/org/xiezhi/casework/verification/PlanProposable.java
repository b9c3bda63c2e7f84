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
import org.xiezhi.casework.matter.Matter;
import org.xiezhi.procedure.RankCategory;
import org.xiezhi.procedure.Step;

/** 初核请示: the request to verify, with its plan and team (GZ 33). */
@ApplicationScoped
public class PlanProposable implements Proposable {

    @Inject
    private Clues clues;

    @Inject
    private Reports reports;

    @Inject
    private Team team;

    @Override
    public Step step() {
        return Step.PROPOSE_VERIFICATION;
    }

    @Override
    public RankCategory category(UUID matter) {
        return clues.of(matter).rankCategory();
    }

    @Override
    public SortedMap<String, @Nullable Object> facts(UUID matter) {
        SortedMap<String, @Nullable Object> facts = ClueFacts.of(clues.of(matter));
        facts.put("plan", reports.find(matter).map(VerificationReport::plan).orElse(null));
        facts.put("team", team.ids(matter));
        return facts;
    }

    @Override
    public void approved(Matter matter, Proposal proposal) {
        // The stage says it: the team may begin. Nothing else of the matter changes.
    }
}
