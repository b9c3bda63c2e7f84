package org.xiezhi.casework.witness;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.xiezhi.ledger.TlogPolicy;

/**
 * When the trail is told of a refusal: at once, but of one witness not more often than each hour. One that alternates
 * would fill the trail otherwise, for each entry brings a new checkpoint and the next question.
 */
final class Refusals {

    static final Duration ANEW = Duration.ofHours(1);

    private final Map<String, Instant> told = new HashMap<>();
    private final Set<String> untold = new HashSet<>();

    /** The witness has begun to refuse. */
    void began(TlogPolicy.Witness witness) {
        untold.add(witness.key().vkey());
    }

    void ended(TlogPolicy.Witness witness) {
        untold.remove(witness.key().vkey());
    }

    /** Whether there is something to tell now. */
    boolean due(TlogPolicy.Witness witness, Instant now) {
        Instant last = told.get(witness.key().vkey());
        // A clock that was turned back must not keep a refusal quiet.
        boolean lately = last != null && !last.isAfter(now) && last.plus(ANEW).isAfter(now);
        return untold.contains(witness.key().vkey()) && !lately;
    }

    void told(TlogPolicy.Witness witness, Instant now) {
        untold.remove(witness.key().vkey());
        told.put(witness.key().vkey(), now);
    }
}
