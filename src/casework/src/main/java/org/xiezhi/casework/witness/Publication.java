package org.xiezhi.casework.witness;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.xiezhi.ledger.CosignedCheckpoint;
import org.xiezhi.ledger.LedgerException;
import org.xiezhi.ledger.LogFolder;
import org.xiezhi.ledger.SignedNote;
import org.xiezhi.ledger.TlogPolicy;

/** Joins what witnesses have said under one checkpoint, and publishes the best. */
record Publication(LogFolder folder, Cosignatures counted) {

    private static final Logger LOG = Logger.getLogger(Publication.class.getName());

    /** Kept under this name in {@link LogFolder#WITNESSES} before it is replaced: it proves a fork. */
    private static final String DENIED = "denied";

    /** A checkpoint with all lines that are remembered of it. */
    CosignedCheckpoint joined(SignedNote over, WitnessBook book) {
        CosignedCheckpoint joined = counted.holding(over);
        for (TlogPolicy.Witness witness : counted.policy().witnesses()) {
            Optional<SignedNote> same =
                    book.of(witness).cosigned().filter(note -> note.text().equals(over.text()));
            if (same.isPresent()) {
                joined = joined.with(same.get());
            }
        }
        return joined;
    }

    /** The best of what is remembered and what is published: a quorum first, then the newest. */
    void publish(WitnessBook book, OwnTree tree) {
        Optional<byte[]> present = folder.cosigned();
        Optional<CosignedCheckpoint> signed = holding();
        Optional<CosignedCheckpoint> best = signed.filter(found -> tree.holds(found.note()));
        Map<String, SignedNote> notes = new LinkedHashMap<>();
        best.ifPresent(found -> notes.put(found.note().text(), found.note()));
        for (Remembered one : book.witnesses().values()) {
            one.cosigned().filter(tree::holds).ifPresent(note -> notes.putIfAbsent(note.text(), note));
        }
        for (SignedNote note : notes.values()) {
            CosignedCheckpoint candidate = joined(note, book);
            if (!candidate.witnesses().isEmpty() && (best.isEmpty() || rank(candidate) >= rank(best.get()))) {
                best = Optional.of(candidate);
            }
        }
        if (best.isPresent() && !Arrays.equals(best.get().note().bytes(), present.orElseGet(() -> new byte[0]))) {
            signed.filter(found -> !tree.holds(found.note()))
                    .ifPresent(
                            found -> folder.keepOfWitnesses(DENIED, found.note().bytes()));
            folder.publishCosigned(best.get().note());
        }
    }

    private static long rank(CosignedCheckpoint checkpoint) {
        // Sizes are below 2^53 wherever they were parsed; a quorum outranks each of them.
        return Cosignatures.size(checkpoint) + (checkpoint.meetsQuorum() ? 1L << 60 : 0);
    }

    /** What is published and signed well, be it of this tree or of another. */
    Optional<CosignedCheckpoint> holding() {
        try {
            return folder.cosigned().map(SignedNote::parse).map(counted::holding);
        } catch (LedgerException e) {
            LOG.log(Level.WARNING, "The published cosigned checkpoint does not hold; it is replaced", e);
            return Optional.empty();
        }
    }

    /** What is published and counts. */
    Optional<CosignedCheckpoint> cosigned() {
        Optional<CosignedCheckpoint> found = holding();
        // Afterwards: it is the first of the two to grow.
        OwnTree tree = OwnTree.of(folder);
        try {
            return found.filter(checkpoint -> tree.holds(checkpoint.note()));
        } catch (LedgerException e) {
            LOG.log(Level.WARNING, "The tiles do not show whether the cosigned checkpoint is of this tree", e);
            return Optional.empty();
        }
    }

    /** Entries that have a quorum. */
    long covered() {
        return cosigned()
                .filter(CosignedCheckpoint::meetsQuorum)
                .map(Cosignatures::size)
                .orElse(0L);
    }
}
