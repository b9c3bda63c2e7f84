package org.xiezhi.ledger;

/**
 * A checkpoint with the log's signature.
 *
 * @param checkpoint what was signed
 * @param note the same with signatures
 */
public record SignedCheckpoint(Checkpoint checkpoint, SignedNote note) {

    /** Refuses a note over another text. */
    public SignedCheckpoint {
        if (!note.text().equals(checkpoint.text())) {
            throw new MalformedException(
                    "signed checkpoint: expected a note over '" + checkpoint.text() + "', found '" + note.text() + "'");
        }
    }

    /** Reads what was published; says nothing about whether its signatures hold. */
    public static SignedCheckpoint parse(byte[] note) {
        SignedNote parsed = SignedNote.parse(note);
        return new SignedCheckpoint(Checkpoint.parse(parsed.text()), parsed);
    }

    /** The bytes to publish. */
    public byte[] bytes() {
        return note.bytes();
    }
}
