package org.xiezhi.casework.auditor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class TokenRefusalsTest {

    private static final Instant NOW = Instant.parse("2026-11-28T08:00:00Z");

    private final TokenRefusals refusals = new TokenRefusals();

    @Test
    void tells_the_first_of_each_address_and_rule_and_counts_the_others() {
        assertThat(refusals.note("a", "token.unknown", NOW)).isEqualTo(1);
        assertThat(refusals.note("a", "token.unknown", NOW.plusSeconds(599))).isZero();
        assertThat(refusals.note("b", "token.unknown", NOW)).isEqualTo(1);
        // What somebody guesses must not hide that a revoked token is still used.
        assertThat(refusals.note("a", "token.revoked", NOW)).isEqualTo(1);
        assertThat(refusals.note("a", "token.unknown", NOW.plusSeconds(600))).isEqualTo(2);
    }

    @Test
    void tells_a_hundred_however_many_addresses_there_are() {
        long told = 0;
        long counted = 0;
        for (int i = 0; i < 10_000; i++) {
            long count = refusals.note("address " + i, "token.unknown", NOW.plusMillis(i));
            told += count > 0 ? 1 : 0;
            counted += count;
        }
        assertThat(told).isEqualTo(TokenRefusals.MOST_ENTRIES);
        assertThat(counted + refusals.rest()).isEqualTo(10_000);
        assertThat(refusals.rest()).isZero();
    }

    @Test
    void loses_none_of_somebody_who_does_not_come_again() {
        refusals.note("a", "token.unknown", NOW);
        refusals.note("a", "token.unknown", NOW);
        refusals.note("b", "token.unknown", NOW.plusSeconds(3_600));
        assertThat(refusals.rest()).isEqualTo(1);
        assertThat(refusals.note("a", "token.unknown", NOW.plusSeconds(3_600))).isEqualTo(1);
    }
}
