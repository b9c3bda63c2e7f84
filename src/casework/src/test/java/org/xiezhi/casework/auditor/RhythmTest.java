package org.xiezhi.casework.auditor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.xiezhi.casework.CaseworkFixture;
import org.xiezhi.casework.auditor.RhythmQueries.Crowd;
import org.xiezhi.casework.auditor.RhythmQueries.Rhythm;
import org.xiezhi.casework.auditor.RhythmQueries.Silence;
import org.xiezhi.casework.matter.TheRulebook;
import org.xiezhi.procedure.WorkingCalendar;

class RhythmTest {

    /** A Monday, a working day. */
    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);

    private static final LocalDate SUNDAY = MONDAY.minusDays(1);

    private final SortedMap<LocalDateTime, Long> counted = new TreeMap<>();

    @Test
    void names_two_silent_hours_of_a_working_day_and_no_single_one() {
        work(MONDAY, 9, 17);
        counted.remove(MONDAY.atTime(11, 0));
        counted.remove(MONDAY.atTime(14, 0));
        counted.remove(MONDAY.atTime(15, 0));
        assertThat(rhythm(MONDAY, MONDAY).silences())
                .containsExactly(new Silence(MONDAY.atTime(14, 0), MONDAY.atTime(16, 0)));
    }

    @Test
    void takes_nights_and_days_off_for_silent_by_themselves() {
        work(SUNDAY.minusDays(2), 9, 17);
        work(MONDAY, 9, 17);
        assertThat(rhythm(SUNDAY.minusDays(2), MONDAY).silences()).isEmpty();
    }

    @Test
    void names_three_days_of_silence_even_where_nobody_works() {
        LocalDate holiday = LocalDate.of(2026, 10, 1);
        assertThat(calendar().isWorkingDay(holiday)).isFalse();
        assertThat(calendar().isWorkingDay(holiday.plusDays(2))).isFalse();
        Rhythm rhythm = RhythmQueries.of(counted, holiday, holiday.plusDays(2), MONDAY.atStartOfDay(), calendar());
        assertThat(rhythm.silences())
                .containsExactly(
                        new Silence(holiday.atStartOfDay(), holiday.plusDays(3).atStartOfDay()));
        assertThat(rhythm.silences().get(0).hours()).isEqualTo(72);
    }

    @Test
    void is_not_silent_before_there_was_a_trail() {
        work(MONDAY, 14, 17);
        Rhythm rhythm = rhythm(MONDAY.minusDays(3), MONDAY);
        assertThat(rhythm.silences()).isNotEmpty();
        assertThat(rhythm.since(MONDAY.atTime(14, 0)).silences()).isEmpty();
        assertThat(rhythm.since(MONDAY.atTime(11, 0)).silences())
                .containsExactly(new Silence(MONDAY.atTime(11, 0), MONDAY.atTime(14, 0)));
    }

    @Test
    void does_not_call_hours_silent_that_are_not_over() {
        work(MONDAY, 9, 12);
        Rhythm rhythm = RhythmQueries.of(counted, MONDAY, MONDAY, MONDAY.atTime(13, 40), calendar());
        assertThat(rhythm.silences()).isEmpty();
    }

    @Test
    void names_an_hour_that_is_crowded_beside_the_usual_one_and_no_small_crowd() {
        work(MONDAY, 9, 17);
        counted.put(MONDAY.atTime(10, 0), 100L);
        assertThat(rhythm(MONDAY, MONDAY).crowds()).containsExactly(new Crowd(MONDAY.atTime(10, 0), 100));
        counted.put(MONDAY.atTime(10, 0), 99L);
        assertThat(rhythm(MONDAY, MONDAY).crowds()).isEmpty();
        counted.replaceAll((hour, entries) -> 20L);
        counted.put(MONDAY.atTime(10, 0), 100L);
        assertThat(rhythm(MONDAY, MONDAY).crowds()).as("five times, not more").isEmpty();
    }

    @Test
    void shows_the_days_from_the_last_with_their_hours() {
        work(MONDAY, 9, 17);
        Rhythm rhythm = rhythm(SUNDAY, MONDAY);
        assertThat(rhythm.days()).extracting(RhythmQueries.Day::day).containsExactly(MONDAY, SUNDAY);
        assertThat(rhythm.days()).extracting(RhythmQueries.Day::working).containsExactly(true, false);
        assertThat(rhythm.days().get(0).hours()).hasSize(24).contains(10L, org.assertj.core.data.Index.atIndex(9));
        assertThat(rhythm.total()).isEqualTo(80);
        assertThat(rhythm.usual()).isEqualTo(10);
    }

    private void work(LocalDate day, int from, int to) {
        for (int hour = from; hour < to; hour++) {
            counted.put(day.atTime(hour, 0), 10L);
        }
    }

    private Rhythm rhythm(LocalDate first, LocalDate last) {
        return RhythmQueries.of(counted, first, last, last.plusDays(9).atStartOfDay(), calendar());
    }

    private static WorkingCalendar calendar() {
        try (CaseworkFixture casework = new CaseworkFixture()) {
            return casework.get(TheRulebook.class).get().calendar();
        }
    }
}
