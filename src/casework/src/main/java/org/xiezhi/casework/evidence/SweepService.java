package org.xiezhi.casework.evidence;

import jakarta.ejb.Schedule;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import org.xiezhi.casework.audit.Act;
import org.xiezhi.casework.audit.Act.Value;
import org.xiezhi.casework.audit.AuditTrail;
import org.xiezhi.casework.audit.Subject;
import org.xiezhi.casework.shared.OpenToAll;
import org.xiezhi.casework.shared.ServerClock;

/** Removes what broken uploads left in the store: partial files of a crash, and containers that never came on record. */
@Stateless
public class SweepService {

    /** Longer than an upload rests on a lost line. */
    private static final Duration PARTIAL_GRACE = Uploads.GRACE.plusHours(1);

    /** A database restored from an older backup knows none of the newer originals: a month to notice that. */
    private static final Duration CONTAINER_GRACE = Duration.ofDays(30);

    @Inject
    private TheVault vault;

    @Inject
    private Uploads uploads;

    @Inject
    private UploadService service;

    @Inject
    private EvidenceItems items;

    @Inject
    private AuditTrail trail;

    @Inject
    private ServerClock clock;

    /** At the start nobody uploads yet: every partial file is a leftover. */
    @OpenToAll(because = "the product itself does it at its start, before anybody is let in")
    public void atStart() {
        sweep(Duration.ZERO);
    }

    @OpenToAll(because = "the product itself does it each hour; it removes only what no row names")
    @Schedule(hour = "*", minute = "17", persistent = false)
    public void hourly() {
        service.expire();
        sweep(PARTIAL_GRACE);
    }

    private void sweep(Duration partialGrace) {
        try {
            int partial = vault.vault()
                    .sweep(id -> true, partialGrace, clock.ofJdk())
                    .partial()
                    .size();
            int unknown = vault.vault()
                    .sweep(id -> uploads.holds(id) || items.names(id), CONTAINER_GRACE, clock.ofJdk())
                    .unknown()
                    .size();
            if (partial + unknown > 0) {
                trail.append(
                        Act.EVIDENCE_SWEPT,
                        Subject.of("evidence"),
                        Map.of(Value.COUNT, Integer.toString(partial + unknown)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the evidence folder could not be swept", e);
        }
    }
}
