package org.xiezhi.casework.matter;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.xiezhi.procedure.Stage;
import org.xiezhi.procedure.Step;

/** A line of a matter's timeline: what was done, by whom, when, by which articles, and where it led. */
public record StepTaken(Step step, Stage stage, String actor, Instant happened, List<String> articles, String remark) {

    /** The steps as a reader sees them, with the names of who took them. */
    public static List<StepTaken> of(List<MatterStep> steps, Map<UUID, String> names) {
        return steps.stream()
                .map(step -> new StepTaken(
                        step.step(),
                        step.stage(),
                        names.getOrDefault(step.actor(), ""),
                        step.happened(),
                        step.articles(),
                        step.remark()))
                .toList();
    }
}
