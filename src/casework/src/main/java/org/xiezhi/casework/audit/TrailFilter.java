package org.xiezhi.casework.audit;

import java.io.Serializable;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an auditor narrows the trail by; null narrows nothing.
 *
 * @param person who acted
 * @param room whose people of today acted
 * @param number of a clue or a case
 * @param address that the client asked from
 * @param rule the code of one that allowed or refused the act
 * @param from first minute, in China
 * @param to the minute behind the last one, in China
 */
public record TrailFilter(
        @Nullable UUID person,
        @Nullable UUID room,
        @Nullable String number,
        @Nullable String act,
        @Nullable String outcome,
        @Nullable String address,
        @Nullable String rule,
        @Nullable LocalDateTime from,
        @Nullable LocalDateTime to)
        implements Serializable {

    public static TrailFilter none() {
        return new TrailFilter(null, null, null, null, null, null, null, null, null);
    }

    public static TrailFilter ofAct(Act act) {
        return new TrailFilter(null, null, null, act.code(), null, null, null, null, null);
    }

    /** The same on whole days, the last of them included. */
    public TrailFilter days(@Nullable LocalDate first, @Nullable LocalDate last) {
        return new TrailFilter(
                person,
                room,
                number,
                act,
                outcome,
                address,
                rule,
                first == null ? null : first.atStartOfDay(),
                last == null ? null : last.plusDays(1).atStartOfDay());
    }

    /** In the words of the entry that this look leaves: only what narrows; empty if nothing does. */
    public String told() {
        return Stream.of(
                        part("person", person),
                        part("room", room),
                        part("number", number),
                        part("act", act),
                        part("outcome", outcome),
                        part("address", address),
                        part("rule", rule),
                        part("from", from),
                        part("to", to))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private static String part(String name, @Nullable Object value) {
        return value == null ? "" : name + "=" + value;
    }
}
