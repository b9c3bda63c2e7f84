package org.xiezhi.casework.desk;

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
import java.util.Arrays;
import java.util.Optional;
import org.xiezhi.access.Actor;
import org.xiezhi.access.Permission;
import org.xiezhi.casework.approval.ClearedMatters;
import org.xiezhi.casework.clue.Clue;
import org.xiezhi.casework.matter.Matter;
import org.xiezhi.casework.shared.Page;
import org.xiezhi.casework.shared.Paging;
import org.xiezhi.casework.shared.Window;
import org.xiezhi.procedure.Stage;

/** The matters whose next step is an actor's, page by page. */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class TodoPages {

    @PersistenceContext(unitName = "xiezhi")
    private EntityManager entities;

    /** A clue with its matter. */
    public record Found(Clue clue, Matter matter) {}

    /** What carries a matter on at this stage; empty where a proposal waits for others, or nothing is left to do. */
    static Optional<Permission> carriesOn(Stage stage) {
        return switch (stage) {
            case REGISTERED -> Optional.of(Permission.CLUE_PROPOSE_ASSIGNMENT);
            case ASSIGNED -> Optional.of(Permission.CLUE_NAME_HANDLERS);
            case HANDLING -> Optional.of(Permission.VERIFICATION_PROPOSE);
            case VERIFYING -> Optional.of(Permission.VERIFICATION_REPORT);
            case VERIFIED -> Optional.of(Permission.FILING_PROPOSE);
            case ASSIGNMENT_PROPOSED, VERIFICATION_PROPOSED, VERIFICATION_REPORTED, FILING_PROPOSED, FILED ->
                Optional.empty();
        };
    }

    /** The newest first. */
    public Page<Found> page(Window asked, Actor actor) {
        CriteriaBuilder cb = entities.getCriteriaBuilder();
        CriteriaQuery<Long> counting = cb.createQuery(Long.class);
        Root<Clue> counted = counting.from(Clue.class);
        counting.select(cb.count(counted)).where(where(cb, counting, counted, counting.from(Matter.class), actor));
        CriteriaQuery<Tuple> query = cb.createTupleQuery();
        Root<Clue> clue = query.from(Clue.class);
        Root<Matter> matter = query.from(Matter.class);
        query.multiselect(clue, matter)
                .where(where(cb, query, clue, matter, actor))
                .orderBy(cb.desc(clue.get("number")));
        return Paging.read(
                entities, asked, counting, query, row -> new Found(row.get(0, Clue.class), row.get(1, Matter.class)));
    }

    private static Predicate[] where(
            CriteriaBuilder cb, AbstractQuery<?> query, Root<Clue> clue, Root<Matter> matter, Actor actor) {
        ClearedMatters cleared = new ClearedMatters(cb, query, matter, actor);
        Predicate[] mine = Arrays.stream(Stage.values())
                .flatMap(stage -> carriesOn(stage).stream()
                        .map(permission -> cb.and(cb.equal(matter.get("stage"), stage), cleared.condition(permission))))
                .toArray(Predicate[]::new);
        return new Predicate[] {cb.equal(clue.get("matter"), matter.get("id")), cb.or(mine)};
    }
}
