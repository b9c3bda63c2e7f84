package org.xiezhi.casework.anomaly;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.xiezhi.casework.audit.Act;

/**
 * Many attempts that were refused in a short time: doors that stay closed, passwords that are wrong. By person, and by address where
 * nobody was signed in: who tries one password on every account fails once at each.
 *
 * <p>What succeeded in between does not end the row: nothing is easier than to open a page of one's own after each attempt.
 */
final class Refusals {

    private static final String BY_PERSON =
            Inquiry.sql("""
            select coalesce(e.actor, e.object_id) as who, e.happened as moment, e.id as id
            from audit_event e
            where e.happened >= ? and e.happened < ?
              and ((e.actor is not null and e.act in %s)
                or (e.act = '%s' and e.object_type = 'session' and e.object_id is not null))
            """, Inquiry.codes(Act.REFUSED, Act.HIDDEN), Act.SIGN_IN_FAILED.code());

    private static final String BY_ADDRESS =
            Inquiry.sql("""
            select v.content as who, e.happened as moment, e.id as id
            from audit_event e join audit_value v on v.event_id = e.id and v.name = 'address'
            where e.happened >= ? and e.happened < ? and e.actor is null and e.act in %s
            """, Inquiry.codes(Act.SIGN_IN_FAILED, Act.CODE_REFUSED, Act.REFUSED, Act.HIDDEN));

    private Refusals() {}

    static List<Hit> in(Inquiry asked) {
        List<Hit> hits = new ArrayList<>(heaps(asked, BY_PERSON).stream()
                .map(heap -> Hit.of("refusals", UUID.fromString(heap.who()), heap.first(), heap.last(), heap.count()))
                .toList());
        List<Hit> people = List.copyOf(hits);
        heaps(asked, BY_ADDRESS).stream()
                .map(heap -> new Hit(
                        "refusals",
                        "refusals_address",
                        Optional.empty(),
                        heap.who(),
                        Optional.empty(),
                        Optional.empty(),
                        heap.first(),
                        heap.last(),
                        heap.count(),
                        List.of(),
                        Hit.mark(heap.first())))
                // All at one account: that is the same thing, and the account says more than the address.
                .filter(hit -> people.stream()
                        .noneMatch(other -> other.first().equals(hit.first())
                                && other.last().equals(hit.last())
                                && other.count() == hit.count()))
                .forEach(hits::add);
        return hits;
    }

    private static List<Heaps.Heap> heaps(Inquiry asked, String source) {
        return Heaps.of(asked, source, asked.limit(0), asked.limit(1), asked.readFrom(), asked.until());
    }
}
