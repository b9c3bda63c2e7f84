package org.xiezhi.casework.anomaly;

import java.util.List;
import java.util.UUID;

/**
 * Many decisions of one person in a short time, each on the last day of its limit or after it. The limits of approvals are the only
 * ones that the product sets and ends so far.
 */
final class OverdueHeaps {

    // Both are seconds since 1970, the left one in China.
    private static final String SOURCE = Inquiry.sql("""
            select s.decided_by as who, s.decided as moment, s.id as id
            from proposal_step s
            where s.decided >= ? and s.decided < ? and s.decided_by is not null and s.due is not null
              and extract(epoch from s.decided) + %d >= extract(epoch from s.due)
            """, Inquiry.CHINA);

    private OverdueHeaps() {}

    static List<Hit> in(Inquiry asked) {
        return Heaps.of(asked, SOURCE, asked.limit(0), asked.limit(1), asked.readFrom(), asked.until()).stream()
                .map(heap -> Hit.of("overdue", UUID.fromString(heap.who()), heap.first(), heap.last(), heap.count()))
                .toList();
    }
}
