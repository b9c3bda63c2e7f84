package org.xiezhi.benchmarks;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * One line of the table.
 *
 * @param what is measured, with its unit
 * @param goal of the median; empty for a figure that explains another
 * @param sample of the rounds
 * @param note what both sides of a ratio were in absolute figures, which hold for one machine only
 */
record Result(String what, Optional<Goal> goal, Sample sample, String note) {

    static final String HEAD =
            "| Measured | Goal | Median | Lowest – highest of the rounds | Met | In this run |\n|---|---|---|---|---|---|\n";

    Optional<Boolean> met() {
        return goal.map(g -> g.met(sample.median()));
    }

    String line() {
        return "| "
                + String.join(
                        " | ",
                        Stream.of(
                                        what,
                                        goal.map(Goal::text).orElse(""),
                                        Goal.number(sample.median()),
                                        Goal.number(sample.lowest()) + " – " + Goal.number(sample.highest()),
                                        met().map(met -> met ? "yes" : "**no**").orElse(""),
                                        note)
                                .toList())
                + " |\n";
    }
}
