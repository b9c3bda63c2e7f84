package org.xiezhi.casework.casefile;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;
import java.util.UUID;

/** The case files as stored. */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class CaseFiles {

    @PersistenceContext(unitName = "xiezhi")
    private EntityManager entities;

    public void add(CaseFile file) {
        entities.persist(file);
    }

    public Optional<CaseFile> find(UUID id) {
        return Optional.ofNullable(entities.find(CaseFile.class, id));
    }

    public Optional<CaseFile> of(UUID matter) {
        return entities.createNamedQuery(CaseFile.OF, CaseFile.class)
                .setParameter("matter", matter)
                .getResultStream()
                .findFirst();
    }
}
