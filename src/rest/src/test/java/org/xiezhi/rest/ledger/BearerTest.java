package org.xiezhi.rest.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class BearerTest {

    @Test
    void takes_the_token_out_of_the_header_however_the_scheme_is_written() {
        assertThat(Bearer.of("Bearer xiezhi_a-B_9")).isEqualTo("xiezhi_a-B_9");
        assertThat(Bearer.of("bearer  xiezhi_a")).isEqualTo("xiezhi_a");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "Bearer", "Bearer ", "Basic eDp5", "xiezhi_a", "Bearer a b", "Bearer a,b", "Bearer é"})
    void takes_nothing_out_of_anything_else(@Nullable String header) {
        assertThat(Bearer.of(header)).isEmpty();
    }

    @Test
    void takes_nothing_out_of_a_header_without_end() {
        assertThat(Bearer.of("Bearer " + "a".repeat(201))).isEmpty();
    }
}
