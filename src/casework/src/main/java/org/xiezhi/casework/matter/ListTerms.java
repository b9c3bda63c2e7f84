package org.xiezhi.casework.matter;

import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Expression;
import jakarta.persistence.criteria.Path;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** The terms that lists of matters are narrowed and ordered by, for the database. */
public final class ListTerms {

    private static final char ESCAPE = '!';

    private final CriteriaBuilder cb;

    public ListTerms(CriteriaBuilder cb) {
        this.cb = cb;
    }

    /**
     * What the filter asks of a row.
     *
     * @param label where the row has its label
     * @param searched where its words are looked for
     */
    public List<Predicate> of(
            MatterFilter filter, Root<Matter> matter, Path<String> label, List<Expression<String>> searched) {
        List<Predicate> terms = new ArrayList<>();
        if (!filter.words().isEmpty()) {
            String pattern = pattern(filter.words());
            terms.add(cb.or(searched.stream()
                    .map(text -> cb.like(cb.lower(text), pattern, ESCAPE))
                    .toArray(Predicate[]::new)));
        }
        if (filter.label() != null) {
            terms.add(cb.equal(label, filter.label()));
        }
        if (filter.stage() != null) {
            terms.add(cb.equal(matter.get("stage"), filter.stage()));
        }
        if (filter.room() != null) {
            terms.add(cb.equal(matter.get("handlingRoom"), filter.room()));
        }
        return terms;
    }

    private static String pattern(String words) {
        StringBuilder pattern = new StringBuilder("%");
        words.toLowerCase(Locale.ROOT).chars().forEach(unit -> {
            if (unit == '%' || unit == '_' || unit == ESCAPE) {
                pattern.append(ESCAPE);
            }
            pattern.append((char) unit);
        });
        return pattern.append('%').toString();
    }

    /** The place of a value in an order that the database does not know; what is not in it comes last. */
    public Expression<Integer> rank(Expression<?> value, List<?> order) {
        if (order.isEmpty()) {
            return cb.literal(0);
        }
        CriteriaBuilder.Case<Integer> rank = cb.selectCase();
        for (int place = 0; place < order.size(); place++) {
            rank = rank.when(cb.equal(value, order.get(place)), place);
        }
        return rank.otherwise(order.size());
    }

    /** The place of an enum value in the order in which the type names them. */
    public <E extends Enum<E>> Expression<Integer> rank(Expression<?> value, Class<E> type) {
        return rank(value, Arrays.asList(type.getEnumConstants()));
    }

    /** Ascending or descending. */
    public Function<Expression<?>, jakarta.persistence.criteria.Order> direction(boolean descending) {
        return descending ? cb::desc : cb::asc;
    }
}
