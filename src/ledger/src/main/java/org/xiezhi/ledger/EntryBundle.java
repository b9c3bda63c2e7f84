package org.xiezhi.ledger;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Up to 256 entries in one file, each behind its length as a big-endian uint16. */
public final class EntryBundle {

    /** Longest entry in bytes: what a uint16 can say. */
    public static final int MAX_ENTRY = 65_535;

    private EntryBundle() {}

    /** Refuses an entry that no bundle can hold. */
    public static void requireFits(byte[] entry) {
        if (entry.length > MAX_ENTRY) {
            throw new MalformedException("entry: expected at most " + MAX_ENTRY + " bytes, found " + entry.length);
        }
    }

    /** Writes 1 to 256 entries. */
    public static byte[] encode(List<byte[]> entries) {
        requireCount(entries.size());
        int length = 0;
        for (byte[] entry : entries) {
            requireFits(entry);
            length += Short.BYTES + entry.length;
        }
        ByteBuffer bundle = ByteBuffer.allocate(length);
        for (byte[] entry : entries) {
            bundle.putShort((short) entry.length).put(entry);
        }
        return bundle.array();
    }

    /** Reads 1 to 256 entries and nothing behind them. */
    public static List<byte[]> decode(byte[] bundle) {
        List<byte[]> entries = new ArrayList<>();
        int at = 0;
        while (at < bundle.length) {
            if (bundle.length - at < Short.BYTES) {
                throw new MalformedException("entry bundle: expected a length at byte " + at + ", found the end");
            }
            int length = Byte.toUnsignedInt(bundle[at]) << 8 | Byte.toUnsignedInt(bundle[at + 1]);
            at += Short.BYTES;
            if (bundle.length - at < length) {
                throw new MalformedException("entry bundle: expected " + length + " bytes from byte " + at + ", found "
                        + (bundle.length - at));
            }
            entries.add(Arrays.copyOfRange(bundle, at, at + length));
            at += length;
        }
        requireCount(entries.size());
        return entries;
    }

    private static void requireCount(int count) {
        if (count < 1 || count > Tile.WIDTH) {
            throw new MalformedException("entry bundle: expected 1 to 256 entries, found " + count);
        }
    }
}
