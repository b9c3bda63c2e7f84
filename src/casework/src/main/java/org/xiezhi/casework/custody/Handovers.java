package org.xiezhi.casework.custody;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.xiezhi.casework.custody.Handover.Progress;

/** The handovers as stored. */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class Handovers {

    @PersistenceContext(unitName = "xiezhi")
    private EntityManager entities;

    public void add(Handover handover) {
        entities.persist(handover);
    }

    public Optional<Handover> find(UUID id) {
        return Optional.ofNullable(entities.find(Handover.class, id));
    }

    /** As it is now, locked until the transaction ends; the caller holds the matter's lock. */
    public Optional<Handover> lock(UUID id) {
        return Optional.ofNullable(entities.find(Handover.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    /** All of a thing, the newest first. */
    public List<Handover> of(UUID evidence) {
        return entities.createNamedQuery(Handover.OF, Handover.class)
                .setParameter("evidence", evidence)
                .getResultList();
    }

    public List<Handover> oldestFirst(UUID evidence) {
        List<Handover> turned = new ArrayList<>(of(evidence));
        Collections.reverse(turned);
        return turned;
    }

    /** The one that is under way for each of these things, by thing; a thing that rests is absent. */
    public Map<UUID, Handover> open(Collection<UUID> evidence) {
        if (evidence.isEmpty()) {
            return Map.of();
        }
        return entities.createNamedQuery(Handover.OPEN_OF, Handover.class)
                .setParameter("evidence", evidence)
                .setParameter("open", Progress.OPEN)
                .getResultStream()
                .collect(Collectors.toMap(Handover::evidence, Function.identity()));
    }
}
