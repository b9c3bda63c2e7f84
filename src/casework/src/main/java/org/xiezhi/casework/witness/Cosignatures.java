package org.xiezhi.casework.witness;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.xiezhi.ledger.CosignedCheckpoint;
import org.xiezhi.ledger.LedgerException;
import org.xiezhi.ledger.NoteVerifier;
import org.xiezhi.ledger.SignedCheckpoint;
import org.xiezhi.ledger.SignedNote;
import org.xiezhi.ledger.TlogPolicy;

/**
 * What counts as cosigned: the key of this log and the witnesses of the policy, and nothing that a file says beside them.
 *
 * @param log whose checkpoints they are
 * @param policy whose witnesses count
 */
record Cosignatures(NoteVerifier log, TlogPolicy policy) {

    /** The verifier asks no more of the clocks of server and witness. */
    static final Duration SLACK = Duration.ofMinutes(5);

    /**
     * A note with the lines that hold.
     *
     * @throws LedgerException if it is no checkpoint of this log, or a line of it is forged
     */
    CosignedCheckpoint holding(SignedNote note) {
        SignedCheckpoint signed = SignedCheckpoint.parse(note.bytes());
        note.verify(List.of(log));
        if (!signed.checkpoint().origin().equals(log.name())) {
            throw new LedgerException("checkpoint: expected origin " + log.name() + ", found "
                    + signed.checkpoint().origin());
        }
        return CosignedCheckpoint.of(signed, policy, log).with(note);
    }

    /** Whether a witness has cosigned at a time that has not come yet; clocks may differ by {@link #SLACK}. */
    boolean fromTheFuture(CosignedCheckpoint checkpoint, Instant now) {
        long latest = now.plus(SLACK).getEpochSecond();
        return policy.witnesses().stream()
                .map(witness -> witness.key().cosigned(checkpoint.note()))
                .anyMatch(time -> time.orElse(0) > latest);
    }

    static boolean by(TlogPolicy.Witness witness, CosignedCheckpoint checkpoint) {
        return witness.key().cosigned(checkpoint.note()).isPresent();
    }

    static long size(CosignedCheckpoint checkpoint) {
        return size(checkpoint.note());
    }

    static long size(SignedNote note) {
        return SignedCheckpoint.parse(note.bytes()).checkpoint().head().size();
    }
}
