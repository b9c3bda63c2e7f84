package org.xiezhi.casework.anomaly;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.xiezhi.casework.audit.Act;

/**
 * A role that was used within hours of being given. Entries of version 2 say under which role an act was allowed; if it is one
 * that the account did not have before the change, the old rights did not carry the act.
 *
 * <p>Limits: an act that an old role would have carried as well is recorded under the one with the closer tie, and entries of
 * version 1 name no role. A new account has no rights before, so its first use within the hours is a hit, too.
 */
final class FreshRights {

    private static final String CHANGES = Inquiry.sql("""
            select e.happened as happened, e.actor as changed_by, e.object_id as account, b.content as before, a.content as now
            from audit_event e
            join audit_value b on b.event_id = e.id and b.name = 'roles-before'
            join audit_value a on a.event_id = e.id and a.name = 'roles'
            where e.act = '%s' and e.outcome = 'done' and e.object_id is not null
              and e.happened >= ? and e.happened < ?
            order by e.happened desc fetch first %d rows only
            """, Act.RIGHTS_CHANGED.code(), Inquiry.MOST + 1);

    private static final String USES = """
            select e.happened as happened, e.entry as entry from audit_event e
            where e.actor = ? and e.happened > ? and e.happened <= ? order by e.happened, e.id
            """;

    private FreshRights() {}

    private record Change(Instant at, Optional<UUID> by, UUID account, Set<String> given) {}

    private record Use(Instant at, String role) {}

    static List<Hit> in(Inquiry asked) {
        Duration fresh = Duration.ofHours(asked.limit(0));
        List<Change> changes = asked.rows(
                CHANGES,
                row -> new Change(
                        Inquiry.instant(row, "happened"),
                        Optional.ofNullable(row.getObject("changed_by", UUID.class)),
                        row.getObject("account", UUID.class),
                        given(row.getString("before"), row.getString("now"))),
                asked.from().minus(fresh),
                asked.until());
        return changes.stream()
                .filter(change -> !change.given().isEmpty())
                .flatMap(change -> used(asked, change, fresh).stream())
                .toList();
    }

    private static Set<String> given(String before, String now) {
        Set<String> given = new HashSet<>(Arrays.asList(now.split(",", -1)));
        Arrays.asList(before.split(",", -1)).forEach(given::remove);
        given.remove("");
        return given;
    }

    private static Optional<Hit> used(Inquiry asked, Change change, Duration fresh) {
        Instant end = change.at().plus(fresh);
        List<Use> uses = asked
                .rows(
                        USES,
                        row -> new Use(
                                Inquiry.instant(row, "happened"),
                                EntryBasis.of(row.getBytes("entry")).role()),
                        change.account(),
                        change.at(),
                        end.isBefore(asked.until()) ? end : asked.until())
                .stream()
                .filter(use -> change.given().contains(use.role()))
                .toList();
        if (uses.isEmpty()) {
            return Optional.empty();
        }
        Set<String> roles = new TreeSet<>();
        uses.forEach(use -> roles.add(use.role()));
        return Optional.of(new Hit(
                "rights",
                "rights",
                Optional.of(change.account()),
                "",
                change.by(),
                Optional.empty(),
                change.at(),
                uses.get(uses.size() - 1).at(),
                uses.size(),
                List.of(
                        String.join(",", roles),
                        Long.toString(
                                Duration.between(change.at(), uses.get(0).at()).toMinutes())),
                Hit.mark(change.at())));
    }
}
