package org.xiezhi.casework.staff;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** Failures in a row at one account, and the lock they lead to. */
@Entity
@Table(name = "login_attempt")
@NamedQuery(name = LoginAttempt.LOCKED, query = "select l.account from LoginAttempt l where l.lockedUntil > :now")
public class LoginAttempt {

    static final String LOCKED = "LoginAttempt.locked";

    /** GB/T 22239-2019 8.1.4.1 asks for a limit and a lock; the figures are local. */
    static final int FAILURES_TO_LOCK = 5;

    static final Duration LOCK = Duration.ofMinutes(15);

    @Id
    @Column(name = "account_id")
    private UUID account;

    private int failures;

    @Column(name = "locked_until")
    private @Nullable Instant lockedUntil;

    /** For the persistence provider. */
    @NullUnmarked
    protected LoginAttempt() {}

    LoginAttempt(UUID account) {
        this.account = account;
    }

    UUID account() {
        return account;
    }

    public boolean locked(Instant now) {
        return lockedUntil != null && now.isBefore(lockedUntil);
    }

    /** Counts a failure; true if it was the one that locks. */
    boolean fail(Instant now) {
        failures++;
        if (failures % FAILURES_TO_LOCK != 0) {
            return false;
        }
        lockedUntil = now.plus(LOCK);
        return true;
    }

    /** Ends the count and the lock. */
    public void succeed() {
        failures = 0;
        lockedUntil = null;
    }
}
