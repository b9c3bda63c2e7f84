package org.xiezhi.procedure;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;

/** The days off and the weekend days worked in one year, as the State Council's notice sets them. */
record HolidayYear(
        int year, boolean provisional, String source, Set<LocalDate> holidays, Set<LocalDate> workingWeekends) {

    HolidayYear {
        holidays = Set.copyOf(holidays);
        workingWeekends = Set.copyOf(workingWeekends);
    }

    static HolidayYear read(YamlValue file) {
        YamlFields fields = file.fields("year", "provisional", "source", "holidays", "working_weekends");
        int year = fields.get("year").number();
        Set<LocalDate> holidays = new HashSet<>();
        for (YamlValue item : fields.get("holidays").someItems()) {
            YamlFields holiday = item.fields("name", "from", "to");
            holiday.get("name").text();
            LocalDate from = date(holiday.get("from"), year);
            LocalDate to = date(holiday.get("to"), year);
            if (to.isBefore(from)) {
                throw holiday.get("to").refusal("a date not before " + from);
            }
            from.datesUntil(to.plusDays(1)).forEach(day -> {
                if (!holidays.add(day)) {
                    throw item.refusal("holidays that do not overlap", day + " a second time");
                }
            });
        }
        Set<LocalDate> worked = new HashSet<>();
        for (YamlValue item : fields.get("working_weekends").items()) {
            LocalDate day = date(item, year);
            if (!isWeekend(day) || holidays.contains(day) || !worked.add(day)) {
                throw item.refusal("a Saturday or Sunday outside the holidays, once", day + ", " + day.getDayOfWeek());
            }
        }
        return new HolidayYear(
                year, fields.get("provisional").flag(), fields.get("source").text(), holidays, worked);
    }

    private static LocalDate date(YamlValue value, int year) {
        LocalDate date = value.date();
        if (date.getYear() != year) {
            throw value.refusal("a date in " + year);
        }
        return date;
    }

    static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }

    boolean isWorkingDay(LocalDate day) {
        return workingWeekends.contains(day) || (!isWeekend(day) && !holidays.contains(day));
    }
}
