package org.xiezhi.workbench.matter;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.NullUnmarked;
import org.xiezhi.access.Role;
import org.xiezhi.casework.approval.Round;
import org.xiezhi.casework.approval.Sign;
import org.xiezhi.casework.matter.TheRulebook;
import org.xiezhi.casework.shared.ServerClock;
import org.xiezhi.casework.timeline.Position;
import org.xiezhi.procedure.Limit;
import org.xiezhi.procedure.Rulebook;
import org.xiezhi.procedure.Stage;
import org.xiezhi.procedure.Step;
import org.xiezhi.workbench.matter.Standing.Due;
import org.xiezhi.workbench.words.Words;

/** Reads from the rulebook and a matter's position what comes next, who has it, until when. */
@ApplicationScoped
public class Standings {

    /** The kinds of step that carry a matter forward. */
    private static final Set<Step.Kind> FORWARD = EnumSet.of(Step.Kind.ACT, Step.Kind.PROPOSAL, Step.Kind.APPROVAL);

    private TheRulebook rulebook;
    private ServerClock clock;
    private Words words;

    /** For the container, which makes a proxy of it. */
    @NullUnmarked
    protected Standings() {}

    @Inject
    Standings(TheRulebook rulebook, ServerClock clock, Words words) {
        this.rulebook = rulebook;
        this.clock = clock;
        this.words = words;
    }

    /** Where a matter stands, in words. */
    public Standing of(Position position) {
        Rulebook rules = rulebook.get();
        Optional<Step> next = next(rules, position.stage());
        return new Standing(
                position.stage(),
                next,
                holder(position),
                due(position),
                next.map(rules::articles).orElseGet(() -> rules.articles(position.stage())));
    }

    static Optional<Step> next(Rulebook rules, Stage stage) {
        return Arrays.stream(Step.values())
                .filter(step -> FORWARD.contains(step.kind()))
                .filter(step -> rules.step(stage, step)
                        .next()
                        .filter(after -> after != stage)
                        .isPresent())
                .findFirst();
    }

    private String holder(Position position) {
        return switch (position.stage()) {
            case REGISTERED -> words.label(Role.CASE_SUPERVISOR);
            case ASSIGNED -> words.say("matter.text.head_of", position.room());
            case HANDLING, VERIFYING, VERIFIED -> names(position.handlers());
            case ASSIGNMENT_PROPOSED, VERIFICATION_PROPOSED, VERIFICATION_REPORTED, FILING_PROPOSED ->
                position.rounds().stream()
                        .flatMap(round -> round.due().stream())
                        .findFirst()
                        .map(this::level)
                        .orElseGet(() -> words.get("matter.text.approvers"));
            case FILED -> "";
        };
    }

    private String level(Sign due) {
        return words.label(due.level()) + " " + names(due.holders());
    }

    private String names(List<String> names) {
        return String.join(words.get("general.text.comma"), names);
    }

    private Optional<Due> due(Position position) {
        return switch (position.stage()) {
            case ASSIGNED, HANDLING -> position.handled().map(since -> running(since, Limit.HANDLING_OPINION));
            case VERIFYING -> position.verified().map(since -> running(since, Limit.VERIFICATION));
            case ASSIGNMENT_PROPOSED, VERIFICATION_PROPOSED, VERIFICATION_REPORTED, FILING_PROPOSED ->
                position.rounds().stream().flatMap(round -> due(round).stream()).findFirst();
            case REGISTERED, VERIFIED, FILED -> Optional.empty();
        };
    }

    private Optional<Due> due(Round round) {
        return round.due().flatMap(Sign::due).map(day -> due(round.proposed(), day));
    }

    private Due running(Instant since, Limit limit) {
        return due(
                since, rulebook.get().due(limit, since.atZone(ServerClock.ZONE).toLocalDate()));
    }

    private Due due(Instant since, LocalDate day) {
        return new Due(day, clock.percentGone(since, day));
    }
}
