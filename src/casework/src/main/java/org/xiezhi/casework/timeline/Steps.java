package org.xiezhi.casework.timeline;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.xiezhi.casework.approval.Decision;
import org.xiezhi.casework.approval.Proposal;
import org.xiezhi.casework.approval.Round;
import org.xiezhi.casework.approval.Sign;
import org.xiezhi.casework.matter.MatterStep;
import org.xiezhi.casework.timeline.Moment.Decided;
import org.xiezhi.casework.timeline.Moment.Taken;
import org.xiezhi.casework.timeline.Moment.WentStale;
import org.xiezhi.casework.timeline.Moment.Who;
import org.xiezhi.procedure.Article;
import org.xiezhi.procedure.Rulebook;
import org.xiezhi.procedure.Step;

/**
 * Brings the steps of a matter and the rounds of its proposals together: a step tells that a proposal ended, only its
 * round tells at which level, or that it went stale.
 */
final class Steps {

    private final Rulebook rulebook;
    private final List<Round> rounds;
    private final Function<UUID, Who> people;

    /**
     * @param rounds those that the reader may know
     */
    Steps(Rulebook rulebook, List<Round> rounds, Function<UUID, Who> people) {
        this.rulebook = rulebook;
        this.rounds = rounds;
        this.people = people;
    }

    /** The steps, each with what its round tells about it. */
    List<Moment> tell(List<MatterStep> steps) {
        List<Moment> told = new ArrayList<>();
        Map<Step, Integer> proposed = new EnumMap<>(Step.class);
        for (MatterStep step : steps) {
            told.add(
                    switch (step.step().kind()) {
                        case ACT -> taken(step, 0, step.remark());
                        case PROPOSAL -> taken(step, proposed.merge(step.step(), 1, Integer::sum), step.remark());
                        case APPROVAL, RETURN, REFUSAL -> ended(step);
                    });
        }
        return told;
    }

    private Taken taken(MatterStep step, int round, String remark) {
        return new Taken(
                step.happened(), people.apply(step.actor()), step.articles(), step.step(), step.stage(), remark, round);
    }

    private Moment ended(MatterStep step) {
        Optional<Round> round = rounds.stream()
                .filter(known -> ends(known.step()).contains(step.step()))
                .filter(known -> !known.proposed().isAfter(step.happened()))
                .reduce((earlier, later) -> later);
        if (round.filter(known -> known.state() == Proposal.State.STALE).isPresent()) {
            return new WentStale(
                    step.happened(),
                    people.apply(step.actor()),
                    step.articles(),
                    round.get().step(),
                    step.stage());
        }
        // A reason is for those who may read the proposal: without its round the step is told without it.
        return round.flatMap(Round::last)
                .<Moment>map(sign -> decided(step, sign))
                .orElseGet(() -> taken(step, 0, ""));
    }

    private Decided decided(MatterStep step, Sign sign) {
        return new Decided(
                step.happened(),
                people.apply(step.actor()),
                step.articles(),
                step.step(),
                sign.decision().orElseThrow(),
                sign.level(),
                sign.heldLevel().orElse(sign.level()),
                sign.reason(),
                Optional.of(step.stage()));
    }

    private List<Step> ends(Step proposal) {
        var decisions = rulebook.decisions(proposal);
        return List.of(decisions.approve(), decisions.sendBack(), decisions.refuse());
    }

    /** The agreements that passed a proposal on: no steps of the matter, yet part of what happened to it. */
    List<Moment> passedOn() {
        List<Moment> told = new ArrayList<>();
        for (Round round : rounds) {
            for (Sign sign : round.passedOn()) {
                told.add(new Decided(
                        sign.when().orElseThrow(),
                        sign.decidedBy().map(people).orElseThrow(),
                        cite(rulebook.chainArticles(round.step())),
                        round.step(),
                        Decision.AGREE,
                        sign.level(),
                        sign.heldLevel().orElse(sign.level()),
                        sign.reason(),
                        Optional.empty()));
            }
        }
        return told;
    }

    static List<String> cite(List<Article> articles) {
        return articles.stream().map(Article::cite).toList();
    }
}
