package org.xiezhi.workbench.audit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrailBackingTest {

    private final TrailBacking backing = new TrailBacking();

    @ParameterizedTest
    @ValueSource(strings = {"abc", "2026-02-30", "31.01.2026", "2026-1-31"})
    void says_that_a_day_cannot_be_read(String typed) {
        assertThat(backing.unreadable(typed)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "2026-01-31", " 2026-01-31 "})
    void says_nothing_of_a_day_and_of_an_empty_field(String typed) {
        assertThat(backing.unreadable(typed)).isFalse();
    }
}
