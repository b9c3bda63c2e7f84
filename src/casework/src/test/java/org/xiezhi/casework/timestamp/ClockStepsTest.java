package org.xiezhi.casework.timestamp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A clock that goes back is found once, whether or not anybody looked when it did. */
class ClockStepsTest {

    private static final Instant BEGIN = Instant.parse("2026-11-26T00:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);

    private Instant now = BEGIN;
    private long nanos = 7;
    private Optional<Instant> latest = Optional.empty();
    private final ClockSteps steps = new ClockSteps(() -> now, () -> nanos);

    private void passes(Duration time) {
        now = now.plus(time);
        nanos += time.toNanos();
    }

    private Optional<Duration> look() {
        return steps.look(latest);
    }

    @Test
    void says_nothing_of_a_clock_that_goes_on_or_forward() {
        assertThat(look()).isEmpty();
        passes(HOUR);
        assertThat(look()).isEmpty();
        now = now.plus(HOUR);
        assertThat(look()).isEmpty();
        latest = Optional.of(now);
        passes(Duration.ofSeconds(1));
        assertThat(look()).isEmpty();
    }

    @Test
    void finds_each_jump_once_with_and_without_entries() {
        look();
        passes(Duration.ofSeconds(1));
        now = now.minus(HOUR);
        assertThat(look()).contains(HOUR);
        passes(Duration.ofSeconds(1));
        assertThat(look()).isEmpty();
        // Again, while the clock has not caught up.
        latest = Optional.of(BEGIN);
        now = now.minus(Duration.ofMinutes(5));
        assertThat(look()).contains(Duration.ofMinutes(5));
        passes(Duration.ofSeconds(1));
        assertThat(look()).isEmpty();
    }

    @Test
    void finds_at_the_first_look_that_the_clock_stands_before_the_latest_entry() {
        latest = Optional.of(BEGIN.plus(HOUR));
        assertThat(look()).contains(HOUR);
        passes(Duration.ofSeconds(1));
        assertThat(look()).as("once").isEmpty();
        passes(HOUR);
        assertThat(look()).isEmpty();
        latest = Optional.of(now.plus(HOUR));
        assertThat(look()).as("after it had caught up, anew").contains(HOUR);
    }

    @Test
    void suffers_what_a_well_kept_clock_and_two_nodes_do() {
        look();
        now = now.minus(ClockSteps.TOLERANCE);
        assertThat(look()).isEmpty();
        latest = Optional.of(now.plus(ClockSteps.TOLERANCE));
        assertThat(look()).isEmpty();
        // Slowly, a little at each look.
        for (int i = 0; i < 100; i++) {
            nanos += Duration.ofMillis(1_100).toNanos();
            now = now.plusMillis(1_000);
            assertThat(look()).isEmpty();
        }
    }

    @Test
    void takes_no_sleep_of_its_own_thread_for_a_jump() {
        long[] slept = {0};
        ClockSteps sleepy = new ClockSteps(() -> now, () -> {
            nanos += slept[0];
            return nanos;
        });
        sleepy.look(latest);
        slept[0] = HOUR.toNanos();
        assertThat(sleepy.look(latest)).isEmpty();
        slept[0] = 0;
        // The clock went on during both sleeps.
        now = now.plus(HOUR).plus(HOUR);
        assertThat(sleepy.look(latest)).isEmpty();
        now = now.minus(HOUR);
        assertThat(sleepy.look(latest)).contains(HOUR);
    }
}
