package org.xiezhi.casework.anomaly;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.xiezhi.casework.shared.ConflictException;

/** The rounds of the anomalies as stored. */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class AnomalyRounds {

    @PersistenceContext(unitName = "xiezhi")
    private EntityManager entities;

    /** Begins one. @throws ConflictException if another node was faster: there is one round at a time */
    public void begin(AnomalyRound round) {
        try {
            entities.persist(round);
            entities.flush();
        } catch (PersistenceException e) {
            throw new ConflictException("another round of the anomalies is under way: " + e.getMessage());
        }
    }

    /** Locked for a change, as it is once the lock is held. */
    public Optional<AnomalyRound> lock(UUID id) {
        Optional<AnomalyRound> round =
                Optional.ofNullable(entities.find(AnomalyRound.class, id, LockModeType.PESSIMISTIC_WRITE));
        round.ifPresent(entities::refresh);
        return round;
    }

    /** Gives it up at once: a new one begins in the same transaction, and there is one at a time. */
    public void giveUp(AnomalyRound round, RoundTrouble why, Instant now) {
        round.giveUp(why, now);
        entities.flush();
    }

    public Optional<AnomalyRound> underWay() {
        return first(AnomalyRound.UNDER_WAY);
    }

    /** The newest of those that went on where the one before had ended. */
    public Optional<AnomalyRound> newestRegular() {
        return first(AnomalyRound.REGULAR);
    }

    /** The newest of all. */
    public Optional<AnomalyRound> newest() {
        return first(AnomalyRound.NEWEST_FIRST);
    }

    /** The newest that met the kept hits otherwise than the one before had left them. */
    public Optional<AnomalyRound> lastAltered() {
        return first(entities.createNamedQuery(AnomalyRound.ALTERED, AnomalyRound.class)
                .setParameter("altered", true));
    }

    private Optional<AnomalyRound> first(String query) {
        return first(entities.createNamedQuery(query, AnomalyRound.class));
    }

    private static <T> Optional<T> first(TypedQuery<T> query) {
        return query.setMaxResults(1).getResultStream().findFirst();
    }

    /** Says that its node is at work on it. @return false if it was taken from this node meanwhile */
    public boolean beat(UUID round, Instant now) {
        return update(AnomalyRound.BEAT, round, now);
    }

    /** Counts a search, too. @return false if it was taken from this node meanwhile */
    public boolean searched(UUID round, Instant now) {
        return update(AnomalyRound.SEARCHED, round, now);
    }

    private boolean update(String query, UUID round, Instant now) {
        return entities.createNamedQuery(query)
                        .setParameter("id", round)
                        .setParameter("now", now)
                        .executeUpdate()
                == 1;
    }

    public void add(RuleAsked asked) {
        entities.persist(asked);
    }

    /** When a regular round asked a rule last. */
    public Optional<RuleAsked> last(String rule) {
        return first(RuleAsked.REGULAR, rule);
    }

    /** When a regular round got an answer from it last. */
    public Optional<RuleAsked> lastAnswered(String rule) {
        return first(RuleAsked.ANSWERED, rule);
    }

    private Optional<RuleAsked> first(String query, String rule) {
        return first(entities.createNamedQuery(query, RuleAsked.class)
                .setParameter("rule", rule)
                .setParameter("regular", true));
    }

    /** What was asked, and answered, about some of these days; by the first day. */
    public List<RuleAsked> about(LocalDate from, LocalDate to) {
        return entities.createNamedQuery(RuleAsked.ABOUT, RuleAsked.class)
                .setParameter("from", from)
                .setParameter("to", to)
                .getResultList();
    }
}
