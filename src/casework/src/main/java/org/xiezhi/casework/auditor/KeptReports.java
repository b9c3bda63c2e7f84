package org.xiezhi.casework.auditor;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

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

    /** The newest of those that looked at everything. */
    public Optional<KeptReport> lastWhole() {
        return entities.createNamedQuery(KeptReport.WHOLE, KeptReport.class)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }
}
