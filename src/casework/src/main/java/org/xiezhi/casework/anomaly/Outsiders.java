package org.xiezhi.casework.anomaly;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.xiezhi.access.Role;

/**
 * Looks at a matter by somebody of whom no row tells a part in it, by person and matter. A part have: who registered it, its members
 * from the day they were named (unless barred), the head and the leader of its room, who proposed or decided in it, the levels of its
 * chains, case supervision and the chief, who see all matters (GZ 23, 24).
 *
 * <p>The access rules let nobody else look, so on most days this is empty. What it finds: a mistake of those rules, a member's row
 * that was taken away, a role that was given for an hour behind the application's back. Rooms and their heads are known as they are now
 * only: after a move between rooms the looks of before are named, with the ground that their entries give.
 */
final class Outsiders {

    /** Entries of one hit that are read for what they say of the roles of then. */
    private static final int READ = 200;

    private static final String EVERYBODY = """
            select actor, matter, number, first_seen, last_seen, looks, barred
            from (
              select seen.actor, seen.matter, seen.first_seen, seen.last_seen, seen.looks, seen.barred,
                (select min(c.number) from clue c where c.matter_id = seen.matter) as number,
                m.registrar, m.handling_room, a.room_id, a.roles
              from (
                select e.actor as actor, e.matter as matter, min(e.happened) as first_seen, max(e.happened) as last_seen,
                  count(*) as looks, max(case when b.since <= e.happened then 1 else 0 end) as barred
                from audit_event e
                left join (
                  select matter_id, account_id, min(since) as since from matter_member where part <> 'BARRED'
                  group by matter_id, account_id
                ) p on p.matter_id = e.matter and p.account_id = e.actor
                left join matter_member b on b.matter_id = e.matter and b.account_id = e.actor and b.part = 'BARRED'
                where e.happened >= ? and e.happened < ? and e.outcome = 'done' and e.act in %1$s
                  and e.actor is not null and e.matter is not null%6$s
                  and (p.since is null or e.happened < p.since or b.since <= e.happened)
                group by e.actor, e.matter
              ) seen
              join matter m on m.id = seen.matter
              join account a on a.id = seen.actor
            ) judged
            where barred = 1 or not (
              registrar = actor
              or roles like '%%%2$s%%' or roles like '%%%3$s%%'
              or (handling_room is not null and handling_room = room_id and roles like '%%%4$s%%')
              or exists (select 1 from room r where r.id = judged.handling_room and r.led_by = judged.actor)
              or exists (select 1 from proposal p where p.matter_id = judged.matter and p.proposer = judged.actor)
              or exists (select 1 from proposal p join proposal_step s on s.proposal_id = p.id
                where p.matter_id = judged.matter
                  and (s.decided_by = judged.actor or (s.level = '%5$s' and judged.roles like '%%%5$s%%')))
            )
            """;

    private static final String CANDIDATES = candidates("");

    /** The same of one person and one matter. */
    private static final String CANDIDATE = candidates(" and e.actor = ? and e.matter = ?");

    private static final String ENTRIES = Inquiry.sql("""
            select e.entry as entry from audit_event e
            where e.matter = ? and e.actor = ? and e.act in %s and e.outcome = 'done'
              and e.happened >= ? and e.happened <= ?
            order by e.happened desc fetch first %d rows only
            """, Looks.CODES, READ);

    private Outsiders() {}

    private static String candidates(String narrowed) {
        return Inquiry.sql(
                EVERYBODY,
                Looks.CODES,
                Role.CHIEF,
                Role.CASE_SUPERVISOR,
                Role.ROOM_HEAD,
                Role.PARTY_SECRETARY,
                narrowed);
    }

    private record Candidate(
            UUID actor, UUID matter, Optional<String> number, Instant first, Instant last, long looks, boolean barred) {

        static Candidate of(ResultSet row) throws SQLException {
            return new Candidate(
                    row.getObject("actor", UUID.class),
                    row.getObject("matter", UUID.class),
                    Optional.ofNullable(row.getString("number")),
                    Inquiry.instant(row, "first_seen"),
                    Inquiry.instant(row, "last_seen"),
                    row.getLong("looks"),
                    row.getInt("barred") == 1);
        }
    }

    static List<Hit> in(Inquiry asked) {
        return asked.rows(CANDIDATES + Inquiry.newestFirst(), Candidate::of, asked.from(), asked.until()).stream()
                .map(candidate -> sinceFirst(asked, candidate))
                .flatMap(candidate -> judged(asked, candidate))
                .toList();
    }

    /** A hit is known by its matter, whatever days are read: what earlier rounds met of it is counted along. */
    private static Candidate sinceFirst(Inquiry asked, Candidate candidate) {
        return asked.known().stream()
                .filter(hit -> hit.person().filter(candidate.actor()::equals).isPresent()
                        && hit.mark().equals(candidate.matter().toString())
                        && hit.first().isBefore(candidate.first()))
                .findFirst()
                .flatMap(hit -> asked
                        .rows(
                                CANDIDATE,
                                Candidate::of,
                                hit.first(),
                                asked.until(),
                                candidate.actor(),
                                candidate.matter())
                        .stream()
                        .findFirst())
                .orElse(candidate);
    }

    private static Stream<Hit> judged(Inquiry asked, Candidate candidate) {
        List<EntryBasis> entries = asked.rows(
                ENTRIES,
                row -> EntryBasis.of(row.getBytes("entry")),
                candidate.matter(),
                candidate.actor(),
                candidate.first(),
                candidate.last());
        // What he was then the entries themselves say, and they cannot be changed.
        if (!candidate.barred() && entries.stream().allMatch(entry -> seesAll(entry.roles()))) {
            return Stream.empty();
        }
        String ground = entries.stream()
                .filter(entry -> candidate.barred() || !seesAll(entry.roles()))
                .map(EntryBasis::rule)
                .filter(rule -> !rule.isEmpty())
                .findFirst()
                .orElse("");
        return Stream.of(new Hit(
                "outsiders",
                "outsiders",
                Optional.of(candidate.actor()),
                "",
                Optional.empty(),
                candidate.number(),
                candidate.first(),
                candidate.last(),
                candidate.looks(),
                List.of(ground),
                candidate.matter().toString()));
    }

    private static boolean seesAll(Set<String> roles) {
        return roles.contains(Role.CHIEF.name()) || roles.contains(Role.CASE_SUPERVISOR.name());
    }
}
