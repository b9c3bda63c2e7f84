package org.xiezhi.casework.anomaly;

import java.util.List;
import java.util.UUID;

/** Many looks in a short time. The same thing opened again right away is one look: somebody pressed "reload". */
final class BulkLooks {

    private static final String SOURCE = Inquiry.sql("""
            select who, moment, id from (
              select e.actor as who, e.happened as moment, e.id as id, e.object_id as object,
                lag(e.object_id) over (partition by e.actor order by e.happened, e.id) as before
              from audit_event e
              where e.happened >= ? and e.happened < ? and e.actor is not null and e.outcome = 'done' and e.act in %s
            ) looks
            where before is null or object is null or before <> object
            """, Looks.CODES);

    private BulkLooks() {}

    static List<Hit> in(Inquiry asked) {
        return Heaps.of(asked, SOURCE, asked.limit(0), asked.limit(1), asked.readFrom(), asked.until()).stream()
                .map(heap -> Hit.of("looks", UUID.fromString(heap.who()), heap.first(), heap.last(), heap.count()))
                .toList();
    }
}
