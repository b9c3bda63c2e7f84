package org.xiezhi.casework.startup;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.xiezhi.casework.audit.Act;
import org.xiezhi.casework.audit.Act.Value;
import org.xiezhi.casework.audit.AuditTrail;
import org.xiezhi.casework.audit.Subject;
import org.xiezhi.casework.evidence.EvidenceItems;
import org.xiezhi.casework.evidence.TheVault;
import org.xiezhi.casework.shared.OpenToAll;
import org.xiezhi.casework.shared.ServerClock;
import org.xiezhi.vault.SweptObjects;

/** Removes from the vault what no row of evidence will ever ask for. */
@Stateless
public class SweepService {

    /** Far beyond the longest transaction and the two hours of silence after which an upload is given up. */
    static final Duration GRACE = Duration.ofHours(24);

    /** Ids an entry names; more of them at once is a fault that operators look at in the log. */
    private static final int MOST_NAMED = 100;

    @Inject
    private TheVault vault;

    @Inject
    private EvidenceItems items;

    @Inject
    private AuditTrail trail;

    @Inject
    private ServerClock clock;

    /** Sweeps once; leaves an entry if something was removed. */
    @OpenToAll(because = "called by the timer of the container")
    public SweptObjects sweep() {
        try {
            SweptObjects swept = vault.vault().sweep(items::names, GRACE, Clock.fixed(clock.now(), ServerClock.ZONE));
            List<UUID> removed = new ArrayList<>(swept.partial());
            removed.addAll(swept.unknown());
            if (!removed.isEmpty()) {
                trail.append(
                        Act.VAULT_SWEPT,
                        Subject.of("vault"),
                        Map.of(Value.COUNT, Integer.toString(removed.size()), Value.OBJECTS, named(removed)));
            }
            return swept;
        } catch (IOException e) {
            throw new UncheckedIOException("the vault could not be swept", e);
        }
    }

    private static String named(List<UUID> removed) {
        return removed.stream().limit(MOST_NAMED).map(UUID::toString).collect(Collectors.joining(" "));
    }
}
