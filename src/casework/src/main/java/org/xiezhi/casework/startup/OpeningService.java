package org.xiezhi.casework.startup;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Map;
import org.xiezhi.casework.audit.Act;
import org.xiezhi.casework.audit.Act.Value;
import org.xiezhi.casework.audit.AuditTrail;
import org.xiezhi.casework.audit.Subject;
import org.xiezhi.casework.matter.TheRulebook;
import org.xiezhi.casework.shared.OpenToAll;
import org.xiezhi.casework.shared.Settings;
import org.xiezhi.casework.staff.DemoOrganisation;
import org.xiezhi.casework.staff.OrganisationService;

/** The first and the last entry of each run. */
@Stateless
public class OpeningService {

    @Inject
    private OrganisationService organisations;

    @Inject
    private TheRulebook rulebook;

    @Inject
    private AuditTrail trail;

    @Inject
    private Settings settings;

    /** Records the start with the version of the product and the rulebook in force and, in demo mode, loads the demo organisation once. */
    @OpenToAll(because = "called by the container at the start")
    public void open() {
        trail.append(
                Act.SYSTEM_STARTED,
                Subject.of("system"),
                Map.of(
                        Value.VERSION,
                        ProductVersion.read(),
                        Value.RULEBOOK,
                        rulebook.get().version(),
                        Value.MODE,
                        settings.demo() ? "demo" : "production"));
        if (settings.demo()) {
            organisations.loadDemo(DemoOrganisation.read());
        }
    }

    @OpenToAll(because = "called by the container at the stop")
    public void close() {
        trail.append(Act.SYSTEM_STOPPED, Subject.of("system"));
    }
}
