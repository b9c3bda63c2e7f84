package org.xiezhi.casework.evidence;

import jakarta.ejb.ApplicationException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.xiezhi.vault.IntakeRefusal;
import org.xiezhi.vault.IntakeRefusedException;

/** An upload that ended before its file was whole: refused by the vault, or the store failed. Nothing of it is kept. */
@ApplicationException(rollback = true)
public class UploadEndedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    // Never serialized: it goes from the service to the servlet of the same process.
    private final transient @Nullable IntakeRefusal refusal;

    private UploadEndedException(@Nullable IntakeRefusal refusal, Throwable cause) {
        super("the upload ended: " + cause.getMessage(), cause);
        this.refusal = refusal;
    }

    static UploadEndedException of(Throwable cause) {
        return new UploadEndedException(
                cause instanceof IntakeRefusedException refused ? refused.refusal() : null, cause);
    }

    /** Why the vault would not take it; empty if the store failed. */
    public Optional<IntakeRefusal> refusal() {
        return Optional.ofNullable(refusal);
    }
}
