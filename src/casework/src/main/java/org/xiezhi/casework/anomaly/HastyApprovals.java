package org.xiezhi.casework.anomaly;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.xiezhi.casework.audit.Act;

/**
 * Agreement within seconds of the first look at a proposal, or without any look since it was laid before who agreed. It is the
 * first look that counts: who read it yesterday may agree today at once.
 */
final class HastyApprovals {

    // Laid: when it was proposed, or when the level before agreed. The index on the matter finds its entries.
    private static final String HASTY = Inquiry.sql(
            """
            select actor, opened, last_seen, number
            from (
              select laid.actor, laid.decided as last_seen,
                (select min(c.number) from clue c where c.matter_id = laid.matter) as number,
                (select min(o.happened) from audit_event o
                  where o.matter = laid.matter and o.object_id = laid.object_id and o.actor = laid.actor
                    and o.act = '%2$s' and o.happened <= laid.decided and o.happened >= coalesce(laid.since, o.happened)
                ) as opened
              from (
                select d.actor, d.happened as decided, d.matter, d.object_id,
                  (select max(l.happened) from audit_event l
                    where l.matter = d.matter and l.object_id = d.object_id and l.id <> d.id
                      and l.act in %3$s and l.outcome = 'done' and l.happened <= d.happened
                  ) as since
                from audit_event d
                where d.act = '%1$s' and d.outcome = 'done' and d.actor is not null
                  and d.happened >= ? and d.happened < ?
              ) laid
            ) read_first
            where opened is null or extract(epoch from last_seen) - extract(epoch from opened) <= ?
            """,
            Act.PROPOSAL_AGREED.code(), Act.PROPOSAL_OPENED.code(), Inquiry.codes(Act.PROPOSED, Act.PROPOSAL_AGREED));

    private HastyApprovals() {}

    static List<Hit> in(Inquiry asked) {
        return asked.rows(
                HASTY + Inquiry.newestFirst(),
                row -> {
                    Instant decided = Inquiry.instant(row, "last_seen");
                    Optional<Instant> opened = Optional.ofNullable(row.getObject("opened", LocalDateTime.class))
                            .map(time -> time.toInstant(ZoneOffset.UTC));
                    return new Hit(
                            "approvals",
                            opened.isPresent() ? "approvals" : "approvals_unread",
                            Optional.of(row.getObject("actor", UUID.class)),
                            "",
                            Optional.empty(),
                            Optional.ofNullable(row.getString("number")),
                            decided,
                            decided,
                            1,
                            opened.map(at -> Duration.between(at, decided).toSeconds())
                                    .map(seconds -> List.of(Long.toString(seconds)))
                                    .orElse(List.of()),
                            Hit.mark(decided));
                },
                asked.from(),
                asked.until(),
                asked.limit(0));
    }
}
