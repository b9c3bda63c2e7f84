package org.xiezhi.casework.witness;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.xiezhi.ledger.TlogPolicy;

/** When a witness that failed is asked again; the one thing that is not on disk. */
final class Pauses {

    /** A round comes each five seconds; a witness that fails is asked half as often each time, down to this. */
    static final Duration LONGEST = Duration.ofMinutes(5);

    private static final Duration FIRST = Duration.ofSeconds(5);
    private static final int MOST_DOUBLINGS = 6;

    private record Pause(int failures, Instant until) {}

    private final Map<String, Pause> pauses = new HashMap<>();

    boolean lasts(TlogPolicy.Witness witness, Instant now) {
        Pause pause = pauses.get(witness.key().vkey());
        // A clock that was turned back must not silence a witness for as long.
        return pause != null
                && now.isBefore(pause.until())
                && pause.until().isBefore(now.plus(LONGEST).plusSeconds(1));
    }

    void after(TlogPolicy.Witness witness, boolean failed, Instant now) {
        String key = witness.key().vkey();
        if (!failed) {
            pauses.remove(key);
            return;
        }
        Pause before = pauses.get(key);
        int failures = before == null ? 0 : Math.min(MOST_DOUBLINGS, before.failures() + 1);
        Duration pause = FIRST.multipliedBy(1L << failures);
        pauses.put(key, new Pause(failures, now.plus(pause.compareTo(LONGEST) < 0 ? pause : LONGEST)));
    }
}
