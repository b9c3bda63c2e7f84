package org.xiezhi.casework.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.xiezhi.casework.audit.EntryCheck.LastImage;

/** Compares business rows with the after-image of their last entry; what was changed, added or removed behind the application shows. */
final class RowCheck {

    private final Connection connection;
    private final Consumer<TrailFinding> findings;

    RowCheck(Connection connection, Consumer<TrailFinding> findings) {
        this.connection = connection;
        this.findings = findings;
    }

    /** Checks every row of every guarded table; gives their number. */
    long run(Map<Row, LastImage> lastImages) throws SQLException {
        long rows = 0;
        for (String table : RowImages.guarded()) {
            List<UUID> ids = RowImages.ids(connection, table);
            rows += ids.size();
            Set<UUID> present = new HashSet<>(ids);
            for (UUID id : ids) {
                check(new Row(table, id), lastImages.get(new Row(table, id)));
            }
            lastImages.forEach((row, image) -> {
                if (row.table().equals(table) && image.hash() != null && !present.contains(row.id())) {
                    findings.accept(
                            new TrailFinding("row_deleted", place(row), "the row of event " + image.event(), "no row"));
                }
            });
        }
        return rows;
    }

    private void check(Row row, @Nullable LastImage image) throws SQLException {
        // An entry that waits for its leaf may speak of the row already; it is younger than every leaf.
        Optional<LastImage> waiting = waiting(row);
        LastImage last = waiting.orElse(image);
        if (last == null) {
            findings.accept(new TrailFinding("row_unknown", place(row), "no such row in any entry", "a row"));
            return;
        }
        Optional<byte[]> salt = salt(row, last.event());
        Optional<byte[]> now = RowImages.read(connection, row);
        if (salt.isEmpty()
                || now.isEmpty()
                || !Commitment.ofImage(salt.get(), now.get()).equals(last.hash())) {
            findings.accept(new TrailFinding(
                    "row_changed", place(row), "the after-image of event " + last.event(), "another content"));
        }
    }

    private String place(Row row) {
        return row.table() + " " + row.id()
                + number(row).map(n -> " (" + n + ")").orElse("");
    }

    /** The number people know the row by, where its table has one. */
    private Optional<String> number(Row row) {
        if (!RowImages.columnsOf(row.table()).contains("number")) {
            return Optional.empty();
        }
        try (PreparedStatement select =
                connection.prepareStatement("select number from " + row.table() + " where id = ?")) {
            select.setObject(1, row.id());
            try (ResultSet result = select.executeQuery()) {
                return result.next() ? Optional.ofNullable(result.getString(1)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new org.xiezhi.casework.shared.IntegrityException("row " + row, e);
        }
    }

    private Optional<LastImage> waiting(Row row) throws SQLException {
        String sql = "select e.id, e.entry from audit_pending p join audit_event e on e.id = p.event_id"
                + " join audit_image i on i.event_id = e.id"
                + " where i.row_table = ? and i.row_id = ? order by e.id desc";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, row.table());
            select.setObject(2, row.id());
            try (ResultSet result = select.executeQuery()) {
                if (!result.next()) {
                    return Optional.empty();
                }
                UUID event = result.getObject(1, UUID.class);
                return EntryText.parse(result.getBytes(2)).rows().stream()
                        .filter(image ->
                                image.table().equals(row.table()) && image.id().equals(row.id()))
                        .findFirst()
                        .map(image -> new LastImage(event, image.hash()));
            }
        }
    }

    private Optional<byte[]> salt(Row row, UUID event) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "select salt from audit_image where event_id = ? and row_table = ? and row_id = ?")) {
            select.setObject(1, event);
            select.setString(2, row.table());
            select.setObject(3, row.id());
            try (ResultSet result = select.executeQuery()) {
                return result.next() ? Optional.of(result.getBytes(1)) : Optional.empty();
            }
        }
    }
}
