package org.xiezhi.procedure;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The rule of one step.
 *
 * @param to the stage it leads to; empty if the stage stays
 * @param local whether the rule is this commission's own, resting on no explicit wording
 * @param membersAtLeast how many members must take part; 0 if the rule does not say
 * @param signedByAll whether every member must sign
 */
record StepRow(
        Set<Stage> from,
        Optional<Stage> to,
        boolean local,
        int membersAtLeast,
        boolean signedByAll,
        List<Article> articles) {

    static StepRow read(YamlFields fields, Texts texts) {
        fields.get("note").text();
        List<Stage> from = fields.get("from").items().stream()
                .map(stage -> stage.code(Stage.class))
                .toList();
        if (Set.copyOf(from).size() != from.size()) {
            throw fields.get("from").refusal("each stage once", from.toString());
        }
        YamlValue to = fields.get("to");
        boolean stays = to.text().equals("UNCHANGED");
        if (stays && from.isEmpty()) {
            throw to.refusal("a stage, because no stage precedes this step");
        }
        fields.find("signed_by").ifPresent(value -> {
            if (!value.text().equals("ALL_MEMBERS")) {
                throw value.refusal("ALL_MEMBERS");
            }
        });
        return new StepRow(
                Set.copyOf(from),
                stays ? Optional.empty() : Optional.of(to.code(Stage.class)),
                fields.isSet("local"),
                fields.find("members_at_least").map(YamlValue::number).orElse(0),
                fields.find("signed_by").isPresent(),
                texts.someArticles(fields.get("articles")));
    }
}
