package org.xiezhi.benchmarks;

/**
 * How large the trail of the auditor is, and how often he looks.
 *
 * @param entries that people left before he looks
 * @param writers that leave them at the same time
 * @param warmUp views of each page that do not count
 * @param views of each page in a turn
 * @param rounds of a comparison
 */
record AuditorScale(int entries, int writers, int warmUp, int views, int rounds) {

    /** For the table: some minutes, most of them for leaving the entries. */
    static final AuditorScale FULL = new AuditorScale(1_000_000, 8, 10, 20, 3);

    AuditorScale {
        if (Math.min(Math.min(entries, writers), Math.min(views, rounds)) < 1 || warmUp < 0) {
            throw new IllegalArgumentException("expected at least one of everything, found " + entries + ", " + writers
                    + ", " + warmUp + ", " + views + ", " + rounds);
        }
    }
}
