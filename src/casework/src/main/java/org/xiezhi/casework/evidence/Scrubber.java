package org.xiezhi.casework.evidence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.ClosedChannelException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.xiezhi.casework.shared.IntegrityException;
import org.xiezhi.vault.store.StoreFaultException;

/**
 * Reads every original again, one after the other, and compares it with the hash of its intake. Rests after each as long as
 * it took, so that people have at least half of disk and processor. One thread; on several nodes the second to note an item
 * is refused by the row's version, and tries again later.
 */
@ApplicationScoped
public class Scrubber {

    private static final Logger LOG = Logger.getLogger(Scrubber.class.getName());

    private final CountDownLatch stopped = new CountDownLatch(1);

    @Inject
    private ScrubService scrubs;

    @Inject
    private TheVault vault;

    /** Goes on with the round that is due, if one is, to its end or until the product stops. */
    @ActivateRequestContext
    public void round() {
        try {
            Optional<UUID> round = scrubs.due();
            if (round.isPresent()) {
                through(round.get());
            }
        } catch (RuntimeException e) {
            // A timer whose work fails is given up; the next turn goes on where this one came to.
            LOG.log(Level.SEVERE, "The scrub of the evidence was interrupted", e);
        }
    }

    private void through(UUID round) {
        Optional<UUID> next = scrubs.next(round);
        while (next.isPresent()) {
            long begun = System.nanoTime();
            scrubs.looked(round, next.get(), intact(next.get()));
            if (stopsWithin(System.nanoTime() - begun)) {
                return;
            }
            next = scrubs.next(round);
        }
        scrubs.end(round);
    }

    private boolean intact(UUID evidence) {
        try (ScrubService.Original original = scrubs.open(evidence)) {
            vault.vault().verify(original.stored(), original.key());
            return true;
        } catch (RuntimeException | IOException e) {
            if (!isDamage(e)) {
                throw new IllegalStateException("evidence " + evidence + " could not be looked at", e);
            }
            LOG.log(Level.SEVERE, "Evidence {0} is not as it was received: {1}", new Object[] {evidence, e.getMessage()
            });
            return false;
        }
    }

    /**
     * Whether key, container or disk fail. Where the database or a bucket does not answer, or the server interrupts a reader
     * because it stops, nothing is said of the original.
     */
    static boolean isDamage(Throwable thrown) {
        boolean found = false;
        for (@Nullable Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException
                    || cause instanceof StoreFaultException
                    || cause instanceof ClosedChannelException
                    || cause instanceof InterruptedIOException) {
                return false;
            }
            found |= cause instanceof IOException
                    || cause instanceof IntegrityException
                    || cause instanceof org.xiezhi.vault.shared.IntegrityException;
        }
        return found;
    }

    private boolean stopsWithin(long nanos) {
        try {
            return stopped.await(nanos, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** Lets the item under way be finished, and nothing more. */
    public void stop() {
        stopped.countDown();
    }
}
