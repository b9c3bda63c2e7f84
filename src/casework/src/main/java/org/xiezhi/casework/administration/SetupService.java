package org.xiezhi.casework.administration;

import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.xiezhi.access.Role;
import org.xiezhi.casework.audit.Act;
import org.xiezhi.casework.audit.AuditTrail;
import org.xiezhi.casework.audit.Subject;
import org.xiezhi.casework.shared.NotFoundException;
import org.xiezhi.casework.shared.OpenToAll;
import org.xiezhi.casework.shared.Refusal;
import org.xiezhi.casework.shared.RefusedException;
import org.xiezhi.casework.shared.Settings;
import org.xiezhi.casework.staff.OrganisationService;

/** Makes the first three administrators of a production system, once, for whoever holds the one-time code. */
@Stateless
public class SetupService {

    @Inject
    private OneTimeCode code;

    @Inject
    private OrganisationService organisation;

    @Inject
    private AuditTrail trail;

    @Inject
    private Settings settings;

    @Resource
    private TransactionSynchronizationRegistry transaction;

    /** At the start: a system without any account waits for its first administrators. */
    @OpenToAll(because = "called by the container at the start, before anybody can sign in")
    public void prepare() {
        if (!settings.demo() && organisation.isEmpty()) {
            code.make(settings.home());
        }
    }

    /** Passes while the first administrators are waited for; afterwards the page is an unknown address. */
    @OpenToAll(because = "nobody can be signed in yet")
    public void requireOpen() {
        if (!code.waits()) {
            throw new NotFoundException("setup");
        }
    }

    /**
     * Makes the three accounts and the usual rooms in one transaction; its commit uses the code up, and nothing else
     * does.
     *
     * @throws RefusedException for a wrong code; it is recorded, and the fifth ends the code
     */
    @OpenToAll(because = "the one-time code is the permission")
    public void make(SetupForm form) {
        requireOpen();
        String typed = form.code() == null ? "" : form.code();
        Optional<OneTimeCode.Claim> claimed = code.claim(typed);
        if (claimed.isEmpty()) {
            trail.appendRefused(Act.CODE_REFUSED, Subject.of("setup"), Map.of());
            throw new RefusedException(Refusal.of("setup.code_refused", Integer.toString(OneTimeCode.TRIES)));
        }
        try {
            transaction.registerInterposedSynchronization(new CodeUse(claimed.get()));
            organisation.begin(new EnumMap<>(Map.of(
                    Role.SYSTEM_ADMINISTRATOR,
                    form.system(),
                    Role.SECURITY_ADMINISTRATOR,
                    form.security(),
                    Role.AUDITOR,
                    form.auditor())));
        } catch (RuntimeException e) {
            claimed.get().giveBack();
            throw e;
        }
    }
}
