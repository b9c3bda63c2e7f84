package org.xiezhi.casework.evidence;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What the scrub has found, in numbers.
 *
 * @param last the newest round that came to its end
 * @param underWay the round that goes on now
 * @param overdue no round has come to its end for so long that something must be wrong
 */
public record ScrubState(Optional<Figures> last, Optional<Figures> underWay, boolean overdue) {

    /** A round may take so long; a store that needs longer has too slow a disk for its size. */
    static final Duration LONGEST_ROUND = Duration.ofDays(7);

    /**
     * What one round has looked at so far.
     *
     * @param ended empty while it goes on
     * @param met how often a reader met damage since it began
     */
    public record Figures(Instant begun, Optional<Instant> ended, long originals, long bytes, long damaged, long met) {
        static Figures of(ScrubRound round) {
            return new Figures(
                    round.begun(), round.ended(), round.originals(), round.bytes(), round.damaged(), round.met());
        }
    }

    static ScrubState of(Optional<ScrubRound> last, Optional<ScrubRound> newest, Duration period, Instant now) {
        Optional<ScrubRound> underWay = newest.filter(round -> round.ended().isEmpty());
        boolean slow = underWay.filter(
                        round -> round.begun().plus(LONGEST_ROUND).isBefore(now))
                .isPresent();
        boolean absent = last.filter(
                        round -> round.begun().plus(period).plus(LONGEST_ROUND).isBefore(now))
                .isPresent();
        return new ScrubState(last.map(Figures::of), underWay.map(Figures::of), slow || absent);
    }

    /** Stays until a round finds everything as it was received, in time. */
    public boolean alarm() {
        return overdue || damaged();
    }

    /** Whether an original was found that is not as it was received. */
    public boolean damaged() {
        return damaged(last) || damaged(underWay);
    }

    private static boolean damaged(Optional<Figures> round) {
        return round.filter(figures -> figures.damaged() > 0 || figures.met() > 0)
                .isPresent();
    }

    /** Whether readers met damage that no round has counted yet. */
    public boolean onlyMet() {
        return met(last) + met(underWay) > 0 && counted(last) + counted(underWay) == 0;
    }

    private static long met(Optional<Figures> round) {
        return round.map(Figures::met).orElse(0L);
    }

    private static long counted(Optional<Figures> round) {
        return round.map(Figures::damaged).orElse(0L);
    }
}
