package org.xiezhi.casework.shared;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** The only clock of the procedure: the server's, in milliseconds, with days counted in China. */
@ApplicationScoped
public class ServerClock {

    /** Limits of the law are counted in local days (architecture.md, section 4). */
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final Clock clock = Clock.system(ZONE);

    /** Milliseconds, because the trail and both databases must agree on every digit. */
    public Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    public LocalDate today() {
        return LocalDate.ofInstant(now(), ZONE);
    }

    /** How much of the time until the end of that day has gone, in percent; 100 and more is overdue, 999 the most. */
    public int percentGone(Instant from, LocalDate until) {
        return percent(from, now(), until.plusDays(1).atStartOfDay(ZONE).toInstant());
    }

    static int percent(Instant from, Instant now, Instant end) {
        long whole = Math.max(1, ChronoUnit.MINUTES.between(from, end));
        return (int) Math.min(999, ChronoUnit.MINUTES.between(from, now) * 100 / whole);
    }

    public UUID nextId() {
        return Ids.next(now());
    }
}
