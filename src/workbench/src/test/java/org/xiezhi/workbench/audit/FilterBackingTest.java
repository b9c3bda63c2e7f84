package org.xiezhi.workbench.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xiezhi.casework.audit.TrailFilter;

class FilterBackingTest {

    private final FilterBacking backing = new FilterBacking();

    @ParameterizedTest
    @ValueSource(strings = {"abc", "2026-02-30", "31.01.2026", "2026-1-31", "2026-01-31 25:00"})
    void says_that_a_time_cannot_be_read(String typed) {
        assertThat(backing.unreadable(typed)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "2026-01-31", " 2026-01-31 ", "2026-01-31 09:30", "2026-01-31T09:30"})
    void says_nothing_of_a_time_and_of_an_empty_field(String typed) {
        assertThat(backing.unreadable(typed)).isFalse();
    }

    @Test
    void takes_the_whole_of_the_last_day_and_of_the_last_minute() {
        backing.setFrom("2026-01-31");
        backing.setTo("2026-01-31");
        TrailFilter day = backing.read();
        assertThat(day.from()).isEqualTo(LocalDateTime.of(2026, 1, 31, 0, 0));
        assertThat(day.to()).isEqualTo(LocalDateTime.of(2026, 2, 1, 0, 0));
        backing.setFrom("2026-01-31 09:30");
        backing.setTo("2026-01-31 09:30");
        TrailFilter minute = backing.read();
        assertThat(minute.from()).isEqualTo(LocalDateTime.of(2026, 1, 31, 9, 30));
        assertThat(minute.to()).isEqualTo(LocalDateTime.of(2026, 1, 31, 9, 31));
    }

    @Test
    void finds_nobody_by_an_id_that_is_none() {
        backing.setPerson("'; drop table audit_event");
        assertThat(backing.read().person()).hasToString("00000000-0000-0000-0000-000000000000");
    }

    @Test
    void writes_what_was_typed_so_that_an_address_carries_it() {
        backing.setNumber("XS-2026-0001&act=x");
        backing.setRule("  ");
        backing.setTo("2026-01-31 09:30");
        assertThat(backing.getQuery()).isEqualTo("number=XS-2026-0001%26act%3Dx&to=2026-01-31+09%3A30");
    }
}
