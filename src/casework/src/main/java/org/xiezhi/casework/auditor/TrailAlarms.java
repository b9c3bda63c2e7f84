package org.xiezhi.casework.auditor;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The alarms of the trail as stored. */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class TrailAlarms {

    @PersistenceContext(unitName = "xiezhi")
    private EntityManager entities;

    public void add(TrailAlarm alarm) {
        entities.persist(alarm);
    }

    /** Locked for a change, as it is once the lock is held. */
    public Optional<TrailAlarm> lock(UUID id) {
        return Optional.ofNullable(entities.find(TrailAlarm.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    /** Those whose state lasts. */
    public List<TrailAlarm> lasting() {
        return entities.createNamedQuery(TrailAlarm.LASTING, TrailAlarm.class).getResultList();
    }

    /** The newest first. */
    public List<TrailAlarm> unanswered() {
        return entities.createNamedQuery(TrailAlarm.UNANSWERED, TrailAlarm.class)
                .getResultList();
    }

    /** The last answered first. */
    public List<TrailAlarm> answered(int most) {
        return entities.createNamedQuery(TrailAlarm.ANSWERED, TrailAlarm.class)
                .setMaxResults(most)
                .getResultList();
    }
}
