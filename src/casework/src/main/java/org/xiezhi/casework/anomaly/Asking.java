package org.xiezhi.casework.anomaly;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a round asks one rule.
 *
 * @param limits the rule's figures
 * @param regular whether these are the days since it was asked last, and not some that somebody chose
 * @param anew whether what is kept of these days gives way to what is met now: under other limits, or where the kept hits
 *     cannot be believed
 */
public record Asking(AnomalyRule rule, List<Integer> limits, Period days, boolean regular, boolean anew) {

    /** Short enough that a search over a busy week ends within seconds, long enough that the day read along costs little. */
    private static final int STEP = 5;

    public Asking {
        limits = List.copyOf(limits);
    }

    /** The days in steps, the oldest first: what began in one is known when the next is searched. */
    List<Period> steps() {
        long days = ChronoUnit.DAYS.between(this.days.from(), this.days.to()) + 1;
        return Stream.iterate(this.days.from(), day -> day.plusDays(STEP))
                .limit((days + STEP - 1) / STEP)
                .map(first -> new Period(first, earlier(first.plusDays(STEP - 1L), this.days.to())))
                .toList();
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }
}
