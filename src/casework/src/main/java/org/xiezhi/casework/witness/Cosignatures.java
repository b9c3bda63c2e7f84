package org.xiezhi.casework.witness;

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
