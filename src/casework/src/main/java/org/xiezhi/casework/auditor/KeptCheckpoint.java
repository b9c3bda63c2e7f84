package org.xiezhi.casework.auditor;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xiezhi.casework.shared.InputCheck;
import org.xiezhi.casework.shared.InvalidException;
import org.xiezhi.casework.shared.Problem;
import org.xiezhi.ledger.Checkpoint;
import org.xiezhi.ledger.MalformedException;
import org.xiezhi.ledger.NoteVerifier;
import org.xiezhi.ledger.SignedNote;
import org.xiezhi.ledger.TreeHead;
import org.xiezhi.ledger.UnverifiedException;

/**
 * A checkpoint that an auditor kept outside of the system and brings back, signed by this log.
 *
 * @param head what the log promised then
 */
record KeptCheckpoint(TreeHead head) {

    /** The form's field. */
    static final String FIELD = "kept";

    /** A checkpoint of ours has two hundred characters; this leaves room for the cosignatures of a hundred witnesses. */
    static final int MOST = 16_000;

    /**
     * Reads what was pasted; signature lines of others than the log, such as cosignatures of witnesses, are passed over.
     *
     * @throws InvalidException if it is no checkpoint, or none that the log's key signed
     */
    static KeptCheckpoint read(@Nullable String pasted, NoteVerifier log) {
        InputCheck check = new InputCheck();
        String text = check.required(FIELD, pasted, MOST);
        check.orRefuse();
        try {
            // A note ends with a newline, which a copied text has lost.
            SignedNote note = SignedNote.parse((text + "\n").getBytes(StandardCharsets.UTF_8));
            Checkpoint checkpoint = Checkpoint.parse(note.text());
            note.verify(List.of(log));
            if (!checkpoint.origin().equals(log.name())) {
                throw new UnverifiedException(
                        "checkpoint: expected origin " + log.name() + ", found " + checkpoint.origin());
            }
            return new KeptCheckpoint(checkpoint.head());
        } catch (MalformedException e) {
            throw invalid("input.not_a_checkpoint", e);
        } catch (UnverifiedException e) {
            throw invalid("input.not_of_this_log", e);
        }
    }

    private static InvalidException invalid(String key, Exception cause) {
        InvalidException invalid = new InvalidException(List.of(Problem.of(FIELD, key)));
        invalid.initCause(cause);
        return invalid;
    }
}
