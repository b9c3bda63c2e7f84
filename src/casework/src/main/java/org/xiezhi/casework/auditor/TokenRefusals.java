package org.xiezhi.casework.auditor;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;

/**
 * Says which refused attempts get an entry of their own, so that nobody fills the trail with them: for each address and
 * rule one each ten minutes, with the number of those before it, and for all addresses together a hundred. What is left
 * over is one number each hour. Of this process only: two nodes write twice as many, and a stop forgets what was not told.
 */
@ApplicationScoped
public class TokenRefusals {

    static final Duration QUIET = Duration.ofMinutes(10);

    /** As many as somebody with many addresses gets into the trail in that time. */
    static final int MOST_ENTRIES = 100;

    private static final class Heard {
        private final Instant since;
        private long untold;

        private Heard(Instant since) {
            this.since = since;
        }
    }

    private final Map<String, Heard> heard = new HashMap<>();
    private long left;

    /** How many attempts, this one among them, the entry that is due now speaks of; 0 if none is due. */
    public synchronized long note(String address, String rule, Instant now) {
        forget(now);
        String from = rule + " " + address;
        Heard before = heard.get(from);
        if (before != null && before.since.plus(QUIET).isAfter(now)) {
            before.untold++;
            return 0;
        }
        if (before == null && heard.size() >= MOST_ENTRIES) {
            left++;
            return 0;
        }
        heard.put(from, new Heard(now));
        return 1 + (before == null ? 0 : before.untold);
    }

    /** Whoever has been quiet for so long again makes room. */
    private void forget(Instant now) {
        Instant until = now.minus(QUIET.multipliedBy(2));
        for (Iterator<Heard> all = heard.values().iterator(); all.hasNext(); ) {
            Heard one = all.next();
            if (!one.since.isAfter(until)) {
                left += one.untold;
                all.remove();
            }
        }
    }

    /** The attempts that no entry speaks of; from now on one does. */
    public synchronized long rest() {
        long rest = left;
        left = 0;
        for (Heard one : heard.values()) {
            rest += one.untold;
            one.untold = 0;
        }
        return rest;
    }
}
