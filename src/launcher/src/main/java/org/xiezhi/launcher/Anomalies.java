package org.xiezhi.launcher;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Which rules look for anomalies in the trail, how often, and from which figures on something is one.
 *
 * @param roundHours between the begins of two rounds; 0 if none begins by itself
 * @param rules of each rule its figures with strokes between them; {@code on} for one that has none; or {@code off}
 */
record Anomalies(int roundHours, Map<Setting, String> rules) {

    private static final String ON = "on";
    private static final String OFF = "off";

    /** A round looks one day beyond the days that it asks about, so that nothing longer would be seen whole. */
    private static final int DAY_IN_MINUTES = 24 * 60;

    private static final int MANY = 1_000_000;

    /** One figure of a rule, with its unit. */
    private record Figure(String unit, int otherwise, int least, int most) {}

    /** The defaults are for a commission of a few dozen people: what one of them does by hand stays below. */
    private static final Map<Setting, List<Figure>> KNOWN = new EnumMap<>(Map.of(
            Setting.ANOMALY_HOURS,
            List.of(
                    new Figure("o'clock begin", 7, 0, 23),
                    new Figure("o'clock end", 20, 1, 24),
                    new Figure("entries", 5, 1, MANY)),
            Setting.ANOMALY_LOOKS,
            List.of(new Figure("looks", 40, 2, MANY), new Figure("minutes", 10, 1, DAY_IN_MINUTES)),
            Setting.ANOMALY_APPROVALS,
            List.of(new Figure("seconds", 10, 1, DAY_IN_MINUTES * 60)),
            Setting.ANOMALY_REFUSALS,
            List.of(new Figure("refusals", 5, 2, MANY), new Figure("minutes", 10, 1, DAY_IN_MINUTES)),
            Setting.ANOMALY_RIGHTS,
            List.of(new Figure("hours", 24, 1, 24 * 31)),
            Setting.ANOMALY_ADDRESSES,
            List.of(new Figure("minutes", 30, 1, DAY_IN_MINUTES)),
            Setting.ANOMALY_OUTSIDERS,
            List.of(),
            Setting.ANOMALY_OVERDUE,
            List.of(new Figure("decisions", 5, 2, MANY), new Figure("minutes", 30, 1, DAY_IN_MINUTES))));

    Anomalies {
        rules = Collections.unmodifiableMap(new EnumMap<>(rules));
    }

    static Anomalies of(RawSettings values) {
        Map<Setting, String> rules = new EnumMap<>(Setting.class);
        KNOWN.forEach((setting, figures) -> rules.put(setting, rule(setting, figures, values.text(setting, ON))));
        return new Anomalies(
                values.number(Setting.ANOMALY_ROUND_HOURS, 24, 0, 24 * 31).intValue(), rules);
    }

    private static String rule(Setting setting, List<Figure> figures, String text) {
        if (text.equals(OFF)) {
            return OFF;
        }
        if (text.equals(ON)) {
            return figures.isEmpty()
                    ? ON
                    : figures.stream()
                            .map(figure -> Integer.toString(figure.otherwise()))
                            .collect(Collectors.joining("/"));
        }
        List<String> parts = Arrays.asList(text.split("/", -1));
        if (figures.isEmpty() || parts.size() != figures.size()) {
            throw refused(setting, figures, text);
        }
        for (int i = 0; i < parts.size(); i++) {
            Figure figure = figures.get(i);
            String part = parts.get(i);
            if (!part.matches("[0-9]{1,7}")
                    || Integer.parseInt(part) < figure.least()
                    || Integer.parseInt(part) > figure.most()) {
                throw refused(setting, figures, text);
            }
        }
        if (setting == Setting.ANOMALY_HOURS && Integer.parseInt(parts.get(0)) >= Integer.parseInt(parts.get(1))) {
            throw refused(setting, figures, text);
        }
        return parts.stream()
                .map(part -> Integer.toString(Integer.parseInt(part)))
                .collect(Collectors.joining("/"));
    }

    private static StartRefusedException refused(Setting setting, List<Figure> figures, String found) {
        String expected = figures.isEmpty()
                ? ""
                : " or "
                        + figures.stream()
                                .map(figure -> figure.unit() + " from " + figure.least() + " to " + figure.most())
                                .collect(Collectors.joining(" / "))
                        + (setting == Setting.ANOMALY_HOURS ? ", the begin before the end" : "");
        return new StartRefusedException(setting.key() + ": expected on, off" + expected + ", found " + found + ".");
    }
}
