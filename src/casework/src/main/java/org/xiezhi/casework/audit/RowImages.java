package org.xiezhi.casework.audit;

import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDateTime;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.xiezhi.ledger.CanonicalJson;

/**
 * The after-image of a row: its columns of {@link GuardedTables} as the database gives them back, in canonical JSON. Written and checked
 * by the same code over plain JDBC, so that a change behind the application's back shows.
 */
final class RowImages {

    private RowImages() {}

    /** A row as it stands in its table. */
    static final class Found {
        private final byte[] image;
        private final Optional<UUID> lastEvent;

        private Found(byte[] image, Optional<UUID> lastEvent) {
            this.image = image;
            this.lastEvent = lastEvent;
        }

        /** Canonical; not a copy. */
        byte[] image() {
            return image;
        }

        /** What the row names as its last entry; empty before its first. */
        Optional<UUID> lastEvent() {
            return lastEvent;
        }
    }

    /**
     * The rows of one table, locked for this transaction in the order of their ids; a row that is gone is missing in the
     * answer.
     */
    static Map<Row, Found> lock(Connection connection, List<Row> ofTable) throws SQLException {
        // As strong as the update of the pointer, which comes next, and no stronger: rows that only refer to this one
        // can be put in meanwhile. H2 knows one kind of lock.
        boolean kinds = connection.getMetaData().getDatabaseProductName().equals("PostgreSQL");
        return select(connection, ofTable, " order by id for " + (kinds ? "no key update" : "update"));
    }

    /** The rows of one table as this connection sees them. */
    static Map<Row, Found> read(Connection connection, List<Row> ofTable) throws SQLException {
        return select(connection, ofTable, "");
    }

    private static Map<Row, Found> select(Connection connection, List<Row> ofTable, String how) throws SQLException {
        String table = ofTable.get(0).table();
        String sql = "select id, last_event, " + String.join(", ", GuardedTables.columns(table)) + " from " + table
                + " where id in (" + String.join(", ", Collections.nCopies(ofTable.size(), "?")) + ")" + how;
        Map<Row, Found> found = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            for (int i = 0; i < ofTable.size(); i++) {
                select.setObject(i + 1, ofTable.get(i).id());
            }
            try (ResultSet result = select.executeQuery()) {
                while (result.next()) {
                    UUID id = result.getObject(1, UUID.class);
                    found.put(
                            new Row(table, id),
                            new Found(
                                    image(table, id, result),
                                    Optional.ofNullable(result.getObject("last_event", UUID.class))));
                }
            }
        }
        return found;
    }

    /** The image of the row under the cursor; the result set holds the columns of the table's list. */
    static byte[] image(String table, UUID id, ResultSet result) throws SQLException {
        Map<String, @Nullable Object> image = new TreeMap<>();
        image.put("table", table);
        image.put("id", id.toString());
        for (String column : GuardedTables.columns(table)) {
            image.put("." + column, text(result.getObject(column)));
        }
        return CanonicalJson.write(image);
    }

    private static @Nullable Object text(@Nullable Object value) throws SQLException {
        if (value == null || value instanceof Boolean) {
            return value;
        }
        if (value instanceof Number number && !(value instanceof java.math.BigDecimal)) {
            return number.longValue();
        }
        if (value instanceof java.math.BigDecimal amount) {
            return amount.toPlainString();
        }
        if (value instanceof byte[] bytes) {
            return Base64.getEncoder().encodeToString(bytes);
        }
        if (value instanceof Timestamp timestamp) {
            return timestamp.toLocalDateTime().toString();
        }
        if (value instanceof LocalDateTime time) {
            return time.toString();
        }
        if (value instanceof Date day) {
            return day.toLocalDate().toString();
        }
        if (value instanceof java.sql.Clob clob) {
            return clob.getSubString(1, Math.toIntExact(clob.length()));
        }
        return value.toString();
    }
}
