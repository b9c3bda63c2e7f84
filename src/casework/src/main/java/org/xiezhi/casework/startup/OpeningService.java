package org.xiezhi.casework.startup;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.xiezhi.casework.audit.Act;
import org.xiezhi.casework.audit.Act.Value;
import org.xiezhi.casework.audit.AuditTrail;
import org.xiezhi.casework.audit.Subject;
import org.xiezhi.casework.audit.TrailEntries;
import org.xiezhi.casework.audit.TrailFilter;
import org.xiezhi.casework.matter.TheRulebook;
import org.xiezhi.casework.shared.OpenToAll;
import org.xiezhi.casework.shared.Settings;
import org.xiezhi.casework.staff.DemoOrganisation;
import org.xiezhi.casework.staff.OrganisationService;

/** The first entries of each run and its last one. */
@Stateless
public class OpeningService {

    @Inject
    private OrganisationService organisations;

    @Inject
    private TheRulebook rulebook;

    @Inject
    private AuditTrail trail;

    @Inject
    private TrailEntries entries;

    @Inject
    private Settings settings;

    /**
     * Records the start with the version of the product, the rulebook in force and the settings; then what of them is not
     * as the last start recorded it. In demo mode, loads the demo organisation once.
     *
     * @param keys which keys this run works with; never their material
     */
    @OpenToAll(because = "called by the container at the start")
    public void open(String keys) {
        Optional<TrailEntries.Entry> last = entries.page(TrailFilter.ofAct(Act.SYSTEM_STARTED), 0, 1).stream()
                .findFirst();
        Configuration configuration = configuration();
        String rules = rulebook.get().version();
        trail.append(
                Act.SYSTEM_STARTED,
                Subject.of("system"),
                Map.of(
                        Value.VERSION,
                        ProductVersion.read(),
                        Value.RULEBOOK,
                        rules,
                        Value.MODE,
                        settings.demo() ? "demo" : "production",
                        Value.CONFIGURATION,
                        configuration.text()));
        told(last, Value.CONFIGURATION)
                .map(before -> configuration.changesSince(Configuration.parse(before)))
                .filter(changes -> !changes.isEmpty())
                .ifPresent(changes ->
                        trail.append(Act.CONFIGURATION_CHANGED, Subject.of("system"), Map.of(Value.CHANGES, changes)));
        told(last, Value.RULEBOOK)
                .filter(before -> !before.equals(rules))
                .ifPresent(before -> trail.append(
                        Act.RULEBOOK_CHANGED,
                        Subject.of("system"),
                        Map.of(Value.RULEBOOK_BEFORE, before, Value.RULEBOOK, rules)));
        trail.append(Act.KEYS_OPENED, Subject.of("system"), Map.of(Value.KEY, keys));
        if (settings.demo()) {
            organisations.loadDemo(DemoOrganisation.read());
        }
    }

    private Configuration configuration() {
        SortedMap<String, String> all = new TreeMap<>(settings.told());
        all.put("xiezhi.version", ProductVersion.read());
        return new Configuration(all);
    }

    /** What the last start told; empty at the first start, and where a value was erased or is older than its record. */
    private static Optional<String> told(Optional<TrailEntries.Entry> start, Value value) {
        return start.map(entry -> entry.values().get(value.code())).flatMap(content -> content);
    }

    @OpenToAll(because = "called by the container at the stop")
    public void close() {
        trail.append(Act.SYSTEM_STOPPED, Subject.of("system"));
    }
}
