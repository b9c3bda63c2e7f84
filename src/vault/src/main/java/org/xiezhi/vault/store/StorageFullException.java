package org.xiezhi.vault.store;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The store has no room left: an operator must make room, the disk is not broken. */
public final class StorageFullException extends IOException {

    private static final long serialVersionUID = 1L;

    private final long needed;
    private final long usable;

    public StorageFullException(long needed, long usable, @Nullable Throwable cause) {
        super("expected room for " + needed + " bytes beside the reserve, found " + usable, cause);
        this.needed = needed;
        this.usable = usable;
    }

    /** Bytes that were about to be written. */
    public long needed() {
        return needed;
    }

    /** Bytes that could be written without touching the reserve. */
    public long usable() {
        return usable;
    }
}
