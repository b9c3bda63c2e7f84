package org.xiezhi.casework.startup;

import jakarta.enterprise.concurrent.ManagedThreadFactory;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Work that the product does again and again in a thread of its own: it may take long, and nobody else must wait for that. */
final class BackgroundRound {

    private static final Logger LOG = Logger.getLogger(BackgroundRound.class.getName());

    /** A round that waits for nobody outside needs far less; whoever stops the product waits as well. */
    private static final long ENDING_SECONDS = 5;

    private final String name;
    private final Runnable stop;
    private final ScheduledExecutorService thread;
    private final ScheduledFuture<?> rounds;

    /**
     * Begins the work.
     *
     * @param name for the log
     * @param work one round; it throws nothing, or it is given up
     * @param stop lets a round under way come to its end soon
     * @param first seconds until the first round, {@code pause} between the end of one and the begin of the next
     */
    BackgroundRound(ManagedThreadFactory threads, String name, Runnable work, Runnable stop, long first, long pause) {
        this.name = name;
        this.stop = stop;
        this.thread = Executors.newSingleThreadScheduledExecutor(threads);
        this.rounds = thread.scheduleWithFixedDelay(work, first, pause, TimeUnit.SECONDS);
    }

    /** Lets the round end that is under way: an interrupt could meet it in the database, which closes its file then. */
    void end() {
        rounds.cancel(false);
        stop.run();
        thread.shutdown();
        try {
            if (!thread.awaitTermination(ENDING_SECONDS, TimeUnit.SECONDS)) {
                LOG.log(Level.WARNING, "{0} has not ended after {1} s", new Object[] {name, ENDING_SECONDS});
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
