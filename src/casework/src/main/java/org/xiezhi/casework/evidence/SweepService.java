package org.xiezhi.casework.evidence;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.xiezhi.casework.audit.Act;
import org.xiezhi.casework.audit.Act.Value;
import org.xiezhi.casework.audit.AuditTrail;
import org.xiezhi.casework.audit.Subject;
import org.xiezhi.casework.shared.OpenToAll;
import org.xiezhi.casework.shared.ServerClock;
import org.xiezhi.vault.SweptObjects;

/** Removes what broken uploads left in the store: partial files of a crash, and containers that never came on record. */
@Stateless
public class SweepService {

    private static final Logger LOG = Logger.getLogger(SweepService.class.getName());

    /** Ids that an entry names; more of them at once is a fault that operators look at in the store itself. */
    private static final int MOST_NAMED = 100;

    /** Longer than an upload rests on a lost line. */
    private static final Duration PARTIAL_GRACE = Uploads.GRACE.plusHours(1);

    /** A database restored from an older backup knows none of the newer originals: a month to notice that. */
    private static final Duration CONTAINER_GRACE = Duration.ofDays(30);

    @Inject
    private TheVault vault;

    @Inject
    private Uploads uploads;

    @Inject
    private EvidenceItems items;

    @Inject
    private AuditTrail trail;

    @Inject
    private ServerClock clock;

    /** At the start nobody uploads yet: every partial file is a leftover. */
    @OpenToAll(because = "the product itself does it at its start, before anybody is let in")
    public void halfWrittenAtStart() {
        sweep(id -> true, Duration.ZERO, SweptObjects::partial);
    }

    /** Partial files that no upload of this server goes on with. */
    @OpenToAll(because = "the product itself does it each hour; it removes only what no upload writes")
    public void halfWritten() {
        sweep(id -> true, PARTIAL_GRACE, SweptObjects::partial);
    }

    /** Whole containers that no row names. */
    @OpenToAll(because = "the product itself does it each hour; it removes only what no row names")
    public void unknown() {
        sweep(id -> uploads.holds(id) || items.names(id), CONTAINER_GRACE, SweptObjects::unknown);
    }

    private void sweep(Predicate<UUID> known, Duration grace, Function<SweptObjects, List<UUID>> what) {
        try {
            List<UUID> removed =
                    what.apply(vault.vault().sweep(known, grace, Clock.fixed(clock.now(), ServerClock.ZONE)));
            if (!removed.isEmpty()) {
                LOG.log(Level.INFO, "{0} leftovers removed from the evidence store", removed.size());
                trail.append(
                        Act.VAULT_SWEPT,
                        Subject.of("vault"),
                        Map.of(Value.COUNT, Integer.toString(removed.size()), Value.OBJECTS, named(removed)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the evidence store could not be swept", e);
        }
    }

    private static String named(List<UUID> removed) {
        return removed.stream().limit(MOST_NAMED).map(UUID::toString).collect(Collectors.joining(" "));
    }
}
