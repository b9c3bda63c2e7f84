package org.xiezhi.workbench.matter;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.xiezhi.access.Role;
import org.xiezhi.casework.approval.Proposal;
import org.xiezhi.casework.approval.ProposalQueries.Summary;
import org.xiezhi.casework.matter.StepTaken;
import org.xiezhi.casework.matter.TheRulebook;
import org.xiezhi.casework.shared.ServerClock;
import org.xiezhi.procedure.Limit;
import org.xiezhi.procedure.Rulebook;
import org.xiezhi.procedure.Stage;
import org.xiezhi.procedure.Step;
import org.xiezhi.workbench.words.Words;

/** Reads from the rulebook and a matter's record what comes next, who has it, until when. */
@ApplicationScoped
public class Standings {

    /** The kinds of step that carry a matter forward. */
    private static final Set<Step.Kind> FORWARD = EnumSet.of(Step.Kind.ACT, Step.Kind.PROPOSAL, Step.Kind.APPROVAL);

    @Inject
    private TheRulebook rulebook;

    @Inject
    private Words words;

    /**
     * Where a matter stands, in words.
     *
     * @param proposals those that the reader may know
     */
    public Standing of(
            Stage stage, String room, List<String> handlers, List<StepTaken> steps, List<Summary> proposals) {
        Rulebook rules = rulebook.get();
        Optional<Step> next = Arrays.stream(Step.values())
                .filter(step -> FORWARD.contains(step.kind()))
                .filter(step -> rules.step(stage, step)
                        .next()
                        .filter(after -> after != stage)
                        .isPresent())
                .findFirst();
        Optional<Summary> open = proposals.stream()
                .filter(proposal -> proposal.state() == Proposal.State.OPEN)
                .findFirst();
        return new Standing(
                stage,
                next,
                holder(stage, room, handlers, open),
                open.flatMap(Summary::due).or(() -> limit(stage, steps)),
                next.map(rules::articles).orElseGet(() -> rules.articles(stage)));
    }

    private String holder(Stage stage, String room, List<String> handlers, Optional<Summary> open) {
        return switch (stage) {
            case REGISTERED -> words.label(Role.CASE_SUPERVISOR);
            case ASSIGNED -> words.say("matter.text.head_of", room);
            case HANDLING, VERIFYING, VERIFIED, FILED -> String.join(words.get("general.text.comma"), handlers);
            case ASSIGNMENT_PROPOSED, VERIFICATION_PROPOSED, VERIFICATION_REPORTED, FILING_PROPOSED ->
                open.flatMap(Summary::dueLevel).map(words::label).orElseGet(() -> words.get("matter.text.approvers"));
        };
    }

    private Optional<LocalDate> limit(Stage stage, List<StepTaken> steps) {
        return switch (stage) {
            case ASSIGNED, HANDLING -> since(steps, Step.APPROVE_ASSIGNMENT, Limit.HANDLING_OPINION);
            case VERIFYING -> since(steps, Step.APPROVE_VERIFICATION, Limit.VERIFICATION);
            case REGISTERED,
                    ASSIGNMENT_PROPOSED,
                    VERIFICATION_PROPOSED,
                    VERIFICATION_REPORTED,
                    VERIFIED,
                    FILING_PROPOSED,
                    FILED -> Optional.empty();
        };
    }

    private Optional<LocalDate> since(List<StepTaken> steps, Step begun, Limit limit) {
        return steps.stream()
                .filter(taken -> taken.step() == begun)
                .reduce((earlier, later) -> later)
                .map(taken -> rulebook.get()
                        .due(limit, taken.happened().atZone(ServerClock.ZONE).toLocalDate()));
    }
}
