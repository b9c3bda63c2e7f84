package org.xiezhi.casework.timestamp;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.xiezhi.casework.shared.IntegrityException;
import org.xiezhi.casework.shared.ServerClock;

/** The stamps as stored, and how it stands with them. */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class TimeStamps {

    @PersistenceContext(unitName = "xiezhi")
    private EntityManager entities;

    @Inject
    private ServerClock clock;

    public TimeStamp add(long size, byte[] checkpoint, Stamp stamp, Instant received, Duration deviation) {
        TimeStamp added = new TimeStamp(clock.nextId(), size, checkpoint, stamp, received, deviation);
        entities.persist(added);
        return added;
    }

    /** The one over the most entries. */
    public Optional<TimeStamp> last() {
        return entities.createNamedQuery(TimeStamp.LARGEST_FIRST, TimeStamp.class)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    public Optional<TimeStamp> of(long size) {
        return entities.createNamedQuery(TimeStamp.OF_SIZE, TimeStamp.class)
                .setParameter("size", size)
                .getResultStream()
                .findFirst();
    }

    /** How it stands. @throws IntegrityException if somebody removed the row */
    public StampStanding standing() {
        StampStanding standing = entities.find(StampStanding.class, StampStanding.ONLY);
        if (standing == null) {
            throw new IntegrityException("stamp_standing: expected its one row, found none");
        }
        return standing;
    }
}
