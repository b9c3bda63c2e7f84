package org.xiezhi.benchmarks;

import java.time.Duration;

/**
 * How long and how much.
 *
 * @param rounds in which both sides have their turn; one more before them warms up
 * @param turn how long one side loads the database in a round
 * @param warm entries of the log and the chain that are verified warm
 * @param cold entries of the log that is verified from cold start
 * @param small entries of the smaller log of the two whose memory is compared
 * @param large entries of the larger one
 */
record Scale(int rounds, Duration turn, int warm, int cold, int small, int large) {

    /** For the table: a few minutes. */
    static final Scale FULL = new Scale(5, Duration.ofSeconds(5), 100_000, 200_000, 100_000, 1_000_000);

    Scale {
        if (rounds < 1 || turn.isNegative() || Math.min(Math.min(warm, cold), Math.min(small, large)) < 1) {
            throw new IllegalArgumentException("expected rounds, time and entries, found " + rounds + ", " + turn);
        }
    }
}
