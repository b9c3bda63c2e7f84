package org.xiezhi.casework.shared;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** When somebody outside who failed is asked again: half as often each time, down to a longest pause. Not on disk. */
public final class OutsidePause {

    private final Duration first;
    private final Duration longest;
    private Duration next;
    private Optional<Instant> until = Optional.empty();

    /** No pause before the first failure. */
    public OutsidePause(Duration first, Duration longest) {
        this.first = first;
        this.longest = longest;
        next = first;
    }

    public boolean lasts(Instant now) {
        // A clock that was turned back must not silence anybody for as long.
        return until.filter(end -> now.isBefore(end) && !end.isAfter(now.plus(longest)))
                .isPresent();
    }

    public void failed(Instant now) {
        until = Optional.of(now.plus(next));
        Duration doubled = next.multipliedBy(2);
        next = doubled.compareTo(longest) < 0 ? doubled : longest;
    }

    /** Whoever was asked is well again; the next pause is the first. */
    public void over() {
        next = first;
        until = Optional.empty();
    }
}
