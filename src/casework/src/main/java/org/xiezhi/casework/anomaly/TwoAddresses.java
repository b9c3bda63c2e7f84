package org.xiezhi.casework.anomaly;

import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import org.xiezhi.casework.audit.Act;

/**
 * One account that acts from a second address within minutes of an act from the first, without having signed out there, by person and
 * day. Also finds a session that somebody else goes on with.
 */
final class TwoAddresses {

    // Signing out ends every session of an account: what comes after it from elsewhere overlaps with nothing. That a
    // session expired is
    // noticed later, by whoever brings its cookie.
    private static final String MOVES =
            Inquiry.sql("""
            select actor, min(earlier) as first_seen, max(happened) as last_seen, count(*) as moves,
              string_agg(distinct concat(before, ' ', address), ' ') as addresses
            from (
              select e.actor as actor, e.happened as happened, v.content as address,
                lag(e.happened) over (partition by e.actor order by e.happened, e.id) as earlier,
                lag(v.content) over (partition by e.actor order by e.happened, e.id) as before,
                lag(e.act) over (partition by e.actor order by e.happened, e.id) as act_before
              from audit_event e join audit_value v on v.event_id = e.id and v.name = 'address'
              where e.happened >= ? and e.happened < ? and e.actor is not null and e.act <> '%1$s'
            ) seen
            where before <> address and act_before <> '%2$s'
              and extract(epoch from happened) - extract(epoch from earlier) <= ?
            group by actor, floor((extract(epoch from happened) + %3$d) / %4$d)
            """, Act.SESSION_EXPIRED.code(), Act.SIGNED_OUT.code(), Inquiry.CHINA, Inquiry.DAY);

    private TwoAddresses() {}

    static List<Hit> in(Inquiry asked) {
        return asked.rows(
                MOVES + Inquiry.newestFirst(),
                row -> Hit.of(
                                "addresses",
                                row.getObject("actor", UUID.class),
                                Inquiry.instant(row, "first_seen"),
                                Inquiry.instant(row, "last_seen"),
                                row.getLong("moves"))
                        .telling(String.join(
                                ", ",
                                new TreeSet<>(
                                        Arrays.asList(row.getString("addresses").split(" ", -1))))),
                asked.readFrom(),
                asked.until(),
                asked.limit(0) * 60);
    }
}
