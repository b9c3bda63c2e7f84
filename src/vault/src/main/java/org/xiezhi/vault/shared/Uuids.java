package org.xiezhi.vault.shared;

import java.nio.ByteBuffer;
import java.util.UUID;

/** The 16 bytes of a UUID in network order (RFC 9562), as every format of the vault writes them. */
public final class Uuids {

    public static final int LENGTH = 16;

    private Uuids() {}

    public static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(LENGTH)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }

    public static UUID read(ByteBuffer from) {
        return new UUID(from.getLong(), from.getLong());
    }
}
