package org.xiezhi.casework.erasure;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.xiezhi.casework.audit.ErasableSet;
import org.xiezhi.casework.erasure.Erasure.Progress;

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

    /** The newest first. */
    public List<Erasure> all() {
        return entities.createNamedQuery(Erasure.ALL, Erasure.class).getResultList();
    }

    /** Those that wait for a decision, the oldest first. */
    public List<Erasure> open() {
        return entities.createNamedQuery(Erasure.IN, Erasure.class)
                .setParameter("state", Progress.OPEN)
                .getResultList();
    }
}
