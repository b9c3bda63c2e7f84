package org.xiezhi.casework.anomaly;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The hits of one rule as a round meets them, step by step, beside those that were kept before. A hit never shrinks because
 * somebody looks at a shorter period: of two that have the same key the one that went further holds.
 */
final class Gathered {

    private final boolean anew;
    private final Map<String, Hit> known = new LinkedHashMap<>();
    private final Map<String, Hit> met = new LinkedHashMap<>();

    Gathered(Collection<Hit> kept, boolean anew) {
        this.anew = anew;
        kept.forEach(hit -> known.put(hit.key(), hit));
    }

    /** All that is known so far, for the rules to see where something began. */
    Collection<Hit> known() {
        return known.values();
    }

    void add(List<Hit> found) {
        for (Hit hit : found) {
            Hit before = anew ? met.get(hit.key()) : known.get(hit.key());
            Hit now = before == null ? hit : further(before, hit);
            known.put(hit.key(), now);
            met.put(hit.key(), now);
        }
    }

    private static Hit further(Hit before, Hit found) {
        int longer = found.last().compareTo(before.last());
        return longer > 0 || (longer == 0 && found.count() >= before.count()) ? found : before;
    }

    List<Hit> met() {
        return List.copyOf(met.values());
    }
}
