package org.xiezhi.workbench.matter;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.xiezhi.casework.approval.Decision;
import org.xiezhi.casework.timeline.Moment;
import org.xiezhi.casework.timeline.Moment.Decided;
import org.xiezhi.casework.timeline.Moment.EvidenceAdded;
import org.xiezhi.casework.timeline.Moment.Filed;
import org.xiezhi.casework.timeline.Moment.Handled;
import org.xiezhi.casework.timeline.Moment.Signed;
import org.xiezhi.casework.timeline.Moment.Taken;
import org.xiezhi.casework.timeline.Moment.WentStale;
import org.xiezhi.casework.timeline.Moment.Who;
import org.xiezhi.procedure.Stage;
import org.xiezhi.workbench.words.RuleWords;
import org.xiezhi.workbench.words.Words;

/** Tells what happened to a matter in sentences of the reader's language. */
@ApplicationScoped
public class Story {

    private RuleWords rules;
    private Words words;

    /** For the container, which makes a proxy of it. */
    @NullUnmarked
    protected Story() {}

    @Inject
    Story(RuleWords rules, Words words) {
        this.rules = rules;
        this.words = words;
    }

    /**
     * One line of the story.
     *
     * @param role what the person acted as
     * @param outcome the answer of a level in one word; empty for what is no answer
     * @param tone the colour of mark and outcome
     * @param reached the stage it led to, in words; empty if it led to none
     * @param remark what was written with it
     * @param articles full citations
     */
    public record Line(
            Instant at,
            String who,
            String role,
            String what,
            String outcome,
            String tone,
            String reached,
            String remark,
            List<String> articles) {

        public Line {
            articles = List.copyOf(articles);
        }
    }

    /** The lines in the order of the moments. */
    public List<Line> of(List<Moment> moments) {
        return moments.stream().map(this::line).toList();
    }

    private Line line(Moment moment) {
        if (moment instanceof Decided decided) {
            return decided(decided);
        }
        if (moment instanceof WentStale stale) {
            return told(
                    stale,
                    words.say("matter.text.went_stale", words.label(stale.proposal())),
                    words.get("State.STALE"),
                    "amber",
                    stale.reached(),
                    "");
        }
        if (moment instanceof EvidenceAdded added) {
            String kind = rules.name("EVIDENCE_KINDS", added.kind());
            return told(
                    added,
                    words.say("matter.text.evidence_added", Integer.toString(added.item()), kind),
                    "",
                    "grey",
                    null,
                    "");
        }
        if (moment instanceof Handled handled) {
            String what =
                    words.say("matter.text.handled", Integer.toString(handled.item()), words.label(handled.handling()));
            return told(handled, what, "", "grey", null, "");
        }
        if (moment instanceof Signed signed) {
            return signed.stands()
                    ? told(signed, words.get("matter.text.signed"), "", "blue", null, "")
                    : told(signed, words.get("matter.text.signed_before"), "", "grey", null, "");
        }
        if (moment instanceof Filed filed) {
            return told(filed, words.say("matter.text.filed", filed.number()), "", "green", null, "");
        }
        return taken((Taken) moment);
    }

    private Line taken(Taken taken) {
        String step = words.label(taken.step());
        // From the second time on the reader wants to know why he reads the same line again.
        String what = taken.round() > 1
                ? words.say("matter.text.proposed_again", step, Integer.toString(taken.round()))
                : step;
        return told(taken, what, "", tone(taken), taken.reached(), taken.remark());
    }

    private static String tone(Taken taken) {
        return switch (taken.step().kind()) {
            case ACT -> "grey";
            case PROPOSAL -> "blue";
            case APPROVAL -> "green";
            case RETURN -> "amber";
            case REFUSAL -> "red";
        };
    }

    private Line decided(Decided decided) {
        String what = decided.reached().isPresent()
                ? words.label(decided.step())
                : words.say("matter.text.passed_on", words.label(decided.step()));
        String role = decided.held() == decided.level()
                ? words.label(decided.level())
                : words.say("matter.text.stood_in", words.label(decided.held()), words.label(decided.level()));
        return new Line(
                decided.at(),
                decided.who().name(),
                role,
                what,
                words.label(decided.decision()),
                tone(decided.decision()),
                stage(decided.reached().orElse(null)),
                decided.reason(),
                rules.cite(decided.articles()));
    }

    static String tone(Decision decision) {
        return switch (decision) {
            case AGREE -> "green";
            case RETURN -> "amber";
            case REFUSE -> "red";
        };
    }

    private Line told(Moment moment, String what, String outcome, String tone, @Nullable Stage reached, String remark) {
        return new Line(
                moment.at(),
                moment.who().name(),
                roles(moment.who()),
                what,
                outcome,
                tone,
                stage(reached),
                remark,
                rules.cite(moment.articles()));
    }

    private String roles(Who who) {
        return who.roles().stream()
                .sorted()
                .map(words::label)
                .collect(Collectors.joining(words.get("general.text.comma")));
    }

    private String stage(@Nullable Stage reached) {
        return Optional.ofNullable(reached).map(words::label).orElse("");
    }
}
