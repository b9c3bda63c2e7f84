package org.xiezhi.casework.administration;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.xiezhi.access.Permission;
import org.xiezhi.access.Role;
import org.xiezhi.casework.audit.Act;
import org.xiezhi.casework.audit.Act.Value;
import org.xiezhi.casework.audit.AuditTrail;
import org.xiezhi.casework.audit.Row;
import org.xiezhi.casework.audit.Subject;
import org.xiezhi.casework.matter.Gate;
import org.xiezhi.casework.shared.CurrentActor;
import org.xiezhi.casework.shared.InputCheck;
import org.xiezhi.casework.shared.Refusal;
import org.xiezhi.casework.shared.RefusedException;
import org.xiezhi.casework.shared.Requires;
import org.xiezhi.casework.shared.ServerClock;
import org.xiezhi.casework.staff.Account;
import org.xiezhi.casework.staff.AccountForm;
import org.xiezhi.casework.staff.Accounts;
import org.xiezhi.casework.staff.CheckedAccount;

/** Makes, closes and opens accounts. */
@Stateless
public class AccountService {

    @Inject
    private Accounts accounts;

    @Inject
    private Gate gate;

    @Inject
    private AuditTrail trail;

    @Inject
    private CurrentActor actor;

    @Inject
    private ServerClock clock;

    /** Makes an account that may do nothing yet: its rights are the security administrator's to give. */
    @Requires(Permission.ACCOUNT_MANAGE)
    public UUID make(AccountForm form) {
        gate.require(Permission.ACCOUNT_MANAGE);
        boolean taken = form.loginName() != null
                && accounts.byLogin(form.loginName().strip()).isPresent();
        InputCheck check = new InputCheck();
        CheckedAccount checked = CheckedAccount.of(check, "", form, taken);
        check.orRefuse();
        Account account = checked.account(clock.nextId(), Set.of());
        accounts.add(account);
        trail.append(
                Act.ACCOUNT_MADE,
                Subject.of("account", account.id()),
                Map.of(Value.LOGIN_NAME, account.loginName()),
                new Row("account", account.id()));
        return account.id();
    }

    /** Closes an account: nobody gets in with it, and its open sessions end now. */
    @Requires(Permission.ACCOUNT_MANAGE)
    public void disable(UUID id) {
        gate.require(Permission.ACCOUNT_MANAGE);
        if (id.equals(actor.get().account())) {
            throw refuse(id, "account.oneself");
        }
        // Locked first: of two administrators who disable each other at once, the second must see what the first did.
        List<Account> administrators = accounts.lockWithRole(Role.SYSTEM_ADMINISTRATOR);
        if (administrators.size() == 1 && administrators.get(0).id().equals(id)) {
            throw refuse(id, "account.last");
        }
        accounts.get(id).disable();
        record(Act.ACCOUNT_DISABLED, id);
        if (accounts.endSessions(id, clock.now(), "disabled") > 0) {
            trail.append(Act.SESSION_EXPIRED, Subject.of("session", id));
        }
    }

    @Requires(Permission.ACCOUNT_MANAGE)
    public void enable(UUID id) {
        gate.require(Permission.ACCOUNT_MANAGE);
        accounts.get(id).enable();
        record(Act.ACCOUNT_ENABLED, id);
    }

    /** Ends the lock that failed sign-ins led to. */
    @Requires(Permission.ACCOUNT_MANAGE)
    public void liftLock(UUID id) {
        gate.require(Permission.ACCOUNT_MANAGE);
        accounts.get(id);
        accounts.attempts(id).succeed();
        trail.append(Act.ACCOUNT_LOCK_LIFTED, Subject.of("account", id));
    }

    private RefusedException refuse(UUID id, String rule) {
        return gate.refuse(Permission.ACCOUNT_MANAGE.code(), Subject.of("account", id), List.of(Refusal.of(rule)));
    }

    private void record(Act act, UUID id) {
        trail.append(act, Subject.of("account", id), Map.of(), new Row("account", id));
    }
}
