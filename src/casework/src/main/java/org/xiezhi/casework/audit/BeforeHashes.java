package org.xiezhi.casework.audit;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The hashes of rows as they were before an act, under the salt of the last entry about each. While the act holds the
 * locks, another transaction still sees the rows as they were committed before it; so what was done to a row by hand since
 * its last entry makes another hash than that entry recorded, and the log shows it for ever.
 */
final class BeforeHashes {

    private final Transactions apart;
    private final Set<UUID> own;

    /**
     * @param apart transactions that see nothing of what the running one has not committed
     * @param own ids of the entries that the running transaction has written
     */
    BeforeHashes(Transactions apart, Set<UUID> own) {
        this.apart = apart;
        this.own = own;
    }

    /**
     * What the rows were.
     *
     * @param hashes a row that was not there has none
     * @param committed the rows as they stood; without those that the running transaction has written of before
     */
    record Before(Map<Row, String> hashes, Map<Row, RowImages.Found> committed) {}

    /**
     * The rows as they were before the act.
     *
     * @param lasts the last words on the rows, which are locked
     * @param salts of the entry in the making: for a row of which no entry speaks
     */
    Before of(List<Row> rows, Map<Row, LastHashes.Last> lasts, Map<Row, byte[]> salts) {
        // Which entries are its own only the transaction knows. Of any other the database could be made to say
        // anything, and a hash that is merely repeated would vouch for a row that nobody looked at.
        List<Row> ofOthers = rows.stream().filter(row -> !isOwn(lasts.get(row))).toList();
        Map<Row, RowImages.Found> committed =
                ofOthers.isEmpty() ? Map.of() : apart.run(other -> committed(other, ofOthers));

        Map<Row, String> before = new HashMap<>();
        for (Row row : rows) {
            LastHashes.Last last = lasts.get(row);
            RowImages.Found then = committed.get(row);
            if (last != null && isOwn(last)) {
                // Nobody else has seen what the act before this one left.
                last.hash().ifPresent(hash -> before.put(row, hash));
            } else if (then != null) {
                byte[] salt = last == null ? Objects.requireNonNull(salts.get(row)) : last.salt();
                before.put(row, Commitment.ofImage(salt, then.image()));
            }
        }
        return new Before(before, committed);
    }

    private boolean isOwn(LastHashes.@Nullable Last last) {
        return last != null && own.contains(last.event());
    }

    private static Map<Row, RowImages.Found> committed(Connection other, List<Row> rows) throws SQLException {
        Map<Row, RowImages.Found> seen = new HashMap<>();
        for (List<Row> ofTable : EntryStore.byTable(rows)) {
            seen.putAll(RowImages.read(other, ofTable));
        }
        return seen;
    }
}
