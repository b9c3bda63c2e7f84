package org.xiezhi.casework.audit;

import java.time.LocalDate;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an auditor narrows the trail by; null narrows nothing.
 *
 * @param number of a clue or a case
 * @param from first day, in China
 * @param to last day, in China
 */
public record TrailFilter(
        @Nullable UUID person,
        @Nullable String number,
        @Nullable String act,
        @Nullable String outcome,
        @Nullable LocalDate from,
        @Nullable LocalDate to) {

    public static TrailFilter none() {
        return new TrailFilter(null, null, null, null, null, null);
    }

    /** In the words of the entry that this look leaves: only what narrows; empty if nothing does. */
    public String told() {
        return Stream.of(
                        part("person", person),
                        part("number", number),
                        part("act", act),
                        part("outcome", outcome),
                        part("from", from),
                        part("to", to))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private static String part(String name, @Nullable Object value) {
        return value == null ? "" : name + "=" + value;
    }
}
