package org.xiezhi.casework.anomaly;

import java.time.Instant;
import java.util.List;

/**
 * So much within so many minutes. Each stretch that is full enough counts, and stretches that share an entry are one heap: it
 * begins with the first entry of the first one and ends with the last entry of the last one.
 */
final class Heaps {

    // "closing": what ends a full stretch. Its place tells where the stretch began, so that two stretches overlap if
    // the later one begins
    // at or before the place at which the earlier one ends.
    private static final String HEAPS = """
            select who, min(begun) as first_seen, max(moment) as last_seen, max(place) - min(place) + %1$d as heaped
            from (
              select who, moment, begun, place, sum(fresh) over (partition by who order by place) as heap
              from (
                select who, moment, begun, place,
                  case when place - %2$d <= lag(place) over (partition by who order by place) then 0 else 1 end as fresh
                from (
                  select who, moment,
                    row_number() over (partition by who order by moment, id) as place,
                    lag(moment, %2$d) over (partition by who order by moment, id) as begun
                  from (%3$s) entries
                ) placed
                where begun is not null and extract(epoch from moment) - extract(epoch from begun) <= %4$d
              ) closing
            ) heaps
            group by who, heap
            """;

    private Heaps() {}

    /**
     * One heap.
     *
     * @param who whatever the source counts by
     */
    record Heap(String who, Instant first, Instant last, long count) {}

    /**
     * The heaps of a source.
     *
     * @param source a statement that gives {@code who}, {@code moment} and {@code id}
     * @param least how many make a heap
     */
    static List<Heap> of(Inquiry asked, String source, int least, int minutes, Object... arguments) {
        return asked.rows(
                Inquiry.sql(HEAPS, least, least - 1, source, minutes * 60) + Inquiry.newestFirst(),
                row -> new Heap(
                        row.getString("who"),
                        Inquiry.instant(row, "first_seen"),
                        Inquiry.instant(row, "last_seen"),
                        row.getLong("heaped")),
                arguments);
    }
}
