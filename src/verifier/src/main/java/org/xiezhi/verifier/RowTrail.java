package org.xiezhi.verifier;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.xiezhi.ledger.CanonicalJson;

/** Holds the rows of an export against what the last entry says of each. */
final class RowTrail implements AutoCloseable {

    // Key (2), place (1), whether its table is whole (1), hash (4).
    private static final int WIDTH = 8;
    private static final int HASH_AT = 4;
    private static final int HASH_BYTES = 32;
    private static final long[] GONE = new long[WIDTH - HASH_AT];
    private static final byte[] DOMAIN = "xiezhi row v1".getBytes(StandardCharsets.UTF_8);

    /** The last thing heard of a row: from the entry with the highest index, and from the export. */
    private static final class Heard {
        private long entry = -1;
        private long[] told = GONE;
        private boolean whole;
        private long line = -1;
        private long[] exported = GONE;
    }

    private final Report report;
    private final Set<String> wholeTables;
    private final boolean wholeLog;
    private final Spill records;
    private long rows;

    RowTrail(Report report, Set<String> wholeTables, boolean wholeLog, Scratch scratch) {
        this.report = report;
        this.wholeTables = Set.copyOf(wholeTables);
        this.wholeLog = wholeLog;
        this.records = new Spill(WIDTH, scratch.path());
    }

    /** A row of the export, by its line from 1. */
    void row(long line, String table, String id, byte[] salt, Map<?, ?> image) {
        rows++;
        MessageDigest digest = RowKey.sha256();
        digest.update(DOMAIN);
        digest.update((byte) 0);
        digest.update(salt);
        digest.update((byte) 0);
        add(table, id, -line, digest.digest(CanonicalJson.write(image)));
    }

    /** What an entry says of a row. */
    void mention(long index, EntryRules.RowHash row) {
        // No SHA-256 is known that is all zeroes: it stands for a row that is gone.
        add(row.table(), row.id().toString(), index, row.hash().orElse(new byte[HASH_BYTES]));
    }

    private void add(String table, String id, long place, byte[] hash) {
        RowKey key = RowKey.of(table, id);
        ByteBuffer value = ByteBuffer.wrap(hash);
        records.add(
                key.high(),
                key.low(),
                place,
                wholeTables.contains(table) ? 1 : 0,
                value.getLong(),
                value.getLong(),
                value.getLong(),
                value.getLong());
    }

    void finish() {
        records.forEach(Part::new);
        report.checked("rows", rows);
        if (!wholeLog) {
            report.unchecked("rows_part");
        }
    }

    /** Of each row of a part the last thing heard: so much memory as there are rows, however often they are named. */
    private final class Part implements Spill.Visitor {

        private final Map<RowKey, Heard> heard = new HashMap<>();

        @Override
        public void record(long[] records, int at) {
            hear(heard.computeIfAbsent(new RowKey(records[at], records[at + 1]), row -> new Heard()), records, at);
        }

        @Override
        public void end() {
            heard.values().forEach(RowTrail.this::judge);
        }
    }

    private void hear(Heard row, long[] records, int at) {
        long place = records[at + 2];
        long[] hash = Arrays.copyOfRange(records, at + HASH_AT, at + WIDTH);
        if (place >= 0 && place > row.entry) {
            row.entry = place;
            row.told = hash;
            row.whole = records[at + 3] == 1;
        } else if (place < 0) {
            if (row.line >= 0) {
                report.problem("row", "row in line " + -place, "each row once", "the row of line " + row.line);
            }
            row.line = -place;
            row.exported = hash;
        }
    }

    private void judge(Heard row) {
        boolean gone = row.entry >= 0 && Arrays.equals(row.told, GONE);
        if (row.line < 0) {
            // A row that is not in the export: a fault only where the export claims to be whole and the log is.
            if (row.whole && wholeLog && !gone) {
                report.problem("row", "row of entry " + row.entry, "a row in the export", "none");
            }
        } else if (row.entry < 0) {
            report.problem("row", "row in line " + row.line, "an entry that speaks of it", "none");
        } else if (gone) {
            report.problem("row", "row in line " + row.line, "no row, as entry " + row.entry + " says", "a row");
        } else if (!Arrays.equals(row.told, row.exported)) {
            report.problem(
                    "row", "row in line " + row.line, "the row hash of entry " + row.entry, "a row with another hash");
        }
    }

    @Override
    public void close() {
        records.close();
    }

    /** The rows of no export. */
    static Optional<RowTrail> none() {
        return Optional.empty();
    }
}
