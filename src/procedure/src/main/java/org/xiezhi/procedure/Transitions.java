package org.xiezhi.procedure;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which step is allowed at which stage, where it leads, and who must take part. */
final class Transitions {

    private final Map<Stage, List<Article>> stages;
    private final Map<Step, StepRow> steps;

    private Transitions(Map<Stage, List<Article>> stages, Map<Step, StepRow> steps) {
        this.stages = stages;
        this.steps = steps;
    }

    static Transitions read(YamlValue stagesFile, YamlValue stepsFile, Texts texts) {
        Map<Stage, List<Article>> stages = new EnumMap<>(Stage.class);
        YamlValue stageRows = stagesFile.fields("stages").get("stages");
        for (YamlValue row : stageRows.someItems()) {
            YamlFields fields = row.fields("stage", "articles", "note");
            fields.get("note").text();
            once(row, stages.put(fields.get("stage").code(Stage.class), texts.someArticles(fields.get("articles"))));
        }
        complete(stageRows, stages.keySet(), Set.of(Stage.values()));

        Map<Step, StepRow> steps = new EnumMap<>(Step.class);
        YamlValue stepRows = stepsFile.fields("steps").get("steps");
        for (YamlValue row : stepRows.someItems()) {
            YamlFields fields =
                    row.fields("step", "from", "to", "local?", "members_at_least?", "signed_by?", "articles", "note");
            once(row, steps.put(fields.get("step").code(Step.class), StepRow.read(fields, texts)));
        }
        complete(stepRows, steps.keySet(), Set.of(Step.values()));
        return new Transitions(stages, steps);
    }

    private static void once(YamlValue row, @Nullable Object earlier) {
        if (earlier != null) {
            throw row.refusal("one row for each code", "a second row for the same code");
        }
    }

    private static <E> void complete(YamlValue rows, Set<E> present, Set<E> expected) {
        Set<E> missing = new HashSet<>(expected);
        missing.removeAll(present);
        if (!missing.isEmpty()) {
            throw rows.refusal(
                    "a row for each code",
                    "none for " + missing.stream().map(String::valueOf).sorted().toList());
        }
    }

    StepRow row(Step step) {
        return Objects.requireNonNull(steps.get(step));
    }

    List<Article> articles(Stage stage) {
        return Objects.requireNonNull(stages.get(stage));
    }

    Ruling opening(Step step) {
        StepRow row = row(step);
        if (!row.from().isEmpty()) {
            return ReasonKey.NOT_REGISTERED.refusal(row.articles(), step);
        }
        return Ruling.allowed(row.to().orElseThrow(), row.articles());
    }

    Ruling step(Stage from, Step step) {
        StepRow row = row(step);
        if (row.from().isEmpty()) {
            return ReasonKey.ALREADY_REGISTERED.refusal(row.articles(), step, from);
        }
        if (!row.from().contains(from)) {
            List<Stage> possible = row.from().stream().sorted().toList();
            return ReasonKey.STEP_OUT_OF_ORDER.refusal(row.articles(), step, from, possible);
        }
        return Ruling.allowed(row.to().orElse(from), row.articles());
    }

    Ruling team(Step step, int members) {
        StepRow row = row(step);
        if (members < row.membersAtLeast()) {
            return ReasonKey.TOO_FEW_MEMBERS.refusal(row.articles(), step, row.membersAtLeast(), members);
        }
        return Ruling.allowed(row.articles());
    }

    <T> Ruling signed(Step step, Set<T> members, Set<T> signers) {
        StepRow row = row(step);
        Ruling team = team(step, members.size());
        if (!team.allowed()) {
            return team;
        }
        if (!members.containsAll(signers)) {
            long outsiders =
                    signers.stream().filter(signer -> !members.contains(signer)).count();
            return ReasonKey.SIGNATURE_OF_OUTSIDER.refusal(row.articles(), step, outsiders);
        }
        if (row.signedByAll() && signers.size() < members.size()) {
            return ReasonKey.SIGNATURE_MISSING.refusal(row.articles(), step, members.size(), signers.size());
        }
        return team;
    }
}
