package org.xiezhi.casework.clue;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import jakarta.persistence.criteria.AbstractQuery;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.CriteriaQuery;
import jakarta.persistence.criteria.Expression;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.xiezhi.access.Actor;
import org.xiezhi.access.Permission;
import org.xiezhi.casework.approval.ClearedMatters;
import org.xiezhi.casework.matter.ListTerms;
import org.xiezhi.casework.matter.Matter;
import org.xiezhi.casework.matter.TheRulebook;
import org.xiezhi.casework.shared.Page;
import org.xiezhi.casework.shared.Paging;
import org.xiezhi.procedure.Catalogue;
import org.xiezhi.procedure.Entry;
import org.xiezhi.procedure.Stage;

/** The clues page by page: the database filters by what the actor may know, counts and orders. */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class CluePages {

    @PersistenceContext(unitName = "xiezhi")
    private EntityManager entities;

    @Inject
    private TheRulebook rulebook;

    /** A clue with its matter. */
    public record Found(Clue clue, Matter matter) {}

    /** The clues that the actor may read and the filter lets through. */
    public Page<Found> page(ClueFilter filter, Actor actor, List<UUID> roomOrder) {
        CriteriaBuilder cb = entities.getCriteriaBuilder();
        CriteriaQuery<Long> counting = cb.createQuery(Long.class);
        Root<Clue> counted = counting.from(Clue.class);
        counting.select(cb.count(counted))
                .where(where(cb, counting, counted, counting.from(Matter.class), filter, actor));
        CriteriaQuery<Tuple> query = cb.createTupleQuery();
        Root<Clue> clue = query.from(Clue.class);
        Root<Matter> matter = query.from(Matter.class);
        query.multiselect(clue, matter)
                .where(where(cb, query, clue, matter, filter, actor))
                .orderBy(
                        new ListTerms(cb)
                                .direction(filter.descending())
                                .apply(order(new ListTerms(cb), filter.sort(), clue, matter, roomOrder)),
                        cb.desc(clue.get("number")));
        return Paging.read(
                entities,
                filter.window(),
                counting,
                query,
                row -> new Found(row.get(0, Clue.class), row.get(1, Matter.class)));
    }

    private static Predicate[] where(
            CriteriaBuilder cb,
            AbstractQuery<?> query,
            Root<Clue> clue,
            Root<Matter> matter,
            ClueFilter filter,
            Actor actor) {
        List<Predicate> all = new ArrayList<>();
        all.add(cb.equal(clue.get("matter"), matter.get("id")));
        all.add(new ClearedMatters(cb, query, matter, actor).condition(Permission.CLUE_READ));
        all.addAll(new ListTerms(cb)
                .of(
                        filter.matter(),
                        matter,
                        clue.get("label"),
                        List.of(
                                clue.get("number"),
                                clue.get("personName"),
                                clue.get("personUnit"),
                                clue.get("personPost"),
                                clue.get("allegation"))));
        return all.toArray(Predicate[]::new);
    }

    private Expression<?> order(
            ListTerms terms, ClueFilter.Sort sort, Root<Clue> clue, Root<Matter> matter, List<UUID> roomOrder) {
        return switch (sort) {
            case NUMBER -> clue.get("number");
            case PERSON -> clue.get("personName");
            case UNIT -> clue.get("personUnit");
            case LABEL ->
                terms.rank(
                        clue.get("label"),
                        rulebook.get().catalogue(Catalogue.LABELS).stream()
                                .map(Entry::code)
                                .toList());
            case RECEIVED -> clue.get("received");
            case STAGE -> terms.rank(matter.get("stage"), Stage.class);
            case ROOM -> terms.rank(matter.get("handlingRoom"), roomOrder);
        };
    }
}
