package org.xiezhi.casework.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.xiezhi.casework.audit.Act.Value;
import org.xiezhi.casework.shared.SignedIn;
import org.xiezhi.ledger.CanonicalJson;

/**
 * Writes one entry with its salts over the connection of the running transaction; inserts only. Costs two round trips,
 * one more for its values and its images each, and two for each table with changed rows.
 */
final class EntryStore {

    /** Version of the entry's own form, docs/formats/audit-entry.md. */
    static final long ENTRY_VERSION = 1;

    private final Connection connection;

    EntryStore(Connection connection) {
        this.connection = connection;
    }

    void insert(EntryDraft draft, Map<Value, String> values, List<Row> rows) throws SQLException {
        Map<String, byte[]> valueSalts = new TreeMap<>();
        Map<String, @Nullable Object> commitments = new TreeMap<>();
        values.forEach((value, content) -> {
            byte[] salt = Commitment.newSalt();
            valueSalts.put(value.code(), salt);
            commitments.put(value.code(), Commitment.ofValue(salt, value.code(), content));
        });

        List<byte[]> imageSalts = new ArrayList<>();
        List<Object> images = new ArrayList<>();
        Map<Row, byte[]> contents = new HashMap<>();
        for (List<Row> ofTable :
                rows.stream().collect(Collectors.groupingBy(Row::table)).values()) {
            pointToEvent(ofTable, draft.id());
            contents.putAll(RowImages.read(connection, ofTable));
        }
        for (Row row : rows) {
            byte[] salt = Commitment.newSalt();
            imageSalts.add(salt);
            images.add(imageOf(row, salt, Optional.ofNullable(contents.get(row))));
        }

        insertEvent(draft, CanonicalJson.write(entry(draft, commitments, images)));
        insertValues(draft.id(), values, valueSalts);
        insertImages(draft.id(), rows, imageSalts);
        // Last, while the changed rows are locked: the place it draws orders two entries about one row.
        execute("insert into audit_pending (event_id) values (?)", draft.id());
    }

    private static Map<String, @Nullable Object> entry(
            EntryDraft draft, Map<String, @Nullable Object> commitments, List<Object> images) {
        Map<String, @Nullable Object> entry = new TreeMap<>();
        entry.put("v", ENTRY_VERSION);
        entry.put("id", draft.id().toString());
        entry.put("time", timeText(draft.time()));
        entry.put("act", draft.act().code());
        entry.put("outcome", draft.outcome().code());
        entry.put("actor", draft.actor().map(a -> a.account().toString()).orElse(null));
        entry.put("session", draft.actor().map(a -> a.webSession().toString()).orElse(null));
        entry.put(
                "roles",
                draft.actor().map(SignedIn::roles).orElse(java.util.Set.of()).stream()
                        .map(Enum::name)
                        .sorted()
                        .toList());
        entry.put("object", draft.subject().type());
        entry.put("objectId", draft.subject().id().map(UUID::toString).orElse(null));
        entry.put("matter", draft.subject().matter().map(UUID::toString).orElse(null));
        entry.put("values", commitments);
        entry.put("rows", images);
        return entry;
    }

    static String timeText(Instant time) {
        return LocalDateTime.ofInstant(time, ZoneOffset.UTC)
                .format(java.time.format.DateTimeFormatter.ofPattern(
                        "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", java.util.Locale.ROOT));
    }

    private static Object imageOf(Row row, byte[] salt, Optional<byte[]> image) {
        Map<String, @Nullable Object> told = new TreeMap<>();
        told.put("table", row.table());
        told.put("id", row.id().toString());
        told.put("columns", (long) RowImages.COLUMNS_VERSION);
        told.put("hash", image.map(bytes -> Commitment.ofImage(salt, bytes)).orElse(null));
        return told;
    }

    private void pointToEvent(List<Row> ofTable, UUID event) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("update " + ofTable.get(0).table() + " set last_event = ? where id = ?")) {
            for (Row row : ofTable) {
                update.setObject(1, event);
                update.setObject(2, row.id());
                update.addBatch();
            }
            update.executeBatch();
        }
    }

    private void insertEvent(EntryDraft draft, byte[] entry) throws SQLException {
        String sql = "insert into audit_event"
                + " (id, entry, happened, act, outcome, actor, object_type, object_id, matter)"
                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?)";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setObject(1, draft.id());
            insert.setBytes(2, entry);
            insert.setObject(3, LocalDateTime.ofInstant(draft.time(), ZoneOffset.UTC));
            insert.setString(4, draft.act().code());
            insert.setString(5, draft.outcome().code());
            setId(insert, 6, draft.actor().map(SignedIn::account).orElse(null));
            insert.setString(7, draft.subject().type());
            setId(insert, 8, draft.subject().id().orElse(null));
            setId(insert, 9, draft.subject().matter().orElse(null));
            insert.executeUpdate();
        }
    }

    private static void setId(PreparedStatement statement, int place, @Nullable UUID id) throws SQLException {
        if (id == null) {
            statement.setNull(place, Types.OTHER);
        } else {
            statement.setObject(place, id);
        }
    }

    private void insertValues(UUID event, Map<Value, String> values, Map<String, byte[]> salts) throws SQLException {
        if (values.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into audit_value (event_id, name, salt, content) values (?, ?, ?, ?)")) {
            for (Map.Entry<Value, String> value : values.entrySet()) {
                insert.setObject(1, event);
                insert.setString(2, value.getKey().code());
                insert.setBytes(3, salts.get(value.getKey().code()));
                insert.setString(4, value.getValue());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private void insertImages(UUID event, List<Row> rows, List<byte[]> salts) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into audit_image (event_id, row_table, row_id, salt) values (?, ?, ?, ?)")) {
            for (int i = 0; i < rows.size(); i++) {
                insert.setObject(1, event);
                insert.setString(2, rows.get(i).table());
                insert.setObject(3, rows.get(i).id());
                insert.setBytes(4, salts.get(i));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private void execute(String sql, UUID id) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, id);
            statement.executeUpdate();
        }
    }
}
