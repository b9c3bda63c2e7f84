package org.xiezhi.casework.custody;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import jakarta.persistence.criteria.AbstractQuery;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.CriteriaQuery;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.xiezhi.access.Actor;
import org.xiezhi.access.Permission;
import org.xiezhi.casework.approval.ClearedMatters;
import org.xiezhi.casework.clue.Clue;
import org.xiezhi.casework.custody.Handover.Progress;
import org.xiezhi.casework.evidence.Evidence;
import org.xiezhi.casework.evidence.Thing;
import org.xiezhi.casework.evidence.Thing.Whereabouts;
import org.xiezhi.casework.matter.Matter;
import org.xiezhi.casework.shared.Page;
import org.xiezhi.casework.shared.Paging;

/** The ledger of things page by page, and the handovers that wait for somebody. */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class CustodyPages {

    /** More than one person answers in a day; what is behind them shows when these are done. */
    private static final int MOST_WAITING = 50;

    @PersistenceContext(unitName = "xiezhi")
    private EntityManager entities;

    /** A thing with its item, its matter and the clue that gives the matter its number. */
    public record Found(Clue clue, Evidence evidence, Thing thing, Matter matter) {}

    /** A handover with its item and its matter. */
    public record Waiting(Handover handover, Clue clue, Evidence evidence, Matter matter) {}

    /** The things that the actor may know of and the filter lets through; what is due first stands first. */
    public Page<Found> page(CustodyFilter filter, Actor actor, LocalDate today) {
        CriteriaBuilder cb = entities.getCriteriaBuilder();
        CriteriaQuery<Long> counting = cb.createQuery(Long.class);
        Root<Thing> counted = counting.from(Thing.class);
        counting.select(cb.count(counted))
                .where(where(
                        cb,
                        counting,
                        counted,
                        counting.from(Clue.class),
                        counting.from(Evidence.class),
                        counting.from(Matter.class),
                        filter,
                        actor,
                        today));
        CriteriaQuery<Tuple> query = cb.createTupleQuery();
        Root<Thing> thing = query.from(Thing.class);
        Root<Clue> clue = query.from(Clue.class);
        Root<Evidence> evidence = query.from(Evidence.class);
        Root<Matter> matter = query.from(Matter.class);
        query.multiselect(clue, evidence, thing, matter)
                .where(where(cb, query, thing, clue, evidence, matter, filter, actor, today))
                .orderBy(
                        cb.asc(cb.<Integer>selectCase()
                                .when(cb.isNull(thing.get("due")), 1)
                                .otherwise(0)),
                        cb.asc(thing.get("due")),
                        cb.desc(thing.get("since")),
                        cb.asc(thing.get("id")));
        return Paging.read(
                entities,
                filter.window(),
                counting,
                query,
                row -> new Found(
                        row.get(0, Clue.class),
                        row.get(1, Evidence.class),
                        row.get(2, Thing.class),
                        row.get(3, Matter.class)));
    }

    private static Predicate[] where(
            CriteriaBuilder cb,
            AbstractQuery<?> query,
            Root<Thing> thing,
            Root<Clue> clue,
            Root<Evidence> evidence,
            Root<Matter> matter,
            CustodyFilter filter,
            Actor actor,
            LocalDate today) {
        List<Predicate> all = new ArrayList<>();
        all.add(cb.equal(evidence.get("id"), thing.get("id")));
        all.add(cb.equal(thing.get("matter"), matter.get("id")));
        all.add(cb.equal(clue.get("matter"), matter.get("id")));
        all.add(new ClearedMatters(cb, query, matter, actor).condition(Permission.CUSTODY_LIST));
        Whereabouts whereabouts = filter.whereabouts();
        if (whereabouts != null) {
            all.add(cb.equal(thing.get("whereabouts"), whereabouts));
        }
        if (filter.overdue()) {
            all.add(cb.lessThan(thing.get("due"), today));
        }
        return all.toArray(Predicate[]::new);
    }

    /** The handovers whose next step is the actor's, the oldest first. */
    public List<Waiting> waiting(Actor actor) {
        CriteriaBuilder cb = entities.getCriteriaBuilder();
        CriteriaQuery<Tuple> query = cb.createTupleQuery();
        Root<Handover> handover = query.from(Handover.class);
        Root<Evidence> evidence = query.from(Evidence.class);
        Root<Thing> thing = query.from(Thing.class);
        Root<Clue> clue = query.from(Clue.class);
        Root<Matter> matter = query.from(Matter.class);
        ClearedMatters cleared = new ClearedMatters(cb, query, matter, actor);
        query.multiselect(handover, clue, evidence, matter)
                .where(
                        cb.equal(evidence.get("id"), handover.get("evidence")),
                        cb.equal(thing.get("id"), handover.get("evidence")),
                        cb.equal(matter.get("id"), handover.get("matter")),
                        cb.equal(clue.get("matter"), handover.get("matter")),
                        cb.or(
                                cb.and(
                                        cb.equal(handover.get("state"), Progress.OFFERED),
                                        cb.equal(handover.get("receiver"), actor.account()),
                                        cleared.condition(Permission.CUSTODY_HAND_OVER)),
                                cb.and(
                                        cb.equal(handover.get("state"), Progress.APPROVED),
                                        cb.equal(thing.get("keeper"), actor.account()),
                                        cleared.condition(Permission.CUSTODY_HAND_OVER)),
                                cb.and(
                                        cb.equal(handover.get("state"), Progress.ASKED),
                                        cleared.condition(Permission.CUSTODY_APPROVE))))
                .orderBy(cb.asc(handover.get("begun")), cb.asc(handover.get("id")));
        return entities.createQuery(query)
                .setMaxResults(MOST_WAITING)
                .getResultStream()
                .map(row -> new Waiting(
                        row.get(0, Handover.class),
                        row.get(1, Clue.class),
                        row.get(2, Evidence.class),
                        row.get(3, Matter.class)))
                .toList();
    }
}
