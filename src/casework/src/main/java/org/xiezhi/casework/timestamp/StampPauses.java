package org.xiezhi.casework.timestamp;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** When an authority that failed is asked again: half as often each time. */
final class StampPauses {

    static final Duration FIRST = Duration.ofSeconds(30);
    static final Duration LONGEST = Duration.ofHours(1);

    private static final int MOST_DOUBLINGS = 7;

    private int failures;
    private Optional<Instant> until = Optional.empty();

    boolean lasts(Instant now) {
        // A clock that went back must not silence the authority for as long.
        return until.filter(end -> now.isBefore(end) && !end.isAfter(now.plus(LONGEST)))
                .isPresent();
    }

    void failed(Instant now) {
        Duration pause = FIRST.multipliedBy(1L << Math.min(MOST_DOUBLINGS, failures++));
        until = Optional.of(now.plus(pause.compareTo(LONGEST) < 0 ? pause : LONGEST));
    }

    void over() {
        failures = 0;
        until = Optional.empty();
    }
}
