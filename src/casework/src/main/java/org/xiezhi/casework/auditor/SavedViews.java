package org.xiezhi.casework.auditor;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The views of the trail as stored. */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class SavedViews {

    @PersistenceContext(unitName = "xiezhi")
    private EntityManager entities;

    /** By their names. */
    public List<SavedView> of(UUID account) {
        return entities.createNamedQuery(SavedView.OF, SavedView.class)
                .setParameter("account", account)
                .getResultList();
    }

    /** The view, if it is that account's. */
    public Optional<SavedView> find(UUID id, UUID account) {
        return Optional.ofNullable(entities.find(SavedView.class, id))
                .filter(view -> view.account().equals(account));
    }

    public void add(SavedView view) {
        entities.persist(view);
    }

    public void remove(SavedView view) {
        entities.remove(view);
    }
}
