package org.xiezhi.casework.witness;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.xiezhi.casework.shared.OutsidePause;
import org.xiezhi.ledger.TlogPolicy;

/** When each witness that failed is asked again; the one thing that is not on disk. */
final class Pauses {

    /** A round comes each five seconds; a witness that fails is asked half as often each time, down to this. */
    static final Duration LONGEST = Duration.ofMinutes(5);

    private static final Duration FIRST = Duration.ofSeconds(5);

    private final Map<String, OutsidePause> pauses = new HashMap<>();

    boolean lasts(TlogPolicy.Witness witness, Instant now) {
        return of(witness).lasts(now);
    }

    void after(TlogPolicy.Witness witness, boolean failed, Instant now) {
        if (failed) {
            of(witness).failed(now);
        } else {
            of(witness).over();
        }
    }

    private OutsidePause of(TlogPolicy.Witness witness) {
        return pauses.computeIfAbsent(witness.key().vkey(), key -> new OutsidePause(FIRST, LONGEST));
    }
}
