package org.xiezhi.casework.audit;

import java.util.concurrent.CancellationException;

/**
 * How far a verification has come, for whoever waits for it; any thread may read it. Lets the verification rest, so that
 * people have at least half of disk and processor, and lets it be given up when the product stops.
 */
public final class TrailProgress {

    /** Entries between two looks at the clock. */
    private static final int STRIDE = 1_000;

    private final boolean rests;
    private volatile long total;
    private volatile long done;
    private volatile boolean rows;
    private volatile boolean givenUp;
    private long since = System.nanoTime();

    private TrailProgress(boolean rests) {
        this.rests = rests;
    }

    /** For a verification at full speed that nobody watches. */
    public static TrailProgress none() {
        return new TrailProgress(false);
    }

    /** For one in the background: after each stretch it rests as long as the stretch took. */
    public static TrailProgress resting() {
        return new TrailProgress(true);
    }

    void begin(long entries) {
        total = entries;
    }

    /** So many entries were compared, by the one thread that verifies. @throws CancellationException if it was given up */
    void compared(long entries) {
        done = entries;
        if (givenUp) {
            throw new CancellationException("the verification was given up after " + entries + " entries");
        }
        if (rests && entries % STRIDE == 0) {
            rest();
        }
    }

    private void rest() {
        try {
            Thread.sleep((System.nanoTime() - since) / 1_000_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            givenUp = true;
        }
        since = System.nanoTime();
    }

    void rows() {
        rows = true;
    }

    public void giveUp() {
        givenUp = true;
    }

    /** Entries to compare in all; 0 before the begin. */
    public long total() {
        return total;
    }

    public long done() {
        return done;
    }

    /** Whether the entries are done and the business rows are compared. */
    public boolean atRows() {
        return rows;
    }
}
