package org.xiezhi.casework.audit;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import org.xiezhi.casework.audit.LeafBook.Lead;
import org.xiezhi.ledger.Checkpoint;
import org.xiezhi.ledger.CheckpointSigner;
import org.xiezhi.ledger.ForkException;
import org.xiezhi.ledger.LedgerException;
import org.xiezhi.ledger.LogFolder;
import org.xiezhi.ledger.SignedNote;
import org.xiezhi.ledger.TreeHead;

/**
 * One node's rounds of integration: keep or take the lead, assign leaves in the database, repeat them in tiles, sign,
 * publish. Every step may be repeated by this node or another one, at any time and from any point.
 */
final class LeadRound {

    /**
     * How fast and how much.
     *
     * @param lease a lead not seen for so long may be replaced
     * @param most entries of one step; bounds its memory
     */
    record Pace(Duration lease, int most) {}

    private final LeafBook book;
    private final LogFolder folder;
    private final CheckpointSigner signer;
    private final UUID node;
    private final Pace pace;

    /** The fence under which tiles, signer and database were last compared; not five times a second. */
    private OptionalLong compared = OptionalLong.empty();

    LeadRound(LeafBook book, LogFolder folder, CheckpointSigner signer, UUID node, Pace pace) {
        this.book = book;
        this.folder = folder;
        this.signer = signer;
        this.node = node;
        this.pace = pace;
    }

    /**
     * What a round did.
     *
     * @param leads false if another node integrates
     * @param lost entries that the tiles had and the database did not know any more
     * @param away why nothing was signed, if the signer gave no answer
     */
    record Result(boolean leads, int lost, Optional<SignerAwayException> away) {
        Result(boolean leads, int lost) {
            this(leads, lost, Optional.empty());
        }
    }

    /**
     * One round; what fails is tried again at the next. Without the signer, leaves and tiles go on under a fence that
     * was compared with its record, and wait under one that was not: nothing may be built on what might be a fork.
     *
     * @throws ForkException if what there is does not continue what was signed
     * @throws LedgerException if database and tiles contradict each other
     */
    Result run() {
        Optional<Lead> held = book.lead(node, pace.lease());
        if (held.isEmpty()) {
            compared = OptionalLong.empty();
            return new Result(false, 0);
        }
        Lead lead = held.get();
        try {
            return lead(lead);
        } catch (SignerAwayException e) {
            return new Result(true, 0, Optional.of(e));
        } catch (LedgerException e) {
            compared = OptionalLong.empty();
            // Who has lost the lead looks at a log that grows under another hand; he knows nothing of it.
            if (!book.holds(lead.fence())) {
                return new Result(false, 0);
            }
            throw e;
        } catch (RuntimeException e) {
            compared = OptionalLong.empty();
            throw e;
        }
    }

    /** Lets another node take the lead at once. */
    void release() {
        compared = OptionalLong.empty();
        book.release(node);
    }

    private Result lead(Lead before) {
        Lead lead = before;
        int lost = 0;
        TreeHead signed = TreeHead.EMPTY;
        boolean compare = compared.isEmpty() || compared.getAsLong() != lead.fence();
        if (compare) {
            // First of all, and once: whoever finds the signer away has changed nothing yet.
            signed = signer.lastSigned();
            folder.dropStaged();
            long tiles = folder.tileSize();
            refuseShorterThanSigned(signed, Math.max(tiles, lead.size()));
            while (tiles > lead.size()) {
                List<byte[]> entries = folder.entries(lead.size(), Math.min(tiles, lead.size() + pace.most()));
                OptionalInt adopted = book.adopt(lead, entries);
                if (adopted.isEmpty()) {
                    return new Result(false, lost);
                }
                lost += adopted.getAsInt();
                lead = new Lead(lead.fence(), lead.size() + entries.size(), lead.written());
            }
            // Tiles that are gone are written again from the database.
            lead = new Lead(lead.fence(), lead.size(), Math.min(lead.written(), tiles));
        }
        Optional<Lead> whole = writeTiles(lead);
        if (whole.isPresent() && compare) {
            refuseOtherThanSigned(signed);
            compared = OptionalLong.of(lead.fence());
        }
        return whole.isPresent() ? integrate(whole.get(), lost) : new Result(false, lost);
    }

    private static void refuseShorterThanSigned(TreeHead signed, long size) {
        if (size < signed.size()) {
            throw new ForkException("expected at least the " + signed.size() + " leaves of the last signed head, found "
                    + size + " in database and tiles");
        }
    }

    private void refuseOtherThanSigned(TreeHead signed) {
        TreeHead found = folder.headAt(signed.size());
        if (!found.equals(signed)) {
            throw new ForkException("expected the last signed head " + signed + ", found " + found);
        }
    }

    private Result integrate(Lead before, int lost) {
        Lead lead = before;
        long grown;
        do {
            OptionalLong size = book.assign(lead, pace.most());
            if (size.isEmpty()) {
                return new Result(false, lost);
            }
            grown = size.getAsLong() - lead.size();
            Optional<Lead> whole = writeTiles(new Lead(lead.fence(), size.getAsLong(), lead.written()));
            if (whole.isEmpty()) {
                return new Result(false, lost);
            }
            lead = whole.get();
        } while (grown == pace.most());
        try {
            return new Result(sign(lead), lost);
        } catch (SignerAwayException e) {
            return new Result(true, lost, Optional.of(e));
        }
    }

    /** Repeats in tiles what the database has assigned; empty if the lead is lost. */
    private Optional<Lead> writeTiles(Lead before) {
        Lead lead = before;
        if (lead.written() < lead.size()) {
            book.sync();
        }
        while (lead.written() < lead.size()) {
            long to = Math.min(lead.size(), lead.written() + pace.most());
            TreeHead head = folder.append(lead.written(), book.entries(lead.written(), to));
            if (!book.written(lead, head)) {
                return Optional.empty();
            }
            lead = new Lead(lead.fence(), lead.size(), to);
        }
        return Optional.of(lead);
    }

    private boolean sign(Lead lead) {
        long size = lead.written();
        // A signature is published as soon as there is one, so the signer need not be asked five times a second.
        if (size == 0 || published(size)) {
            return true;
        }
        TreeHead last = signer.lastSigned();
        if (!book.holds(lead.fence())) {
            return false;
        }
        folder.publish(signer.sign(folder.headAt(size), folder.consistency(Math.min(last.size(), size), size))
                .bytes());
        return true;
    }

    private boolean published(long size) {
        long published = folder.checkpoint()
                .map(bytes ->
                        Checkpoint.parse(SignedNote.parse(bytes).text()).head().size())
                .orElse(0L);
        return published == size;
    }
}
