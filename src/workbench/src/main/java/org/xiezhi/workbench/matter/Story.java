package org.xiezhi.workbench.matter;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xiezhi.casework.approval.ProposalQueries.PassedOn;
import org.xiezhi.casework.matter.StepTaken;
import org.xiezhi.casework.matter.TheRulebook;
import org.xiezhi.procedure.Stage;
import org.xiezhi.procedure.Step;
import org.xiezhi.workbench.words.Words;

/** Tells a matter's steps and the agreements between them in sentences, the newest first. */
@ApplicationScoped
public class Story {

    @Inject
    private TheRulebook rulebook;

    @Inject
    private Words words;

    public List<Moment> of(List<StepTaken> steps, List<PassedOn> passed) {
        List<Moment> story = new ArrayList<>();
        @Nullable Stage before = null;
        for (StepTaken taken : steps) {
            story.add(new Moment(
                    taken.happened(),
                    taken.actor(),
                    words.label(taken.step()),
                    taken.stage() == before ? null : taken.stage(),
                    taken.remark(),
                    taken.articles(),
                    tone(taken.step().kind())));
            before = taken.stage();
        }
        passed.forEach(agreed -> story.add(moment(agreed)));
        story.sort(Comparator.comparing(Moment::at).reversed());
        return story;
    }

    private Moment moment(PassedOn agreed) {
        String key = agreed.held() == agreed.level() ? "matter.text.passed_on" : "matter.text.stood_in";
        return new Moment(
                agreed.when(),
                agreed.by(),
                words.say(key, words.label(agreed.step()), words.label(agreed.level()), words.label(agreed.held())),
                null,
                agreed.reason(),
                rulebook.get().chainArticles(agreed.step()),
                "green");
    }

    private static String tone(Step.Kind kind) {
        return switch (kind) {
            case ACT -> "grey";
            case PROPOSAL -> "blue";
            case APPROVAL -> "green";
            case RETURN -> "amber";
            case REFUSAL -> "red";
        };
    }
}
