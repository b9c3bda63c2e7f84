package org.xiezhi.casework.approval;

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
import java.util.ArrayList;
import java.util.List;
import org.xiezhi.access.Actor;
import org.xiezhi.access.Permission;
import org.xiezhi.casework.matter.Matter;
import org.xiezhi.casework.shared.Page;
import org.xiezhi.casework.shared.Paging;
import org.xiezhi.casework.shared.Window;
import org.xiezhi.procedure.Level;

/** What waits for a decision, page by page: the database knows whose it is. */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class InboxPages {

    @PersistenceContext(unitName = "xiezhi")
    private EntityManager entities;

    /** An open proposal with the step that is due. */
    public record Found(Proposal proposal, Matter matter, ProposalStep due) {}

    /**
     * The open proposals that the actor may decide now, the most urgent first.
     *
     * @param own those due at the highest level that he holds; else those below it, for which he may stand in
     */
    public Page<Found> page(boolean own, Window asked, Actor actor) {
        CriteriaBuilder cb = entities.getCriteriaBuilder();
        CriteriaQuery<Long> counting = cb.createQuery(Long.class);
        Root<Proposal> counted = counting.from(Proposal.class);
        counting.select(cb.count(counted))
                .where(where(
                        cb,
                        counting,
                        counted,
                        counting.from(Matter.class),
                        counting.from(ProposalStep.class),
                        own,
                        actor));
        CriteriaQuery<Tuple> query = cb.createTupleQuery();
        Root<Proposal> proposal = query.from(Proposal.class);
        Root<Matter> matter = query.from(Matter.class);
        Root<ProposalStep> due = query.from(ProposalStep.class);
        query.multiselect(proposal, matter, due)
                .where(where(cb, query, proposal, matter, due, own, actor))
                .orderBy(cb.asc(due.get("due")), cb.asc(proposal.get("proposed")), cb.asc(proposal.get("id")));
        return Paging.read(
                entities,
                asked,
                counting,
                query,
                row -> new Found(row.get(0, Proposal.class), row.get(1, Matter.class), row.get(2, ProposalStep.class)));
    }

    private static Predicate[] where(
            CriteriaBuilder cb,
            AbstractQuery<?> query,
            Root<Proposal> proposal,
            Root<Matter> matter,
            Root<ProposalStep> due,
            boolean own,
            Actor actor) {
        ClearedMatters cleared = new ClearedMatters(cb, query, matter, actor);
        List<Predicate> levels = new ArrayList<>();
        for (Level level : Level.values()) {
            Predicate reached = own
                    ? cb.equal(due.get("level"), level)
                    : cb.and(due.get("level").in(ClearedMatters.upTo(level)), cb.notEqual(due.get("level"), level));
            levels.add(cb.and(cleared.holdsAtMost(level), reached));
        }
        return new Predicate[] {
            cb.equal(proposal.get("matter"), matter.get("id")),
            cb.equal(proposal.get("state"), Proposal.State.OPEN),
            cb.equal(due.get("proposal"), proposal.get("id")),
            ClearedMatters.isDue(cb, query, due),
            cb.or(levels.toArray(Predicate[]::new)),
            cleared.condition(Permission.APPROVAL_DECIDE)
        };
    }
}
