package org.xiezhi.casework.audit;

import static jakarta.ejb.TransactionAttributeType.MANDATORY;

import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/** What the trail asks of the transaction of the running act. */
@Stateless
@TransactionAttribute(MANDATORY)
public class RunningTransaction {

    private static final String KEY = RunningTransaction.class.getName();

    @PersistenceContext(unitName = "xiezhi")
    private EntityManager entities;

    @Resource
    private TransactionSynchronizationRegistry transaction;

    /**
     * Brings to the tables what the persistence context still holds. Of a bean of its own, so that the connection which
     * the provider opens for it and keeps to the end belongs to a call that is over: one that belongs to the call of
     * {@link AuditTrail} would be open over the transaction beside, and need not come back from there to this one.
     */
    public void flush() {
        entities.flush();
    }

    /**
     * The ids of the entries that this transaction has written, for whoever writes the next to read and to add to. Kept by
     * the server and not asked of the database: whoever has SQL could answer for it.
     */
    public Set<UUID> entries() {
        if (transaction.getResource(KEY) instanceof Entries entries) {
            return entries.ids;
        }
        Entries none = new Entries();
        transaction.putResource(KEY, none);
        return none.ids;
    }

    /** Ends with the transaction. */
    private static final class Entries {
        private final Set<UUID> ids = new HashSet<>();
    }
}
