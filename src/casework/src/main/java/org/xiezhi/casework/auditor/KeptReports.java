package org.xiezhi.casework.auditor;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.CriteriaQuery;
import jakarta.persistence.criteria.Root;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.xiezhi.casework.shared.Page;
import org.xiezhi.casework.shared.Paging;
import org.xiezhi.casework.shared.Window;

/** The reports of verifications as stored. */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class KeptReports {

    @PersistenceContext(unitName = "xiezhi")
    private EntityManager entities;

    public void add(KeptReport report) {
        entities.persist(report);
    }

    public Optional<KeptReport> find(UUID id) {
        return Optional.ofNullable(entities.find(KeptReport.class, id));
    }

    /** The newest first. */
    public List<KeptReport> newest(int most) {
        return entities.createNamedQuery(KeptReport.NEWEST_FIRST, KeptReport.class)
                .setMaxResults(most)
                .getResultList();
    }

    /** A page of them, the newest first. */
    public Page<KeptReport> page(Window window) {
        CriteriaBuilder cb = entities.getCriteriaBuilder();
        CriteriaQuery<Long> counting = cb.createQuery(Long.class);
        counting.select(cb.count(counting.from(KeptReport.class)));
        CriteriaQuery<Tuple> rows = cb.createTupleQuery();
        Root<KeptReport> report = rows.from(KeptReport.class);
        rows.multiselect(report).orderBy(cb.desc(report.get("ended")), cb.desc(report.get("id")));
        return Paging.read(entities, window, counting, rows, row -> row.get(0, KeptReport.class));
    }

    /** The newest of those that looked at everything. */
    public Optional<KeptReport> lastWhole() {
        return entities.createNamedQuery(KeptReport.WHOLE, KeptReport.class)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }
}
