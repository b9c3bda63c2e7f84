package org.xiezhi.casework.shared;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.persistence.criteria.CriteriaQuery;
import java.util.List;
import java.util.function.Function;

/** Reads one window of a long list. */
public final class Paging {

    private Paging() {}

    /**
     * Counts first: a window behind the end of the list becomes the last one that has rows.
     *
     * @param counting how many rows the list has
     * @param rows the same rows in their order
     */
    public static <T> Page<T> read(
            EntityManager entities,
            Window asked,
            CriteriaQuery<Long> counting,
            CriteriaQuery<Tuple> rows,
            Function<Tuple, T> found) {
        long total = entities.createQuery(counting).getSingleResult();
        if (total == 0) {
            return Page.empty(asked);
        }
        Window window = asked.within(total);
        List<T> page = entities.createQuery(rows)
                .setFirstResult(window.first())
                .setMaxResults(window.size())
                .getResultStream()
                .map(found)
                .toList();
        return new Page<>(page, total, window);
    }
}
