package org.xiezhi.procedure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.xiezhi.procedure.RulebookFixture.RULEBOOK;
import static org.xiezhi.procedure.RulebookFixture.filesWith;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkingCalendarTest {

    private final WorkingCalendar calendar = RULEBOOK.calendar();

    private static TimeLimit of(int amount, TimeLimit.Unit unit) {
        return new TimeLimit(amount, unit, true, List.of(), "");
    }

    @ParameterizedTest(name = "{0} + {1} months = {2}: {3}")
    @CsvSource({
        "2026-03-10,1,2026-04-10,corresponding day",
        "2026-10-31,1,2026-11-30,month end",
        "2025-12-31,2,2026-02-28,month end of February although it is a Saturday worked",
        "2026-11-30,1,2026-12-30,a month end corresponds to its number",
        "2026-09-05,1,2026-10-08,National Day rolls to the first working day",
        "2026-01-18,1,2026-02-24,Spring Festival rolls to the first working day",
        "2025-12-02,1,2026-01-04,New Year rolls to the Sunday that is worked",
        "2026-10-14,1,2026-11-14,an ordinary Saturday does not roll",
        "2026-12-01,1,2027-01-04,New Year on a Friday rolls over the weekend",
    })
    void counts_months(LocalDate start, int months, LocalDate end, String why) {
        assertThat(calendar.end(start, of(months, TimeLimit.Unit.MONTH)))
                .as(why)
                .isEqualTo(end);
    }

    @ParameterizedTest
    @CsvSource({"2026-11-23,10,2026-12-03", "2026-09-30,1,2026-10-08", "2026-09-30,8,2026-10-08"})
    void counts_days_without_the_first(LocalDate start, int days, LocalDate end) {
        assertThat(calendar.end(start, of(days, TimeLimit.Unit.DAY))).isEqualTo(end);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-23,1,2026-11-24",
        "2026-11-23,5,2026-11-30",
        "2026-11-27,1,2026-11-30",
        "2026-11-28,1,2026-11-30",
        "2026-09-30,1,2026-10-08",
        "2026-09-30,3,2026-10-10",
        "2026-02-13,1,2026-02-14",
        "2026-12-31,1,2027-01-04",
    })
    void counts_working_days(LocalDate start, int days, LocalDate end) {
        assertThat(calendar.workingDaysAfter(start, days)).isEqualTo(end);
    }

    @Test
    void rolls_over_plain_weekends_only_if_the_rulebook_says_so() {
        Rulebook other = Rulebook.from(filesWith("limits.yaml", "over: STATUTORY_HOLIDAY", "over: DAY_OFF"));
        LocalDate received = LocalDate.parse("2026-10-14");

        assertThat(RULEBOOK.due(Limit.HANDLING_OPINION, received)).isEqualTo("2026-11-14");
        assertThat(other.due(Limit.HANDLING_OPINION, received)).isEqualTo("2026-11-16");
    }

    @Test
    void works_on_the_weekend_days_of_the_notice() {
        assertThat(calendar.isWorkingDay(LocalDate.parse("2026-10-10"))).isTrue();
        assertThat(calendar.isWorkingDay(LocalDate.parse("2026-10-11"))).isFalse();
        assertThat(calendar.isHoliday(LocalDate.parse("2026-10-03"))).isTrue();
        assertThat(calendar.isHoliday(LocalDate.parse("2026-10-11"))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"2025,28,5", "2026,33,6", "2027,13,0"})
    void knows_as_many_days_off_as_the_source_gives(int year, int off, int worked) {
        long holidays = LocalDate.of(year, 1, 1)
                .datesUntil(LocalDate.of(year + 1, 1, 1))
                .filter(calendar::isHoliday)
                .count();
        long weekendsWorked = LocalDate.of(year, 1, 1)
                .datesUntil(LocalDate.of(year + 1, 1, 1))
                .filter(day -> HolidayYear.isWeekend(day) && calendar.isWorkingDay(day))
                .count();

        assertThat(holidays).isEqualTo(off);
        assertThat(weekendsWorked).isEqualTo(worked);
        assertThat(calendar.source(year)).isNotBlank();
    }

    @Test
    void says_which_years_are_provisional() {
        assertThat(calendar.years()).containsExactlyInAnyOrder(2025, 2026, 2027);
        assertThat(calendar.isProvisional(2026)).isFalse();
        assertThat(calendar.isProvisional(2027)).isTrue();
    }

    @Test
    void refuses_a_year_without_a_file_and_names_the_file() {
        assertThatThrownBy(() -> calendar.workingDaysAfter(LocalDate.parse("2027-12-31"), 1))
                .isInstanceOf(CalendarException.class)
                .hasMessage("no holidays for 2028: expected the file holidays/2028.yaml, listed in rulebook.yaml;"
                        + " found only the years [2025, 2026, 2027]");
        assertThatThrownBy(() -> RULEBOOK.due(Limit.HANDLING_OPINION, LocalDate.parse("2027-12-20")))
                .isInstanceOf(CalendarException.class)
                .hasMessageContaining("holidays/2028.yaml");
    }

    @Test
    void refuses_to_count_no_days() {
        assertThatThrownBy(() -> calendar.workingDaysAfter(LocalDate.parse("2026-11-23"), 0))
                .hasMessage("expected at least one working day, found 0");
    }
}
