package org.xiezhi.casework.anomaly;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import org.xiezhi.casework.shared.ServerClock;

/** When the next round is due. */
final class RoundTime {

    /** In China: nobody waits for a page then, and the evening before is over. */
    private static final LocalTime AT_NIGHT = LocalTime.of(2, 0);

    private RoundTime() {}

    /** A period after the last one, at the night before that if there is one in between. */
    static Instant next(Instant last, Duration period) {
        Instant latest = last.plus(period);
        Instant night = night(latest);
        return night.isAfter(last) ? night : latest;
    }

    /** The last one at that time or before. */
    private static Instant night(Instant then) {
        LocalDate day = LocalDate.ofInstant(then, ServerClock.ZONE);
        Instant same = day.atTime(AT_NIGHT).atZone(ServerClock.ZONE).toInstant();
        return same.isAfter(then)
                ? day.minusDays(1).atTime(AT_NIGHT).atZone(ServerClock.ZONE).toInstant()
                : same;
    }
}
