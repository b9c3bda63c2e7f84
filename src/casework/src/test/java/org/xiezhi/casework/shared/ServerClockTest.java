package org.xiezhi.casework.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class ServerClockTest {

    private static final Instant FROM = Instant.parse("2026-11-23T00:00:00Z");

    @Test
    void counts_the_share_of_a_limit_that_has_gone() {
        assertThat(ServerClock.percent(FROM, FROM, FROM.plusSeconds(600))).isZero();
        assertThat(ServerClock.percent(FROM, FROM.plusSeconds(420), FROM.plusSeconds(600)))
                .isEqualTo(70);
        assertThat(ServerClock.percent(FROM, FROM.plusSeconds(600), FROM.plusSeconds(600)))
                .isEqualTo(100);
    }

    @Test
    void stops_counting_long_after_the_end_and_bears_a_limit_without_length() {
        assertThat(ServerClock.percent(FROM, FROM.plusSeconds(900_000), FROM.plusSeconds(60)))
                .isEqualTo(999);
        assertThat(ServerClock.percent(FROM, FROM, FROM)).isZero();
    }
}
