package org.xiezhi.vault.shared;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something sealed is not what its record says: it was changed, cut, moved or lost. Whoever catches it tells the operators; trying again does not help.
 */
public final class IntegrityException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final UUID subject;
    private final Mismatch mismatch;

    public IntegrityException(UUID subject, Mismatch mismatch, String detail) {
        this(subject, mismatch, detail, null);
    }

    public IntegrityException(UUID subject, Mismatch mismatch, String detail, @Nullable Throwable cause) {
        super(mismatch + " of " + subject + ": " + detail, cause);
        this.subject = subject;
        this.mismatch = mismatch;
    }

    /** The object, matter or row that does not match. */
    public UUID subject() {
        return subject;
    }

    public Mismatch mismatch() {
        return mismatch;
    }

    /** Which part did not match. */
    public enum Mismatch {
        /** The object is recorded, but the store does not hold it. */
        MISSING,
        /** The container's header is not the one of the recorded object. */
        HEADER,
        /** The container is longer or shorter than the recorded size demands. */
        LENGTH,
        /** The wrapped object key does not open with this matter, object, size, suite and digest. */
        OBJECT_KEY,
        /** The wrapped matter key does not open with this unit key and matter. */
        MATTER_KEY,
        /** The key opens, but it is not the key that was committed to. */
        COMMITMENT,
        /** A segment's tag does not verify. */
        SEGMENT,
        /** Every segment verifies, but the plaintext is not the one that was received. */
        DIGEST,
        /** A sealed field was changed or stands in another place than it was sealed for. */
        FIELD
    }
}
