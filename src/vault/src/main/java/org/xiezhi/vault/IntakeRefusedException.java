package org.xiezhi.vault;

import org.jspecify.annotations.Nullable;
import org.xiezhi.vault.store.StorageFullException;

/** The upload was refused and nothing of it was kept. */
public final class IntakeRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    // Never serialized: it goes from the vault to the servlet of the same process.
    private final transient IntakeRefusal refusal;

    IntakeRefusedException(IntakeRefusal refusal) {
        this(refusal, null);
    }

    IntakeRefusedException(IntakeRefusal refusal, @Nullable Throwable cause) {
        super("the upload is refused: " + refusal, cause);
        this.refusal = refusal;
    }

    public IntakeRefusal refusal() {
        return refusal;
    }

    static IntakeRefusedException diskFull(StorageFullException full) {
        return new IntakeRefusedException(new IntakeRefusal.DiskFull(full.needed(), full.usable()), full);
    }
}
