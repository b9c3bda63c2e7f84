package org.xiezhi.casework.timestamp;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Finds where a clock went back: it is held against a counter that only goes forward, and against the latest entry, so that
 * what happened while nobody looked shows too. Each jump is found once.
 */
final class ClockSteps {

    /** A clock that is kept right is moved by less, or slowly; entries of one moment may differ by less too. */
    static final Duration TOLERANCE = Duration.ofSeconds(2);

    /** Clock and counter belong together only if nothing came between the two. */
    private static final Duration AT_ONCE = Duration.ofMillis(100);

    private final InstantSource clock;
    private final LongSupplier nanos;
    private @Nullable Instant lastTime;
    private long lastNanos;
    private boolean behind;

    ClockSteps(InstantSource clock, LongSupplier nanos) {
        this.clock = clock;
        this.nanos = nanos;
    }

    /**
     * Looks again.
     *
     * @param latest time of the latest entry, read before this call
     * @return by how much the clock went back since the last look, or stands before the latest entry if it did not at the
     *     last look; empty if neither
     */
    Optional<Duration> look(Optional<Instant> latest) {
        long before = nanos.getAsLong();
        Instant now = clock.instant();
        if (nanos.getAsLong() - before > AT_ONCE.toNanos()) {
            // This thread slept in between; the next look compares with the one before.
            return Optional.empty();
        }
        Optional<Duration> stepped =
                lastTime == null ? Optional.empty() : beyond(lastTime.plusNanos(before - lastNanos), now);
        lastTime = now;
        lastNanos = before;
        Optional<Duration> under = latest.flatMap(time -> beyond(time, now));
        Optional<Duration> found = stepped.or(() -> behind ? Optional.empty() : under);
        behind = under.isPresent();
        return found;
    }

    /** How far a clock stands before a time, if that is beyond the tolerance. */
    static Optional<Duration> beyond(Instant time, Instant now) {
        Duration gap = Duration.between(now, time);
        return gap.compareTo(TOLERANCE) > 0 ? Optional.of(gap) : Optional.empty();
    }
}
