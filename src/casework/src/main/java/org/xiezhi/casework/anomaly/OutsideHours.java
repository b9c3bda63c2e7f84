package org.xiezhi.casework.anomaly;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.xiezhi.casework.audit.Act;
import org.xiezhi.casework.shared.ServerClock;

/**
 * Work at night and on days off, by person and night. A night, or a day off, begins with the hour at which work begins and ends when
 * work begins the next day: what somebody does at two in the morning belongs to the evening before.
 */
final class OutsideHours {

    // A session that expired is noticed by the machine, when the browser comes back.
    private static final String NIGHTS = """
            select actor, min(happened) as first_seen, max(happened) as last_seen, count(*) as entries
            from (
              select e.actor as actor, e.happened as happened,
                cast(floor((extract(epoch from e.happened) + %d) / %d) as integer) as shift,
                cast(mod(floor((extract(epoch from e.happened) + %d) / 3600), 24) as integer) as oclock
              from audit_event e
              where e.happened >= ? and e.happened < ? and e.actor is not null and e.act <> '%s'
            ) outside
            where oclock < %d or oclock >= %d or shift in (%s)
            group by actor, shift
            having count(*) >= %d
            """;

    /** No day has this number: the list of SQL must not be empty. */
    private static final String NEVER = "-1";

    private OutsideHours() {}

    static List<Hit> in(Inquiry asked) {
        int begin = asked.limit(0);
        int end = asked.limit(1);
        String sql = Inquiry.sql(
                NIGHTS,
                Inquiry.CHINA - begin * 3600,
                Inquiry.DAY,
                Inquiry.CHINA,
                Act.SESSION_EXPIRED.code(),
                begin,
                end,
                daysOff(asked),
                asked.limit(2));
        return asked.rows(
                sql + Inquiry.newestFirst(),
                row -> Hit.of(
                        "hours",
                        row.getObject("actor", UUID.class),
                        Inquiry.instant(row, "first_seen"),
                        Inquiry.instant(row, "last_seen"),
                        row.getLong("entries")),
                asked.readFrom(),
                asked.until());
    }

    private static String daysOff(Inquiry asked) {
        List<Long> off = new ArrayList<>();
        LocalDate last = LocalDate.ofInstant(asked.until(), ServerClock.ZONE);
        LocalDate day = LocalDate.ofInstant(asked.readFrom(), ServerClock.ZONE).minusDays(1);
        for (; !day.isAfter(last); day = day.plusDays(1)) {
            if (!asked.working().test(day)) {
                off.add(day.toEpochDay());
            }
        }
        return off.isEmpty() ? NEVER : off.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }
}
