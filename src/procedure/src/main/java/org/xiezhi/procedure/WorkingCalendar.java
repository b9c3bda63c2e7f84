package org.xiezhi.procedure;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Counts days, months and working days as the procedure does (TL 285): the starting day is not counted, a period of months ends
 * on the corresponding day or, failing that, at the end of the month.
 */
public final class WorkingCalendar {

    /** On which last days a period of days or months moves to the next working day. */
    enum Rolling {
        STATUTORY_HOLIDAY,
        DAY_OFF
    }

    private final Map<Integer, HolidayYear> years;
    private final Rolling rolling;

    WorkingCalendar(Map<Integer, HolidayYear> years, Rolling rolling) {
        this.years = new TreeMap<>(years);
        this.rolling = rolling;
    }

    /** The years whose holidays are known. */
    public Set<Integer> years() {
        return Set.copyOf(years.keySet());
    }

    /**
     * Whether the year's holidays are only those the Regulation fixes, because the notice is not out yet; dates in it can still move.
     *
     * @throws CalendarException if the year has no file
     */
    public boolean isProvisional(int year) {
        return year(year).provisional();
    }

    /** Where the year's holidays were read. */
    public String source(int year) {
        return year(year).source();
    }

    /** Whether the day lies in a holiday, the weekend days inside it included. */
    public boolean isHoliday(LocalDate day) {
        return year(day.getYear()).holidays().contains(day);
    }

    public boolean isWorkingDay(LocalDate day) {
        return year(day.getYear()).isWorkingDay(day);
    }

    /** The last day of a time limit that begins on {@code start}. */
    public LocalDate end(LocalDate start, TimeLimit limit) {
        return switch (limit.unit()) {
            case DAY -> rolled(start.plusDays(limit.amount()));
            case MONTH -> rolled(start.plusMonths(limit.amount()));
            case WORKING_DAY -> workingDaysAfter(start, limit.amount());
        };
    }

    /** The n-th working day after {@code start}. */
    public LocalDate workingDaysAfter(LocalDate start, int n) {
        if (n < 1) {
            throw new IllegalArgumentException("expected at least one working day, found " + n);
        }
        LocalDate day = start;
        for (int counted = 0; counted < n; ) {
            day = day.plusDays(1);
            counted += isWorkingDay(day) ? 1 : 0;
        }
        return day;
    }

    private LocalDate rolled(LocalDate last) {
        boolean rolls = switch (rolling) {
            case STATUTORY_HOLIDAY -> isHoliday(last);
            case DAY_OFF -> !isWorkingDay(last);
        };
        return rolls ? workingDaysAfter(last, 1) : last;
    }

    private HolidayYear year(int year) {
        HolidayYear found = years.get(year);
        if (found == null) {
            throw new CalendarException("no holidays for " + year + ": expected the file holidays/" + year
                    + ".yaml, listed in rulebook.yaml; found only the years " + years.keySet());
        }
        return found;
    }
}
