package org.xiezhi.casework.audit;

import java.time.LocalDate;
import java.util.UUID;
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

    /** In the words of the entry that this look leaves. */
    public String told() {
        return "person=" + person + " number=" + number + " act=" + act + " outcome=" + outcome + " from=" + from
                + " to=" + to;
    }
}
