package org.xiezhi.casework.timestamp;

import java.time.Duration;
import java.time.Instant;

/**
 * What a stamp says of the server's clock.
 *
 * @param sent when the question left, by the server's clock
 * @param received when the answer was there, by the server's clock
 */
record StampedTime(Stamp stamp, Instant sent, Instant received) {

    /** How far the server's clock is ahead of the authority's, negative if behind: the least that both times allow. */
    Duration deviation() {
        Instant generated = stamp.generated();
        if (generated.isBefore(sent)) {
            return Duration.between(generated, sent);
        }
        return generated.isAfter(received) ? Duration.between(generated, received) : Duration.ZERO;
    }
}
