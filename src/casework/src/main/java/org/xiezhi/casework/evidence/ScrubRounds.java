package org.xiezhi.casework.evidence;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;
import java.util.UUID;
import org.xiezhi.casework.shared.ServerClock;

/** The rounds of the scrub as stored. */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class ScrubRounds {

    @PersistenceContext(unitName = "xiezhi")
    private EntityManager entities;

    @Inject
    private ServerClock clock;

    public ScrubRound begin() {
        ScrubRound round = new ScrubRound(clock.nextId(), clock.now());
        entities.persist(round);
        return round;
    }

    public Optional<ScrubRound> find(UUID id) {
        return Optional.ofNullable(entities.find(ScrubRound.class, id));
    }

    /** The newest round, ended or not. */
    public Optional<ScrubRound> newest() {
        return first(ScrubRound.NEWEST_FIRST);
    }

    /** The newest round that came to its end. */
    public Optional<ScrubRound> lastEnded() {
        return first(ScrubRound.ENDED);
    }

    /**
     * Counts in the newest round that a reader met damage; begins the first one for that. Past the version of the row: the scrub itself, at work on it, must not fail for that. In a transaction of
     * its own: that of the reader ends with the damage.
     */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void met() {
        ScrubRound round = newest().orElseGet(this::begin);
        entities.flush();
        entities.createNamedQuery(ScrubRound.MET).setParameter("id", round.id()).executeUpdate();
    }

    private Optional<ScrubRound> first(String query) {
        return entities.createNamedQuery(query, ScrubRound.class)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }
}
