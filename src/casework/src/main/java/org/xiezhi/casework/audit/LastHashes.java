package org.xiezhi.casework.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.xiezhi.ledger.LedgerException;

/**
 * What the last entry about each row said of it. Asked while the rows are locked: then the last entry that is committed,
 * or was written by this transaction, is the last one in the order of the leaves too (docs/decisions/0009-fenced-lead.md).
 */
final class LastHashes {

    /** In the column {@code audit_image.hash}: the entry says that the row is gone. */
    static final String GONE = "";

    private final Connection connection;

    LastHashes(Connection connection) {
        this.connection = connection;
    }

    /** The last word on a row. */
    static final class Last {
        private final UUID event;
        private final byte[] salt;
        private final Optional<String> hash;

        private Last(UUID event, byte[] salt, Optional<String> hash) {
            this.event = event;
            this.salt = salt;
            this.hash = hash;
        }

        UUID event() {
            return event;
        }

        /** Under which the hash was made; not a copy. */
        byte[] salt() {
            return salt;
        }

        /** Empty for a row that is gone. */
        Optional<String> hash() {
            return hash;
        }
    }

    /** The last words; a row of which no entry speaks, or whose pointer leads to none that does, has none. */
    Map<Row, Last> of(List<Row> rows, Map<Row, RowImages.Found> found) throws SQLException {
        Map<Row, UUID> events = new HashMap<>();
        for (Row row : rows) {
            RowImages.Found now = found.get(row);
            if (now == null) {
                // A row that this act removed took its pointer along.
                newest(row).ifPresent(event -> events.put(row, event));
            } else {
                now.lastEvent().ifPresent(event -> events.put(row, event));
            }
        }
        return events.isEmpty() ? Map.of() : lasts(events);
    }

    private Map<Row, Last> lasts(Map<Row, UUID> events) throws SQLException {
        List<UUID> distinct = events.values().stream().distinct().toList();
        String marks = String.join(", ", Collections.nCopies(distinct.size(), "?"));
        Map<Row, Last> lasts = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement(
                "select i.event_id, i.row_table, i.row_id, i.salt, i.hash, e.entry from audit_image i left join"
                        + " audit_event e on e.id = i.event_id and i.hash is null where i.event_id in (" + marks
                        + ")")) {
            for (int i = 0; i < distinct.size(); i++) {
                select.setObject(i + 1, distinct.get(i));
            }
            try (ResultSet result = select.executeQuery()) {
                while (result.next()) {
                    UUID event = result.getObject(1, UUID.class);
                    String table = result.getString(2);
                    UUID id = result.getObject(3, UUID.class);
                    // The last entry of one row may speak of others, of which a later one speaks, too.
                    if (GuardedTables.names().contains(table) && event.equals(events.get(new Row(table, id)))) {
                        lasts.put(
                                new Row(table, id),
                                new Last(
                                        event,
                                        result.getBytes(4),
                                        told(table, id, result.getString(5), result.getBytes(6))));
                    }
                }
            }
        }
        return lasts;
    }

    /** The hash of an image as the column or, for an entry of version 1, its bytes tell it; empty for a row that is gone. */
    static Optional<String> told(String table, UUID id, @Nullable String column, byte @Nullable [] entry) {
        if (column != null) {
            return column.equals(GONE) ? Optional.empty() : Optional.of(column);
        }
        if (entry == null) {
            return Optional.empty();
        }
        try {
            return EntryText.parse(entry).row(table, id).flatMap(one -> Optional.ofNullable(one.hash()));
        } catch (IllegalArgumentException | LedgerException e) {
            // Somebody changed the entry, which a verification names; of the row it proves nothing any more. An act
            // goes
            // on, and its "before" shows the gap.
            return Optional.empty();
        }
    }

    private Optional<UUID> newest(Row row) throws SQLException {
        // An entry that waits for its leaf is younger than every leaf.
        try (PreparedStatement select = connection.prepareStatement(
                "select i.event_id from audit_image i left join audit_leaf l on l.event_id = i.event_id"
                        + " left join audit_pending p on p.event_id = i.event_id"
                        + " where i.row_table = ? and i.row_id = ? and (l.leaf is not null or p.place is not null)"
                        + " order by case when l.leaf is null then 1 else 0 end desc, l.leaf desc, p.place desc")) {
            select.setString(1, row.table());
            select.setObject(2, row.id());
            select.setMaxRows(1);
            try (ResultSet result = select.executeQuery()) {
                return result.next() ? Optional.of(result.getObject(1, UUID.class)) : Optional.empty();
            }
        }
    }
}
