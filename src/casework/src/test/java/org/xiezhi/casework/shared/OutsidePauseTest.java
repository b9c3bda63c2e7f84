package org.xiezhi.casework.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutsidePauseTest {

    private static final Instant NOW = Instant.parse("2026-11-28T00:00:00Z");

    private final OutsidePause pause = new OutsidePause(Duration.ofSeconds(30), Duration.ofMinutes(3));

    /** So many seconds it lasts after a failure. */
    private long failed() {
        pause.failed(NOW);
        long seconds = 0;
        while (pause.lasts(NOW.plusSeconds(seconds))) {
            seconds++;
        }
        return seconds;
    }

    @Test
    void doubles_up_to_the_longest_and_begins_anew_when_all_is_well() {
        assertThat(pause.lasts(NOW)).isFalse();
        List<Long> lasted = new ArrayList<>();
        for (int times = 0; times < 5; times++) {
            lasted.add(failed());
        }
        assertThat(lasted).containsExactly(30L, 60L, 120L, 180L, 180L);
        pause.over();
        assertThat(pause.lasts(NOW)).isFalse();
        assertThat(failed()).isEqualTo(30);
    }

    @Test
    void is_over_where_the_clock_was_turned_back_by_more_than_the_longest() {
        pause.failed(NOW);
        assertThat(pause.lasts(NOW.minus(Duration.ofMinutes(2)))).isTrue();
        assertThat(pause.lasts(NOW.minus(Duration.ofDays(30)))).isFalse();
    }
}
