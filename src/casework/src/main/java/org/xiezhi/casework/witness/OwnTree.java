package org.xiezhi.casework.witness;

import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.xiezhi.ledger.LedgerException;
import org.xiezhi.ledger.LogFolder;
import org.xiezhi.ledger.SignedCheckpoint;
import org.xiezhi.ledger.SignedNote;
import org.xiezhi.ledger.TreeHead;

/**
 * The tree that is published here. A checkpoint with good signatures may be of another one all the same: then it is the
 * proof of a fork, and no cosignature of this trail.
 *
 * @param published entries under the published checkpoint
 */
record OwnTree(LogFolder folder, long published) {

    private static final Logger LOG = Logger.getLogger(OwnTree.class.getName());

    /** What lies there now; whoever compares it with another file reads that one first, for this one is the first to grow. */
    static OwnTree of(LogFolder folder) {
        try {
            return new OwnTree(
                    folder,
                    folder.checkpoint()
                            .map(SignedNote::parse)
                            .map(Cosignatures::size)
                            .orElse(0L));
        } catch (LedgerException e) {
            LOG.log(Level.WARNING, "The published checkpoint cannot be read; nobody can have cosigned it", e);
            return new OwnTree(folder, 0);
        }
    }

    /**
     * What a checkpoint says against this tree; empty if it is one of its own.
     *
     * @throws LedgerException if the tiles here are damaged: then nobody else is to be blamed
     */
    Optional<Trouble> deniedBy(SignedNote note) {
        TreeHead head = SignedCheckpoint.parse(note.bytes()).checkpoint().head();
        if (head.size() > published) {
            return Optional.of(Trouble.AHEAD);
        }
        return folder.headAt(head.size()).equals(head) ? Optional.empty() : Optional.of(Trouble.REFUSED);
    }

    boolean holds(SignedNote note) {
        return deniedBy(note).isEmpty();
    }
}
