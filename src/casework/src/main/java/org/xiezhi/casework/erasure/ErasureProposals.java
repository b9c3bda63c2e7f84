package org.xiezhi.casework.erasure;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.CriteriaQuery;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.xiezhi.casework.audit.ErasableSet;
import org.xiezhi.casework.erasure.Erasure.Progress;
import org.xiezhi.casework.erasure.ErasureQueries.ErasureState;
import org.xiezhi.casework.shared.Page;
import org.xiezhi.casework.shared.Paging;
import org.xiezhi.casework.shared.Window;

/** The proposals to erase as stored, with their sets. */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class ErasureProposals {

    @PersistenceContext(unitName = "xiezhi")
    private EntityManager entities;

    public void add(Erasure erasure, ErasableSet set) {
        entities.persist(erasure);
        // Its values name its id, and the provider does not know that order.
        entities.flush();
        set.names().forEach(name -> entities.persist(new ErasureValue(erasure.id(), name)));
    }

    public Optional<Erasure> find(UUID id) {
        return Optional.ofNullable(entities.find(Erasure.class, id));
    }

    /** As it is now, locked until the transaction ends: of two who decide, the second sees what the first did. */
    public Optional<Erasure> lock(UUID id) {
        return Optional.ofNullable(entities.find(Erasure.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    /** The set as its rows say it now. */
    public ErasableSet set(UUID id) {
        return new ErasableSet(entities.createNamedQuery(ErasureValue.OF, ErasureValue.class)
                .setParameter("erasure", id)
                .getResultStream()
                .map(ErasureValue::name)
                .toList());
    }

    /**
     * A page of all, or of those in a state, the newest first.
     *
     * @param now tells what nobody decided in time from what is open
     */
    public Page<Erasure> page(Optional<ErasureState> state, Instant now, Window window) {
        CriteriaBuilder cb = entities.getCriteriaBuilder();
        CriteriaQuery<Long> counting = cb.createQuery(Long.class);
        Root<Erasure> counted = counting.from(Erasure.class);
        counting.select(cb.count(counted)).where(where(cb, counted, state, now));
        CriteriaQuery<Tuple> rows = cb.createTupleQuery();
        Root<Erasure> erasure = rows.from(Erasure.class);
        rows.multiselect(erasure)
                .where(where(cb, erasure, state, now))
                .orderBy(cb.desc(erasure.get("proposed")), cb.desc(erasure.get("id")));
        return Paging.read(entities, window, counting, rows, row -> row.get(0, Erasure.class));
    }

    private static Predicate where(
            CriteriaBuilder cb, Root<Erasure> erasure, Optional<ErasureState> state, Instant now) {
        if (state.isEmpty()) {
            return cb.conjunction();
        }
        Instant expired = now.minus(Erasure.LIFE);
        return switch (state.get()) {
            case OPEN ->
                cb.and(
                        cb.equal(erasure.get("state"), Progress.OPEN),
                        cb.greaterThan(erasure.<Instant>get("proposed"), expired));
            case EXPIRED ->
                cb.and(
                        cb.equal(erasure.get("state"), Progress.OPEN),
                        cb.lessThanOrEqualTo(erasure.<Instant>get("proposed"), expired));
            case DONE, REFUSED, WITHDRAWN ->
                cb.equal(erasure.get("state"), Progress.valueOf(state.get().name()));
        };
    }

    /** Those that wait for a decision, the oldest first. */
    public List<Erasure> open() {
        return entities.createNamedQuery(Erasure.IN, Erasure.class)
                .setParameter("state", Progress.OPEN)
                .getResultList();
    }
}
