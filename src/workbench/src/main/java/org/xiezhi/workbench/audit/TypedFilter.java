package org.xiezhi.workbench.audit;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.xiezhi.casework.audit.TrailFilter;

/** What stands in the address of a view of the trail, read as what narrows it. */
final class TypedFilter {

    private TypedFilter() {}

    static TrailFilter of(
            @Nullable String person,
            @Nullable String number,
            @Nullable String act,
            @Nullable String outcome,
            @Nullable String from,
            @Nullable String to) {
        return new TrailFilter(id(person), text(number), text(act), text(outcome), day(from), day(to));
    }

    private static @Nullable String text(@Nullable String typed) {
        return typed == null || typed.isBlank() ? null : typed.strip();
    }

    private static @Nullable UUID id(@Nullable String typed) {
        String text = text(typed);
        try {
            return text == null ? null : UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            // Nobody has this id, so nothing is found: the answer a made-up person gets.
            return new UUID(0, 0);
        }
    }

    private static @Nullable LocalDate day(@Nullable String typed) {
        String text = text(typed);
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            // Narrows nothing, and the page says so.
            return null;
        }
    }

    /** Whether something stands in a field of a day that is no day. */
    static boolean unreadable(@Nullable String typed) {
        return text(typed) != null && day(typed) == null;
    }
}
