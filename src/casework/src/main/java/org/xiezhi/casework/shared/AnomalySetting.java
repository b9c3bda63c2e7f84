package org.xiezhi.casework.shared;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Whether a rule of the anomalies is on.
 *
 * @param limits its figures in the order in which docs/operations.md lists them; empty for a rule that has none, and for one
 *     that is off
 */
public record AnomalySetting(boolean on, List<Integer> limits) {

    private static final String ON = "on";
    private static final String OFF = "off";

    public AnomalySetting {
        limits = List.copyOf(limits);
    }

    /** Reads {@code off}, {@code on} or figures with strokes between them; the launcher has checked their number and size. */
    static AnomalySetting parse(String key, String text) {
        if (text.equals(OFF) || text.equals(ON)) {
            return new AnomalySetting(text.equals(ON), List.of());
        }
        try {
            return new AnomalySetting(
                    true,
                    Arrays.stream(text.split("/", -1)).map(Integer::valueOf).toList());
        } catch (NumberFormatException e) {
            throw new IllegalStateException(key + ": expected on, off or figures such as 40/10, found " + text, e);
        }
    }

    /** As it is set. */
    String text() {
        if (!on) {
            return OFF;
        }
        return limits.isEmpty() ? ON : limits.stream().map(String::valueOf).collect(Collectors.joining("/"));
    }
}
