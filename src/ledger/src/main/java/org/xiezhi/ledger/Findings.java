package org.xiezhi.ledger;

import java.util.ArrayList;
import java.util.List;

/** Collects findings without growing beyond bounds. */
final class Findings {

    // A folder of garbage must not fill the memory of whoever checks it; what is left out is still counted.
    private static final int KEPT = 1_000;

    private final List<Finding> kept = new ArrayList<>();
    private long total;

    void add(Finding.Kind kind, String where, Object expected, Object found) {
        total++;
        if (kept.size() < KEPT) {
            kept.add(new Finding(kind, where, expected.toString(), found.toString()));
        }
    }

    List<Finding> kept() {
        return List.copyOf(kept);
    }

    long total() {
        return total;
    }
}
