package org.xiezhi.procedure;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The time limits: those a text fixes, and the local working days of each level of approval. */
final class TimeLimits {

    private final Map<Limit, TimeLimit> limits;
    private final Map<Step, Map<Level, TimeLimit>> approvals;
    private final WorkingCalendar.Rolling rolling;

    private TimeLimits(
            Map<Limit, TimeLimit> limits, Map<Step, Map<Level, TimeLimit>> approvals, WorkingCalendar.Rolling rolling) {
        this.limits = limits;
        this.approvals = approvals;
        this.rolling = rolling;
    }

    static TimeLimits read(YamlValue file, Texts texts, Approvals approvals) {
        YamlFields fields = file.fields("rolling", "limits", "approvals");
        YamlFields rolling = fields.get("rolling").fields("over", "articles", "note");
        rolling.get("note").text();
        texts.someArticles(rolling.get("articles"));
        return new TimeLimits(
                limits(fields.get("limits"), texts),
                workingDays(fields.get("approvals"), approvals),
                rolling.get("over").code(WorkingCalendar.Rolling.class));
    }

    private static Map<Limit, TimeLimit> limits(YamlValue list, Texts texts) {
        Map<Limit, TimeLimit> limits = new EnumMap<>(Limit.class);
        for (YamlValue item : list.someItems()) {
            YamlFields row = item.fields("limit", "amount", "unit", "local?", "articles", "note");
            TimeLimit limit = item.row(at -> new TimeLimit(
                    row.get("amount").number(),
                    row.get("unit").code(TimeLimit.Unit.class),
                    row.isSet("local"),
                    texts.someArticles(row.get("articles")),
                    row.get("note").text()));
            if (limits.put(row.get("limit").code(Limit.class), limit) != null) {
                throw item.refusal("each limit once", "a second row");
            }
        }
        if (!limits.keySet().equals(EnumSet.allOf(Limit.class))) {
            throw list.refusal("a row for each of " + EnumSet.allOf(Limit.class), "only " + limits.keySet());
        }
        return limits;
    }

    private static Map<Step, Map<Level, TimeLimit>> workingDays(YamlValue value, Approvals approvals) {
        YamlFields fields = value.fields("local", "note", "working_days");
        if (!fields.get("local").flag()) {
            throw fields.get("local").refusal("true, because no text fixes these days");
        }
        String note = fields.get("note").text();
        Map<Step, Map<Level, TimeLimit>> rows = new EnumMap<>(Step.class);
        for (YamlValue item : fields.get("working_days").someItems()) {
            YamlFields row = item.fields("proposal", "days");
            Step proposal = row.get("proposal").code(Step.class);
            Map<Level, TimeLimit> days = item.row(at -> days(row.get("days"), approvals.row(proposal), note));
            if (rows.put(proposal, days) != null) {
                throw item.refusal("each proposal once", proposal + " a second time");
            }
        }
        if (!rows.keySet().equals(approvals.proposals())) {
            throw value.refusal("working days for each of " + approvals.proposals(), "only for " + rows.keySet());
        }
        return rows;
    }

    private static Map<Level, TimeLimit> days(YamlValue value, ApprovalRow approval, String note) {
        Set<Level> levels = EnumSet.noneOf(Level.class);
        approval.chains().values().forEach(levels::addAll);
        YamlFields fields = value.fields(levels.stream().map(Level::sign).toArray(String[]::new));
        Map<Level, TimeLimit> days = new EnumMap<>(Level.class);
        for (Level level : levels) {
            int amount = fields.get(level.sign()).number();
            days.put(level, new TimeLimit(amount, TimeLimit.Unit.WORKING_DAY, true, List.of(), note));
        }
        return days;
    }

    WorkingCalendar.Rolling rolling() {
        return rolling;
    }

    TimeLimit limit(Limit limit) {
        return Objects.requireNonNull(limits.get(limit));
    }

    TimeLimit limit(Step proposal, Level level) {
        Map<Level, TimeLimit> days = approvals.getOrDefault(proposal, Map.of());
        TimeLimit limit = days.get(level);
        if (limit == null) {
            throw new IllegalArgumentException(
                    "expected a level in a chain of " + approvals.keySet() + ", found " + level + " for " + proposal);
        }
        return limit;
    }
}
