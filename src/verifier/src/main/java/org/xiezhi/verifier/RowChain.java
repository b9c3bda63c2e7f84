package org.xiezhi.verifier;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.xiezhi.verifier.EntryRules.RowHash;

/**
 * Holds what each entry says a row was before against what the last entry about that row says it became: in between
 * nothing may have happened to it.
 */
final class RowChain implements AutoCloseable {

    // Key (2), index of the entry (1), its row from 1 and negative without a before (1), hash (4), before (4).
    private static final int WIDTH = 12;
    private static final int HASH_AT = 4;
    private static final int BEFORE_AT = 8;
    private static final int HASH_LONGS = 4;
    private static final int HASH_BYTES = 32;

    private final Report report;
    private final Spill records;
    private final MessageDigest digest = RowKey.sha256();
    private long links;

    RowChain(Report report, Scratch scratch) {
        this.report = report;
        this.records = new Spill(WIDTH, scratch.path());
    }

    /** What the entry says of rows; entries come in the order of their indices. */
    void entry(long index, List<RowHash> rows) {
        long place = 1;
        for (RowHash row : rows) {
            ByteBuffer key = ByteBuffer.wrap(digest.digest(key(row)));
            ByteBuffer hash = bytes(row.hash());
            ByteBuffer before = bytes(row.before());
            records.add(
                    key.getLong(),
                    key.getLong(),
                    index,
                    row.tellsBefore() ? place : -place,
                    hash.getLong(),
                    hash.getLong(),
                    hash.getLong(),
                    hash.getLong(),
                    before.getLong(),
                    before.getLong(),
                    before.getLong(),
                    before.getLong());
            place++;
        }
    }

    private static byte[] key(RowHash row) {
        byte[] table = row.table().getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(table.length + 2 * Long.BYTES)
                .put(table)
                .putLong(row.id().getMostSignificantBits())
                .putLong(row.id().getLeastSignificantBits())
                .array();
    }

    private static ByteBuffer bytes(Optional<byte[]> hash) {
        // No SHA-256 is known that is all zeroes: it stands for a row that is not there.
        return ByteBuffer.wrap(hash.orElse(new byte[HASH_BYTES]));
    }

    void finish() {
        records.forEach(Part::new);
        report.checked("before", links);
    }

    /** Of each row of a part what its last entry said: so much memory as there are rows, however often they are named. */
    private final class Part implements Spill.Visitor {

        private final Map<RowKey, Told> last = new HashMap<>();

        @Override
        public void record(long[] records, int at) {
            Told now = new Told(records[at + 2], slice(records, at + HASH_AT));
            @Nullable Told earlier = last.put(new RowKey(records[at], records[at + 1]), now);
            if (records[at + 3] > 0) {
                judge(records, at, earlier);
            }
        }
    }

    /** What an entry said of a row. */
    private static final class Told {
        private final long entry;
        private final long[] hash;

        Told(long entry, long[] hash) {
            this.entry = entry;
            this.hash = hash;
        }
    }

    private void judge(long[] records, int at, @Nullable Told earlier) {
        links++;
        long[] told = earlier == null ? new long[HASH_LONGS] : earlier.hash;
        if (Arrays.equals(told, slice(records, at + BEFORE_AT))) {
            return;
        }
        report.problem(
                "before",
                "entry " + records[at + 2] + " row " + records[at + 3],
                earlier == null ? "no row before" : "the row hash of entry " + earlier.entry + " as before",
                "another");
    }

    private static long[] slice(long[] records, int from) {
        return Arrays.copyOfRange(records, from, from + HASH_LONGS);
    }

    @Override
    public void close() {
        records.close();
    }
}
