package org.xiezhi.verifier;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.xiezhi.ledger.CanonicalJson;

/** Holds the rows of an export against what the last entry says of each. */
final class RowTrail implements AutoCloseable {

    // Key (2), place (1), whether its table is whole (1), hash (4).
    private static final int WIDTH = 8;
    private static final int HASH_BYTES = 32;
    private static final byte[] DOMAIN = "xiezhi row v1".getBytes(StandardCharsets.UTF_8);

    /** The last thing heard of a row: from the entry with the highest index, and from the export. */
    private static final class Heard {
        private long entry = -1;
        private int entryAt;
        private boolean whole;
        private long line = -1;
        private int lineAt;
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
        records.forEach((part, count) -> {
            Map<RowKey, Heard> heard = new HashMap<>();
            for (int i = 0; i < count; i++) {
                int at = i * WIDTH;
                hear(heard.computeIfAbsent(new RowKey(part[at], part[at + 1]), row -> new Heard()), part, at);
            }
            heard.values().forEach(row -> judge(row, part));
        });
        report.checked("rows", rows);
        if (!wholeLog) {
            report.unchecked("rows_part");
        }
    }

    private void hear(Heard row, long[] part, int at) {
        long place = part[at + 2];
        if (place >= 0 && place > row.entry) {
            row.entry = place;
            row.entryAt = at;
            row.whole = part[at + 3] == 1;
        } else if (place < 0) {
            if (row.line >= 0) {
                report.problem("row", "row in line " + -place, "each row once", "the row of line " + row.line);
            }
            row.line = -place;
            row.lineAt = at;
        }
    }

    private void judge(Heard row, long[] part) {
        boolean gone = row.entry >= 0 && isZero(part, row.entryAt + 4);
        if (row.line < 0) {
            // A row that is not in the export: a fault only where the export claims to be whole and the log is.
            if (row.whole && wholeLog && !gone) {
                report.problem("row", "row of entry " + row.entry, "a row in the export", "none");
            }
        } else if (row.entry < 0) {
            report.problem("row", "row in line " + row.line, "an entry that speaks of it", "none");
        } else if (gone) {
            report.problem("row", "row in line " + row.line, "no row, as entry " + row.entry + " says", "a row");
        } else if (!same(part, row.entryAt + 4, row.lineAt + 4)) {
            report.problem(
                    "row", "row in line " + row.line, "the row hash of entry " + row.entry, "a row with another hash");
        }
    }

    private static boolean isZero(long[] part, int at) {
        return (part[at] | part[at + 1] | part[at + 2] | part[at + 3]) == 0;
    }

    private static boolean same(long[] part, int one, int other) {
        return java.util.Arrays.equals(part, one, one + 4, part, other, other + 4);
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
