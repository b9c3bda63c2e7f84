package org.xiezhi.casework.audit;

import static jakarta.ejb.TransactionAttributeType.MANDATORY;

import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.transaction.TransactionSynchronizationRegistry;
import org.xiezhi.access.Grant;

/**
 * Keeps under what the running transaction acts: the gate says it when it lets somebody pass, the trail records it with
 * each act of the transaction. It ends with the transaction, so that no act borrows the right of another one.
 */
@Stateless
@TransactionAttribute(MANDATORY)
public class Warrants {

    private static final String KEY = Warrants.class.getName();

    @Resource
    private TransactionSynchronizationRegistry transaction;

    /** The actor was let pass; what he was let pass with before is over. */
    public void granted(Grant grant) {
        transaction.putResource(KEY, Warrant.of(grant));
    }

    /** A rule beyond that right allowed what follows, too. */
    public void ruled(String rule) {
        transaction.putResource(KEY, now().and(rule));
    }

    /** What holds at this moment; none where nobody asked for a right. */
    public Warrant now() {
        return transaction.getResource(KEY) instanceof Warrant warrant ? warrant : Warrant.none();
    }
}
