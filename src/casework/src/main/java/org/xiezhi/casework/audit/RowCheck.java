package org.xiezhi.casework.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Compares business rows with the after-image of their last entry; what was changed, added or removed behind the
 * application shows. Each table and the last entries about its rows are read once, both in the order of the rows' ids,
 * in constant memory; the database sorts, PostgreSQL on disk, H2 in the memory of this process.
 *
 * <p>Which entry spoke last is asked of the database: only what {@link EntryCheck} has compared with the tree, in the
 * same snapshot, may be believed here.
 */
final class RowCheck {

    private static final int FETCHED = 1_000;

    // Rows of which an entry from a leaf on speaks, or one that waits.
    private static final String TOUCHED = "select t.row_id from audit_image t left join audit_leaf k"
            + " on k.event_id = t.event_id where t.row_table = ? and (k.leaf is null or k.leaf >= ?)";

    private final Connection connection;
    private final Consumer<TrailFinding> findings;

    RowCheck(Snapshot snapshot, Consumer<TrailFinding> findings) {
        this.connection = snapshot.connection();
        this.findings = findings;
    }

    /** Checks every row of every guarded table; gives their number. */
    long all() throws SQLException {
        long rows = 0;
        for (String table : GuardedTables.names()) {
            rows += check(table, "", "", 0);
        }
        return rows;
    }

    /**
     * Checks the rows of which an entry from that leaf on speaks, and those that name no entry at all; gives their
     * number. It cannot see an older row that was changed or deleted by hand.
     */
    long since(long leaf) throws SQLException {
        long rows = 0;
        for (String table : GuardedTables.names()) {
            rows += check(
                    table,
                    " where last_event is null or id in (" + TOUCHED + ")",
                    " and i.row_id in (" + TOUCHED + ")",
                    leaf);
        }
        return rows;
    }

    private long check(String table, String rowsWhere, String imagesWhere, long leaf) throws SQLException {
        String columns = String.join(", ", GuardedTables.columns(table));
        try (PreparedStatement rowStatement = connection.prepareStatement(
                        "select id, " + columns + " from " + table + rowsWhere + " order by id");
                PreparedStatement imageStatement = connection.prepareStatement(lastImages(imagesWhere))) {
            imageStatement.setString(1, table);
            if (!rowsWhere.isEmpty()) {
                rowStatement.setString(1, table);
                rowStatement.setLong(2, leaf);
                imageStatement.setString(2, table);
                imageStatement.setLong(3, leaf);
            }
            rowStatement.setFetchSize(FETCHED);
            imageStatement.setFetchSize(FETCHED);
            try (ResultSet rows = rowStatement.executeQuery();
                    ResultSet images = imageStatement.executeQuery()) {
                return merge(table, rows, images);
            }
        }
    }

    /** Of the images of a table's rows, the newest of each row with the entry that it belongs to. */
    private static String lastImages(String where) {
        // An entry that waits for its leaf is younger than every leaf. One that does neither is reported by EntryCheck.
        return "select i.row_id, i.event_id, i.salt, e.entry from (select i.row_id, i.event_id, i.salt,"
                + " row_number() over (partition by i.row_id order by"
                + " case when l.leaf is null then 1 else 0 end desc, l.leaf desc, p.place desc) as age"
                + " from audit_image i left join audit_leaf l on l.event_id = i.event_id"
                + " left join audit_pending p on p.event_id = i.event_id"
                + " where i.row_table = ? and (l.leaf is not null or p.place is not null)" + where + ") i"
                + " left join audit_event e on e.id = i.event_id where i.age = 1 order by i.row_id";
    }

    private long merge(String table, ResultSet rows, ResultSet images) throws SQLException {
        long count = 0;
        UUID row = nextId(rows);
        UUID image = nextId(images);
        while (row != null || image != null) {
            int order = row == null ? 1 : image == null ? -1 : compare(row, image);
            if (order <= 0) {
                judge(table, row, rows, order == 0 ? images : null);
                count++;
            } else {
                judgeGone(table, image, images);
            }
            if (order <= 0) {
                row = nextId(rows);
            }
            if (order >= 0) {
                image = nextId(images);
            }
        }
        return count;
    }

    private static @Nullable UUID nextId(ResultSet result) throws SQLException {
        return result.next() ? result.getObject(1, UUID.class) : null;
    }

    /** As both databases order them: by their bytes, without sign. */
    private static int compare(UUID one, UUID other) {
        int high = Long.compareUnsigned(one.getMostSignificantBits(), other.getMostSignificantBits());
        return high != 0 ? high : Long.compareUnsigned(one.getLeastSignificantBits(), other.getLeastSignificantBits());
    }

    private void judge(String table, @Nullable UUID id, ResultSet row, @Nullable ResultSet image) throws SQLException {
        String place = table + " " + id + number(table, row);
        if (image == null) {
            findings.accept(new TrailFinding("row_unknown", place, "no such row in any entry", "a row"));
            return;
        }
        String found = Commitment.ofImage(image.getBytes(3), RowImages.image(table, row.getObject(1, UUID.class), row));
        if (!Optional.of(found).equals(told(table, row.getObject(1, UUID.class), image))) {
            findings.accept(new TrailFinding(
                    "row_changed", place, "the after-image of event " + image.getString(2), "another content"));
        }
    }

    private void judgeGone(String table, @Nullable UUID id, ResultSet image) throws SQLException {
        if (told(table, image.getObject(1, UUID.class), image).isPresent()) {
            findings.accept(new TrailFinding(
                    "row_deleted", table + " " + id, "the row of event " + image.getString(2), "no row"));
        }
    }

    /** The hash that the entry under the cursor carries of the row; empty if it says that the row is gone, or nothing. */
    private static Optional<String> told(String table, UUID id, ResultSet image) throws SQLException {
        // By the entry's bytes and not by the column beside the salt: those were compared with the tree.
        return LastHashes.told(table, id, null, image.getBytes(4));
    }

    /** The number people know the row by, where its table has one. */
    private static String number(String table, ResultSet row) throws SQLException {
        return GuardedTables.columns(table).contains("number") ? " (" + row.getString("number") + ")" : "";
    }
}
