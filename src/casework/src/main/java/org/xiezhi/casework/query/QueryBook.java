package org.xiezhi.casework.query;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import jakarta.persistence.criteria.AbstractQuery;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.CriteriaQuery;
import jakarta.persistence.criteria.Order;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import jakarta.persistence.criteria.Subquery;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.xiezhi.casework.matter.MatterMember;
import org.xiezhi.casework.matter.MatterMember.Part;
import org.xiezhi.casework.shared.Page;
import org.xiezhi.casework.shared.Paging;
import org.xiezhi.casework.shared.Window;

/** The queries and their answers as stored. */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class QueryBook {

    @PersistenceContext(unitName = "xiezhi")
    private EntityManager entities;

    /**
     * Whose view of the queries it is.
     *
     * @param room that was asked
     * @param account who reads: what concerns a matter from which he is barred is not there for him
     */
    public record Reader(UUID room, UUID account) {}

    public void add(AuditQuery query) {
        entities.persist(query);
        // The answers name its id, and the provider does not know that order.
        entities.flush();
    }

    public void add(QueryAnswer answer) {
        entities.persist(answer);
    }

    public Optional<AuditQuery> find(UUID id) {
        return Optional.ofNullable(entities.find(AuditQuery.class, id));
    }

    /** The query as it is now, locked until the transaction ends: of two who answer at once the second sees the first. */
    public Optional<AuditQuery> lock(UUID id) {
        return Optional.ofNullable(entities.find(AuditQuery.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    /** In the order in which they were given. */
    public List<QueryAnswer> answers(UUID query) {
        return entities.createNamedQuery(QueryAnswer.OF, QueryAnswer.class)
                .setParameter("query", query)
                .getResultList();
    }

    /** What the rooms should have answered by now. */
    public long overdue(LocalDate today) {
        return entities.createNamedQuery(AuditQuery.WAITING, Long.class)
                .setParameter("states", QueryState.WITH_ROOM)
                .setParameter("before", today)
                .getSingleResult();
    }

    public long count(QueryState state) {
        return entities.createNamedQuery(AuditQuery.COUNT, Long.class)
                .setParameter("states", List.of(state))
                .getSingleResult();
    }

    /**
     * A page of the list: what waits for a room first, the most urgent at its head, then what waits for the auditor, then
     * what has ended.
     *
     * @param reader somebody of an asked room; empty for the auditor, who sees all
     */
    public Page<AuditQuery> page(Show show, Optional<Reader> reader, LocalDate today, Window window) {
        CriteriaBuilder cb = entities.getCriteriaBuilder();
        CriteriaQuery<Long> counting = cb.createQuery(Long.class);
        Root<AuditQuery> counted = counting.from(AuditQuery.class);
        counting.select(cb.count(counted)).where(where(cb, counting, counted, show, reader, today));
        CriteriaQuery<Tuple> rows = cb.createTupleQuery();
        Root<AuditQuery> query = rows.from(AuditQuery.class);
        rows.multiselect(query)
                .where(where(cb, rows, query, show, reader, today))
                .orderBy(urgency(cb, query));
        return Paging.read(entities, window, counting, rows, row -> row.get(0, AuditQuery.class));
    }

    private static List<Order> urgency(CriteriaBuilder cb, Root<AuditQuery> query) {
        return List.of(
                cb.asc(cb.<Integer>selectCase()
                        .when(query.get("state").in(QueryState.WITH_ROOM), 0)
                        .when(cb.equal(query.get("state"), QueryState.ANSWERED), 1)
                        .otherwise(2)),
                cb.asc(query.get("due")),
                cb.desc(query.get("number")));
    }

    private static Predicate[] where(
            CriteriaBuilder cb,
            AbstractQuery<?> of,
            Root<AuditQuery> query,
            Show show,
            Optional<Reader> reader,
            LocalDate today) {
        List<Predicate> all = new ArrayList<>();
        switch (show) {
            case UNDER_WAY -> all.add(query.get("state").in(QueryState.UNDER_WAY));
            case OVERDUE -> {
                all.add(query.get("state").in(QueryState.WITH_ROOM));
                all.add(cb.lessThan(query.get("due"), today));
            }
            case WITH_ROOM -> all.add(query.get("state").in(QueryState.WITH_ROOM));
            case ALL -> all.add(cb.conjunction());
        }
        reader.ifPresent(who -> {
            all.add(cb.equal(query.get("room"), who.room()));
            Subquery<UUID> barred = of.subquery(UUID.class);
            Root<MatterMember> member = barred.from(MatterMember.class);
            barred.select(member.get("id"))
                    .where(
                            cb.equal(member.get("matter"), query.get("matter")),
                            cb.equal(member.get("account"), who.account()),
                            cb.equal(member.get("part"), Part.BARRED));
            all.add(cb.not(cb.exists(barred)));
        });
        return all.toArray(Predicate[]::new);
    }
}
