package org.xiezhi.vault.key;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;

/** One version of the unit's key, and its file: "XZUK" || format 1 || version u32 || wrapped key (60). */
record UnitKey(int version, KeyBytes key) {

    private static final byte[] MAGIC = "XZUK".getBytes(US_ASCII);
    private static final byte FORMAT = 1;
    private static final int HEADER_LENGTH = 4 + 1 + 4;
    private static final int LENGTH = HEADER_LENGTH + KeyBox.OVERHEAD + KeyBytes.LENGTH;

    UnitKey {
        if (version < 1) {
            throw new IllegalArgumentException("unit keys count from 1, found " + version);
        }
    }

    byte[] encode(KeyStoreRoot root) {
        byte[] header = header(version);
        return ByteBuffer.allocate(LENGTH)
                .put(header)
                .put(root.wrap(key, header))
                .array();
    }

    static UnitKey decode(byte[] file, int version, KeyStoreRoot root, String name) {
        byte[] expected = header(version);
        if (file.length != LENGTH || !Arrays.equals(expected, Arrays.copyOf(file, HEADER_LENGTH))) {
            throw new KeyFolderException("expected unit key " + version + " in " + name + " (" + LENGTH
                    + " bytes), found something else (" + file.length + " bytes)");
        }
        try {
            return new UnitKey(version, root.unwrap(Arrays.copyOfRange(file, HEADER_LENGTH, LENGTH), expected));
        } catch (AEADBadTagException e) {
            throw new KeyFolderException(
                    "the root key does not open " + name + ": it belongs to another root key or was changed", e);
        }
    }

    private static byte[] header(int version) {
        return ByteBuffer.allocate(HEADER_LENGTH)
                .put(MAGIC)
                .put(FORMAT)
                .putInt(version)
                .array();
    }
}
