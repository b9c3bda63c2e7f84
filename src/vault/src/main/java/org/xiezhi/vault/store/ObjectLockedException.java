package org.xiezhi.vault.store;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The store keeps an object by a rule of its own, and nobody may remove it before that rule ends. The object stays as it is. */
public final class ObjectLockedException extends IOException {

    private static final long serialVersionUID = 1L;

    private final transient Optional<Instant> until;

    /**
     * Says which object is kept.
     *
     * @param until when the rule ends; empty if the store does not say
     */
    public ObjectLockedException(UUID objectId, Optional<Instant> until, @Nullable Throwable cause) {
        super(
                "object " + objectId + " is locked by the store"
                        + until.map(end -> " until " + end).orElse(""),
                cause);
        this.until = until;
    }

    /** When the store lets it go; empty if it does not say. */
    public Optional<Instant> until() {
        return until;
    }
}
