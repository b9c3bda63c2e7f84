package org.xiezhi.casework.anomaly;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.xiezhi.casework.shared.InputCheck;
import org.xiezhi.casework.shared.ServerClock;

/**
 * The days that are looked at, in China.
 *
 * @param to the last of them
 */
public record Period(LocalDate from, LocalDate to) {

    /** What somebody looks at who asks for nothing else. */
    static final int USUAL = 30;

    /** Longer than any review asks for; keeps a page within seconds. */
    static final int MOST = 366;

    public Period {
        if (to.isBefore(from) || ChronoUnit.DAYS.between(from, to) >= MOST) {
            throw new IllegalArgumentException("expected 1 to " + MOST + " days, found " + from + " to " + to);
        }
    }

    /**
     * The days that were asked for; what is not given is the usual.
     *
     * @throws org.xiezhi.casework.shared.InvalidException if the end lies before the begin, or too far behind it
     */
    public static Period of(@Nullable LocalDate from, @Nullable LocalDate to, LocalDate today) {
        LocalDate last =
                to == null ? (from == null || from.isAfter(today) ? today : min(from.plusDays(MOST - 1L), today)) : to;
        LocalDate first = from == null ? last.minusDays(USUAL - 1L) : from;
        InputCheck check = new InputCheck();
        check.demand(
                !last.isBefore(first) && ChronoUnit.DAYS.between(first, last) < MOST,
                "from",
                "input.period",
                Integer.toString(MOST));
        check.orRefuse();
        return new Period(first, last);
    }

    private static LocalDate min(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }

    /** The instant at which it begins. */
    Instant begin() {
        return from.atStartOfDay(ServerClock.ZONE).toInstant();
    }

    /** The instant at which it is over, which is no part of it. */
    Instant end() {
        return to.plusDays(1).atStartOfDay(ServerClock.ZONE).toInstant();
    }

    /** As the entry of a look says it. */
    String told() {
        return "from=" + from + " to=" + to;
    }
}
