package org.xiezhi.vault.key;

import java.nio.ByteBuffer;
import org.xiezhi.vault.shared.Bytes;

/** One holder who can open a matter key: which kind, which key of his, and the matter key wrapped for him. */
public record Recipient(int kind, Bytes name, Bytes wrapped) {

    /** The unit key; its name is the version as u32. Kinds that this version does not know are kept as they are. */
    public static final int UNIT_KEY = 1;

    /** The format gives one byte to the kind and two to each length. */
    private static final int MAX_KIND = 0xFF;

    private static final int MAX_LENGTH = 0xFFFF;

    public Recipient {
        if (kind < 1 || kind > MAX_KIND) {
            throw new IllegalArgumentException("expected a recipient kind from 1 to 255, found " + kind);
        }
        if (name.length() > MAX_LENGTH || wrapped.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("expected at most " + MAX_LENGTH + " bytes of name and key, found "
                    + name.length() + " and " + wrapped.length());
        }
        if (kind == UNIT_KEY && name.length() != Integer.BYTES) {
            throw new IllegalArgumentException("expected a unit key version of 4 bytes, found " + name.length());
        }
    }

    static Recipient unitKey(int version, Bytes wrapped) {
        return new Recipient(
                UNIT_KEY,
                Bytes.of(ByteBuffer.allocate(Integer.BYTES).putInt(version).array()),
                wrapped);
    }

    int unitKeyVersion() {
        if (kind != UNIT_KEY) {
            throw new IllegalStateException("expected a unit key recipient, found kind " + kind);
        }
        return ByteBuffer.wrap(name.toArray()).getInt();
    }
}
