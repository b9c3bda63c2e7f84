package org.xiezhi.casework.anomaly;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The answers as stored. */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class AnomalyAnswers {

    @PersistenceContext(unitName = "xiezhi")
    private EntityManager entities;

    public void add(AnomalyAnswer answer) {
        entities.persist(answer);
    }

    /** Those about what went on at that time or later, in the order in which they were given. */
    public List<AnomalyAnswer> since(Instant then) {
        return entities.createNamedQuery(AnomalyAnswer.SINCE, AnomalyAnswer.class)
                .setParameter("since", then)
                .getResultList();
    }

    /** The last one about a hit. */
    public Optional<AnomalyAnswer> last(Hit hit) {
        return entities.createNamedQuery(AnomalyAnswer.OF, AnomalyAnswer.class)
                .setParameter("hit", hit.key())
                .getResultStream()
                .reduce((one, later) -> later);
    }
}
