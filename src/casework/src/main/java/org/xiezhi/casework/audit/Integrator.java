package org.xiezhi.casework.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.xiezhi.casework.audit.Act.Value;
import org.xiezhi.ledger.Checkpoint;
import org.xiezhi.ledger.ForkException;
import org.xiezhi.ledger.LedgerException;
import org.xiezhi.ledger.LogFolder;
import org.xiezhi.ledger.SignedNote;
import org.xiezhi.ledger.TreeHead;

/**
 * Turns committed entries into leaves of the log: tiles durable first, then the leaf rows, then the signature, then the
 * checkpoint. Every step can be repeated after a crash: the same entries give the same bytes.
 */
@ApplicationScoped
public class Integrator {

    private static final Logger LOG = Logger.getLogger(Integrator.class.getName());

    /** Bounds the memory of one round; a round takes milliseconds. */
    private static final int MOST_PER_ROUND = 4_096;

    @Inject
    private TrailLog log;

    @Inject
    private Integration database;

    @Inject
    private AuditTrail trail;

    /** Tiles and database are compared at the start and after every failure, not five times a second. */
    private boolean compared;

    /** One round; what fails is tried again at the next, and a fork stops integration until somebody has looked. */
    @ActivateRequestContext
    public synchronized void round() {
        try {
            if (!compared) {
                recover();
                compared = true;
            }
            while (integrateBatch() == MOST_PER_ROUND) {
                LOG.fine("a full batch: more may wait");
            }
            sign();
            log.clear();
        } catch (ForkException e) {
            compared = false;
            log.raise("fork: " + e.getMessage());
            LOG.log(
                    Level.SEVERE,
                    "The signer refuses a fork of the trail; nothing is integrated until it is mended",
                    e);
        } catch (LedgerException e) {
            compared = false;
            log.raise("tiles: " + e.getMessage());
            LOG.log(Level.SEVERE, "The trail on disk contradicts the database", e);
        } catch (RuntimeException e) {
            compared = false;
            LOG.log(Level.WARNING, "Integration waits: acts go on, the checkpoint grows old", e);
        }
    }

    private int integrateBatch() {
        Map<UUID, byte[]> batch = database.pending(MOST_PER_ROUND);
        if (!batch.isEmpty()) {
            integrate(database.size(), batch);
        }
        return batch.size();
    }

    private void integrate(long oldSize, Map<UUID, byte[]> batch) {
        TreeHead head = log.folder().append(oldSize, new ArrayList<>(batch.values()));
        if (!database.commit(oldSize, head, new ArrayList<>(batch.keySet()))) {
            throw new IllegalStateException(
                    "expected a log of " + oldSize + " leaves, found another: a second integrator");
        }
    }

    /** Brings tiles and database to one size before anything new is added. */
    private void recover() {
        LogFolder folder = log.folder();
        long inDatabase = database.size();
        long inTiles = folder.tileSize();
        if (inTiles < inDatabase) {
            folder.append(inTiles, database.entries(inTiles, inDatabase));
        } else if (inTiles > inDatabase) {
            adopt(inDatabase, folder.entries(inDatabase, inTiles));
        }
    }

    /**
     * Tiles were written and the transaction behind them never came, or an old backup was restored: the entries keep
     * their places.
     */
    private void adopt(long oldSize, List<byte[]> entries) {
        Map<UUID, byte[]> batch = new LinkedHashMap<>();
        int lost = 0;
        for (byte[] entry : entries) {
            UUID id = EntryText.parse(entry).id();
            if (!database.knows(id)) {
                database.replay(entry);
                lost++;
            }
            batch.put(id, entry);
        }
        integrate(oldSize, batch);
        if (lost > 0) {
            LOG.log(Level.SEVERE, "{0} entries of the trail have no act in the database any more", lost);
            trail.appendFailed(Act.TRAIL_BEHIND, Subject.of("trail"), Map.of(Value.COUNT, Integer.toString(lost)));
        }
    }

    private void sign() {
        LogFolder folder = log.folder();
        long size = database.size();
        TreeHead last = log.signer().lastSigned();
        if (size == last.size() && published(size)) {
            return;
        }
        if (size > 0) {
            folder.publish(log.signer()
                    .sign(folder.headAt(size), folder.consistency(Math.min(last.size(), size), size))
                    .bytes());
        }
    }

    private boolean published(long size) {
        long published = log.folder()
                .checkpoint()
                .map(bytes ->
                        Checkpoint.parse(SignedNote.parse(bytes).text()).head().size())
                .orElse(0L);
        return published == size;
    }
}
