package org.xiezhi.procedure;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Who signs and who decides: the approval matrix and the minimum-level principle. */
final class Approvals {

    private final Map<Step, ApprovalRow> rows;
    private final List<Article> minimumLevel;

    private Approvals(Map<Step, ApprovalRow> rows, List<Article> minimumLevel) {
        this.rows = rows;
        this.minimumLevel = minimumLevel;
    }

    static Approvals read(YamlValue file, Texts texts, Transitions transitions) {
        YamlFields fields = file.fields("minimum_level", "approvals");
        YamlFields minimum = fields.get("minimum_level").fields("articles", "note");
        minimum.get("note").text();

        Map<Step, ApprovalRow> rows = new EnumMap<>(Step.class);
        Set<Step> ends = EnumSet.noneOf(Step.class);
        YamlValue list = fields.get("approvals");
        for (YamlValue item : list.someItems()) {
            YamlFields row = item.fields("proposal", "approve", "return", "refuse", "chain", "articles", "note");
            Step proposal = row.get("proposal").code(Step.class);
            ApprovalRow approval = item.row(at -> ApprovalRow.read(row, texts));
            if (rows.put(proposal, approval) != null) {
                throw row.get("proposal").refusal("each proposal once", proposal + " a second time");
            }
            leadsOn(row.get("approve"), proposal, approval.decisions().approve(), transitions);
            leadsOn(row.get("return"), proposal, approval.decisions().sendBack(), transitions);
            leadsOn(row.get("refuse"), proposal, approval.decisions().refuse(), transitions);
            ends.addAll(Set.of(
                    approval.decisions().approve(),
                    approval.decisions().sendBack(),
                    approval.decisions().refuse()));
        }
        for (Step step : Step.values()) {
            boolean present = step.kind() == Step.Kind.PROPOSAL ? rows.containsKey(step) : ends.contains(step);
            if (present != (step.kind() != Step.Kind.ACT)) {
                throw list.refusal("a row for each proposal and each of its ends", "none for " + step);
            }
        }
        return new Approvals(rows, texts.someArticles(minimum.get("articles")));
    }

    private static void leadsOn(YamlValue at, Step proposal, Step end, Transitions transitions) {
        Set<Stage> waiting = transitions.row(proposal).to().map(Set::of).orElse(Set.of());
        Set<Stage> from = transitions.row(end).from();
        if (!from.equals(waiting)) {
            throw at.refusal("a step from " + waiting + ", where " + proposal + " leads", end + " from " + from);
        }
    }

    ApprovalRow row(Step proposal) {
        ApprovalRow row = rows.get(proposal);
        if (row == null) {
            throw new IllegalArgumentException("expected one of " + rows.keySet() + ", found " + proposal);
        }
        return row;
    }

    Set<Step> proposals() {
        return rows.keySet();
    }

    Ruling decides(Level required, Level held) {
        if (held.compareTo(required) < 0) {
            return ReasonKey.LEVEL_TOO_LOW.refusal(minimumLevel, required, held);
        }
        return Ruling.allowed(minimumLevel);
    }
}
