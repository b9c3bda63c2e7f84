package org.xiezhi.vault.store;

import java.time.Instant;
import java.util.UUID;

/** What a store knows of an object: its length in ciphertext bytes and when it was last written. */
public record ObjectStat(UUID objectId, long length, Instant lastWritten) {

    public ObjectStat {
        if (length < 0) {
            throw new IllegalArgumentException("expected a length of 0 or more, found " + length);
        }
    }
}
