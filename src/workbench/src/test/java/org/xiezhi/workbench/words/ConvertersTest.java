package org.xiezhi.workbench.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConvertersTest {

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-03", "2026/11/3", "2026.11.03", "2026年11月3日"})
    void reads_a_day_as_people_write_it(String written) {
        assertThat(DayConverter.day(written)).isEqualTo(LocalDate.of(2026, 11, 3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-02-30", "2026-13-01", "26-01-01", "2026-1", "tomorrow", "2026-11-03x", "2025-02-29"})
    void refuses_a_day_that_does_not_exist(String written) {
        assertThatThrownBy(() -> DayConverter.day(written)).isInstanceOf(DateTimeException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"12345.6|12345.6", "12,345.60|12345.60", "１２，３４５．６０|12345.60", "0|0", "-5|-5"})
    void reads_an_amount_as_people_write_it(String written, BigDecimal amount) {
        assertThat(AmountConverter.amount(written)).contains(amount);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e9", "1E400000000", "1,23.4", "十万", "NaN", "0x10", "1..2", "999999999999999999999999"})
    void refuses_what_is_no_amount(String written) {
        assertThat(AmountConverter.amount(written)).isEmpty();
    }

    @Test
    void writes_money_and_sizes_for_the_reader() {
        assertThat(Formats.yuan(new BigDecimal("12345.6"), Locale.SIMPLIFIED_CHINESE))
                .isEqualTo("12,345.60 元");
        assertThat(Formats.yuan(new BigDecimal("12345.6"), Locale.ENGLISH)).isEqualTo("12,345.60 yuan");
        assertThat(Formats.sized(1023, Locale.ENGLISH)).isEqualTo("1,023 B");
        assertThat(Formats.sized(314_572_800L, Locale.ENGLISH)).isEqualTo("300 MiB");
    }

    @Test
    void says_how_long_ago_in_the_largest_unit_that_leaves_one() {
        assertThat(Formats.spanned(Duration.ofSeconds(-3), Locale.ENGLISH)).isEqualTo("0 s");
        assertThat(Formats.spanned(Duration.ofSeconds(59), Locale.ENGLISH)).isEqualTo("59 s");
        assertThat(Formats.spanned(Duration.ofSeconds(3_599), Locale.ENGLISH)).isEqualTo("59 min");
        assertThat(Formats.spanned(Duration.ofHours(23), Locale.SIMPLIFIED_CHINESE))
                .isEqualTo("23 小时");
        assertThat(Formats.spanned(Duration.ofHours(49), Locale.TRADITIONAL_CHINESE))
                .isEqualTo("2 天");
    }
}
