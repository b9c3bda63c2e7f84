package org.xiezhi.casework.staff;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.UUID;
import org.xiezhi.casework.audit.Act;
import org.xiezhi.casework.audit.AuditTrail;
import org.xiezhi.casework.audit.Subject;
import org.xiezhi.casework.shared.ServerClock;

/** Counts failed sign-ins in transactions of their own: the refusal that follows must not undo the count. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class LoginFailures {

    @Inject
    private Accounts accounts;

    @Inject
    private AuditTrail trail;

    @Inject
    private ServerClock clock;

    public boolean locked(UUID account) {
        return accounts.attempts(account).locked(clock.now());
    }

    public void count(UUID account) {
        if (accounts.attempts(account).fail(clock.now())) {
            trail.append(Act.ACCOUNT_LOCKED, Subject.of("account", account));
        }
    }
}
