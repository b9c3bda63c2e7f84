package org.xiezhi.vault;

import java.util.UUID;
import org.xiezhi.vault.shared.Bytes;
import org.xiezhi.vault.shared.Sha256;

/** What the database keeps of a sealed original: enough, with the matter key, to read it and to notice any change of it. */
public record StoredObject(
        UUID objectId, long size, Bytes sha256, Bytes wrappedKey, Bytes commitment, ContainerSuite suite) {

    public StoredObject {
        if (size < 0) {
            throw new IllegalArgumentException("expected a size of 0 or more bytes, found " + size);
        }
        if (sha256.length() != Sha256.LENGTH || commitment.length() != Sha256.LENGTH) {
            throw new IllegalArgumentException("expected SHA-256 and commitment of 32 bytes, found " + sha256.length()
                    + " and " + commitment.length());
        }
    }
}
