package org.xiezhi.casework.auditor;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.xiezhi.access.Permission;
import org.xiezhi.casework.audit.Act;
import org.xiezhi.casework.audit.Act.Value;
import org.xiezhi.casework.audit.AuditTrail;
import org.xiezhi.casework.audit.Subject;
import org.xiezhi.casework.audit.TrailCounts;
import org.xiezhi.casework.audit.TrailEntries;
import org.xiezhi.casework.audit.TrailFilter;
import org.xiezhi.casework.matter.Gate;
import org.xiezhi.casework.matter.TheRulebook;
import org.xiezhi.casework.shared.ServerClock;
import org.xiezhi.procedure.WorkingCalendar;

/** When the trail was silent and when it was crowded, hour by hour in China. */
@Stateless
public class RhythmQueries {

    /** A month fits on a page and is counted in one go. */
    public static final int MOST_DAYS = 31;

    private static final int USUAL_DAYS = 14;

    private static final LocalTime WORK_BEGINS = LocalTime.of(9, 0);
    private static final LocalTime WORK_ENDS = LocalTime.of(17, 0);

    /** On a working day somebody signs in, opens, answers: two hours without any entry need a reason. */
    private static final int SILENT_AT_WORK = 2;

    /** Nights and weekends are silent by themselves; the product's own entries break a longer one. */
    private static final int SILENT_ANYWHERE = 72;

    /** An hour is crowded with so many times the entries of a usual hour in which something happened at all ... */
    private static final int CROWDED = 5;

    /** ... and never below so many: in a quiet house five entries are no crowd. */
    private static final long CROWDED_FROM = 100;

    @Inject
    private TrailEntries entries;

    @Inject
    private TrailCounts counts;

    @Inject
    private TheRulebook rulebook;

    @Inject
    private Gate gate;

    @Inject
    private AuditTrail trail;

    @Inject
    private ServerClock clock;

    /** A day with its entries by the hour. */
    public record Day(LocalDate day, boolean working, List<Long> hours) {
        public Day {
            hours = List.copyOf(hours);
        }

        public long total() {
            return hours.stream().mapToLong(Long::longValue).sum();
        }
    }

    /**
     * Hours without an entry that are not silent by themselves.
     *
     * @param to the hour behind the last silent one
     */
    public record Silence(LocalDateTime from, LocalDateTime to) {
        public long hours() {
            return ChronoUnit.HOURS.between(from, to);
        }
    }

    /** An hour with far more entries than usual. */
    public record Crowd(LocalDateTime hour, long entries) {}

    /**
     * The hours of a period.
     *
     * @param usual entries of the middle one of the hours in which something happened
     * @param days the last first
     */
    public record Rhythm(long total, long usual, List<Day> days, List<Silence> silences, List<Crowd> crowds) {
        public Rhythm {
            days = List.copyOf(days);
            silences = List.copyOf(silences);
            crowds = List.copyOf(crowds);
        }

        /** The same without the silence before there was a trail. */
        Rhythm since(LocalDateTime begun) {
            List<Silence> since = silences.stream()
                    .filter(silence -> silence.to().isAfter(begun))
                    .map(silence -> silence.from().isBefore(begun) ? new Silence(begun, silence.to()) : silence)
                    .toList();
            return new Rhythm(total, usual, days, since, crowds);
        }
    }

    /** Counts what the filter lets through in its days, in the last of them where they are more than a month. */
    public Rhythm rhythm(TrailFilter filter) {
        gate.require(Permission.AUDIT_READ);
        String told = filter.told();
        trail.append(Act.RHYTHM_OPENED, Subject.of("trail"), told.isEmpty() ? Map.of() : Map.of(Value.FILTER, told));

        LocalDateTime now = clock.now().atZone(ServerClock.ZONE).toLocalDateTime();
        LocalDate last = filter.to() == null
                ? now.toLocalDate()
                : filter.to().minusMinutes(1).toLocalDate();
        LocalDate earliest = last.minusDays(MOST_DAYS - 1L);
        LocalDate first = filter.from() == null
                ? last.minusDays(USUAL_DAYS - 1L)
                : filter.from().toLocalDate();
        first = first.isBefore(earliest) ? earliest : first;
        SortedMap<LocalDateTime, Long> counted = counts.hours(filter.days(first, last));
        Rhythm rhythm = of(counted, first, last, now, rulebook.get().calendar());
        return entries.earliest()
                .map(begun -> begun.atZone(ServerClock.ZONE).toLocalDateTime().truncatedTo(ChronoUnit.HOURS))
                .map(rhythm::since)
                .orElse(rhythm);
    }

    /**
     * Judges what was counted.
     *
     * @param now hours that are not over yet are not silent
     */
    static Rhythm of(
            SortedMap<LocalDateTime, Long> counted,
            LocalDate first,
            LocalDate last,
            LocalDateTime now,
            WorkingCalendar calendar) {
        List<Day> days = new ArrayList<>();
        for (LocalDate day = last; !day.isBefore(first); day = day.minusDays(1)) {
            List<Long> hours = new ArrayList<>();
            for (int hour = 0; hour < 24; hour++) {
                hours.add(counted.getOrDefault(day.atTime(hour, 0), 0L));
            }
            days.add(new Day(day, working(day, calendar), hours));
        }
        long usual = middle(counted);
        List<Crowd> crowds = new ArrayList<>();
        counted.forEach((hour, entries) -> {
            if (entries >= CROWDED_FROM && entries > CROWDED * usual) {
                crowds.add(new Crowd(hour, entries));
            }
        });
        return new Rhythm(
                counted.values().stream().mapToLong(Long::longValue).sum(),
                usual,
                days,
                silences(counted, first.atStartOfDay(), end(last, now), calendar),
                crowds);
    }

    private static LocalDateTime end(LocalDate last, LocalDateTime now) {
        LocalDateTime end = last.plusDays(1).atStartOfDay();
        return end.isAfter(now) ? now.truncatedTo(ChronoUnit.HOURS) : end;
    }

    private static long middle(SortedMap<LocalDateTime, Long> counted) {
        List<Long> sorted = counted.values().stream().sorted().toList();
        return sorted.isEmpty() ? 0 : sorted.get(sorted.size() / 2);
    }

    private static List<Silence> silences(
            SortedMap<LocalDateTime, Long> counted, LocalDateTime from, LocalDateTime end, WorkingCalendar calendar) {
        SortedMap<LocalDateTime, Long> until = new TreeMap<>(counted);
        until.put(end, 1L);
        List<Silence> silences = new ArrayList<>();
        LocalDateTime begun = from;
        for (LocalDateTime spoken : until.keySet()) {
            if (spoken.isAfter(begun)) {
                Silence silence = new Silence(begun, spoken);
                if (silence.hours() >= SILENT_ANYWHERE || atWork(silence, calendar) >= SILENT_AT_WORK) {
                    silences.add(silence);
                }
            }
            begun = spoken.plusHours(1);
        }
        return silences;
    }

    private static long atWork(Silence silence, WorkingCalendar calendar) {
        long hours = 0;
        for (LocalDateTime hour = silence.from(); hour.isBefore(silence.to()); hour = hour.plusHours(1)) {
            boolean office = !hour.toLocalTime().isBefore(WORK_BEGINS)
                    && hour.toLocalTime().isBefore(WORK_ENDS);
            hours += office && working(hour.toLocalDate(), calendar) ? 1 : 0;
        }
        return hours;
    }

    private static boolean working(LocalDate day, WorkingCalendar calendar) {
        // A year whose holidays nobody has written down yet, or no longer, still has weekends.
        return calendar.years().contains(day.getYear())
                ? calendar.isWorkingDay(day)
                : day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
    }
}
