package org.xiezhi.vault;

import java.nio.ByteBuffer;
import java.util.UUID;
import org.xiezhi.vault.shared.Bytes;
import org.xiezhi.vault.shared.IntegrityException;
import org.xiezhi.vault.shared.IntegrityException.Mismatch;
import org.xiezhi.vault.shared.Uuids;

/** The first bytes of a container; all of them are associated data of the ciphertext behind them. */
record ContainerHeader(UUID objectId, ContainerSuite suite) {

    /** "XZEC", Xiezhi evidence container. */
    private static final int MAGIC = 0x585A4543;

    private static final short FORMAT = 1;

    static final int LENGTH = 4 + 2 + 2 + Uuids.LENGTH + 4;

    byte[] encode() {
        return ByteBuffer.allocate(LENGTH)
                .putInt(MAGIC)
                .putShort(FORMAT)
                .putShort((short) suite.id())
                .put(Uuids.bytes(objectId))
                .putInt(suite.segmentSize())
                .array();
    }

    /** Compares what stands in the container with the one header this object can have. */
    void requireEqual(byte[] found) {
        byte[] expected = encode();
        if (!Bytes.of(expected).equals(Bytes.of(found))) {
            throw new IntegrityException(
                    objectId,
                    Mismatch.HEADER,
                    "expected " + Bytes.of(expected) + ", found " + Bytes.of(found) + difference(expected, found));
        }
    }

    private static String difference(byte[] expected, byte[] found) {
        if (found.length < LENGTH) {
            return " (cut)";
        }
        ByteBuffer left = ByteBuffer.wrap(expected);
        ByteBuffer right = ByteBuffer.wrap(found);
        if (left.getInt() != right.getInt()) {
            return " (not a container)";
        }
        if (left.getShort() != right.getShort()) {
            return " (another format version)";
        }
        if (left.getShort() != right.getShort()) {
            return " (another suite)";
        }
        return Uuids.read(left).equals(Uuids.read(right)) ? " (another segment size)" : " (another object)";
    }
}
