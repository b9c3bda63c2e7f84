package org.xiezhi.casework.clue;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;
import java.util.UUID;

/** The clues as stored. */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class Clues {

    @PersistenceContext(unitName = "xiezhi")
    private EntityManager entities;

    public void add(Clue clue) {
        entities.persist(clue);
    }

    public Optional<Clue> find(UUID id) {
        return Optional.ofNullable(entities.find(Clue.class, id));
    }

    /** The clue a matter began with; every matter has one. */
    public Clue of(UUID matter) {
        return entities.createNamedQuery(Clue.OF, Clue.class)
                .setParameter("matter", matter)
                .getSingleResult();
    }
}
