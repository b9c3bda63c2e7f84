package org.xiezhi.casework.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.xiezhi.casework.audit.Act.Value;
import org.xiezhi.casework.shared.SignedIn;
import org.xiezhi.ledger.CanonicalJson;

/**
 * Writes one entry with its salts over the connection of the running transaction; inserts only. Costs two round trips,
 * one more for its values, two more with changed rows, and two for each of their tables; with changed rows also a
 * transaction beside, of one round trip for each of their tables.
 */
final class EntryStore {

    /** Version of the entry's own form, docs/formats/audit-entry.md. */
    static final long ENTRY_VERSION = 2;

    /** Values that have a member of their own in the entry: a reader finds them without knowing the act. */
    static final List<Value> MEMBERS = List.of(Value.ADDRESS, Value.REASON);

    private final Source within;
    private final Transactions apart;
    private final Set<UUID> own;

    /** Connections of the running transaction, one after the other. */
    @FunctionalInterface
    interface Source {
        Connection open() throws SQLException;
    }

    /** What the entry will say of a row, and the salt that is kept apart from it. */
    private static final class Told {
        private final Row row;
        private final byte[] salt;
        private final Optional<String> hash;
        private final Optional<String> before;

        Told(Row row, byte[] salt, Optional<RowImages.Found> now, Optional<String> before) {
            this.row = row;
            this.salt = salt;
            this.hash = now.map(found -> Commitment.ofImage(salt, found.image()));
            this.before = before;
        }

        Object json() {
            Map<String, @Nullable Object> json = new TreeMap<>();
            json.put("table", row.table());
            json.put("id", row.id().toString());
            json.put("columns", (long) RowImages.COLUMNS_VERSION);
            json.put("hash", hash.orElse(null));
            json.put("before", before.orElse(null));
            return json;
        }
    }

    /**
     * @param apart transactions beside the running one, which see nothing of it: rows as they were before the act
     * @param own ids of the entries that the running transaction has written, to which each new one is added
     */
    EntryStore(Source within, Transactions apart, Set<UUID> own) {
        this.within = within;
        this.apart = apart;
        this.own = own;
    }

    void insert(EntryDraft draft, Map<Value, String> values, List<Row> rows) throws SQLException {
        Map<String, byte[]> valueSalts = new TreeMap<>();
        Map<String, @Nullable Object> commitments = new TreeMap<>();
        values.forEach((value, content) -> {
            byte[] salt = Commitment.newSalt();
            valueSalts.put(value.code(), salt);
            commitments.put(value.code(), Commitment.ofValue(salt, value.code(), content));
        });

        List<Told> told = rows.isEmpty() ? List.of() : tell(rows);
        try (Connection connection = within.open()) {
            write(connection, draft, values, valueSalts, commitments, told);
        }
        own.add(draft.id());
    }

    private List<Told> tell(List<Row> rows) throws SQLException {
        Map<Row, RowImages.Found> found = new HashMap<>();
        Map<Row, LastHashes.Last> lasts;
        // Given back before the transaction beside begins: the container does not keep it for this one over there.
        try (Connection connection = within.open()) {
            // Two acts that lock the same rows do it in the same order, or each could wait for the other.
            for (List<Row> ofTable : byTable(rows)) {
                found.putAll(RowImages.lock(connection, ofTable));
            }
            lasts = new LastHashes(connection).of(rows, found);
        }
        Map<Row, byte[]> salts = new HashMap<>();
        rows.forEach(row -> salts.put(row, Commitment.newSalt()));
        // Under the locks: nobody can write another entry about these rows until this one is committed.
        Map<Row, String> before = new BeforeHashes(apart, own).of(rows, lasts, salts);
        List<Told> told = new ArrayList<>();
        for (Row row : rows) {
            told.add(new Told(
                    row,
                    Objects.requireNonNull(salts.get(row)),
                    Optional.ofNullable(found.get(row)),
                    Optional.ofNullable(before.get(row))));
        }
        return told;
    }

    /** In the order of the tables' names, which every act keeps. */
    static Collection<List<Row>> byTable(List<Row> rows) {
        return rows.stream()
                .collect(Collectors.groupingBy(Row::table, TreeMap::new, Collectors.toList()))
                .values();
    }

    private static void write(
            Connection connection,
            EntryDraft draft,
            Map<Value, String> values,
            Map<String, byte[]> valueSalts,
            Map<String, @Nullable Object> commitments,
            List<Told> told)
            throws SQLException {
        pointToEvent(connection, told.stream().map(one -> one.row).toList(), draft.id());

        insertEvent(connection, draft, CanonicalJson.write(entry(draft, commitments, told)));
        insertValues(connection, draft.id(), values, valueSalts);
        insertImages(connection, draft.id(), told);
        // Last, while the changed rows are locked: the place it draws orders two entries about one row.
        execute(connection, "insert into audit_pending (event_id) values (?)", draft.id());
    }

    private static Map<String, @Nullable Object> entry(
            EntryDraft draft, Map<String, @Nullable Object> commitments, List<Told> rows) {
        Map<String, @Nullable Object> entry = new TreeMap<>();
        entry.put("v", ENTRY_VERSION);
        entry.put("id", draft.id().toString());
        entry.put("time", timeText(draft.time()));
        entry.put("act", draft.act().code());
        entry.put("outcome", draft.outcome().code());
        entry.put("actor", draft.actor().map(a -> a.account().toString()).orElse(null));
        entry.put("behalf", draft.behalf().map(UUID::toString).orElse(null));
        entry.put("session", draft.actor().map(a -> a.webSession().toString()).orElse(null));
        entry.put(
                "roles",
                draft.actor().map(SignedIn::roles).orElse(Set.of()).stream()
                        .map(Enum::name)
                        .sorted()
                        .toList());
        entry.put("role", draft.warrant().role().map(Enum::name).orElse(null));
        entry.put("rule", draft.warrant().rule().orElse(null));
        entry.put("object", draft.subject().type());
        entry.put("objectId", draft.subject().id().map(UUID::toString).orElse(null));
        entry.put("matter", draft.subject().matter().map(UUID::toString).orElse(null));
        Map<String, @Nullable Object> others = new TreeMap<>(commitments);
        for (Value member : MEMBERS) {
            entry.put(member.code(), others.remove(member.code()));
        }
        entry.put("values", others);
        entry.put("rows", rows.stream().map(Told::json).toList());
        return entry;
    }

    static String timeText(Instant time) {
        return LocalDateTime.ofInstant(time, ZoneOffset.UTC)
                .format(java.time.format.DateTimeFormatter.ofPattern(
                        "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", java.util.Locale.ROOT));
    }

    private static void pointToEvent(Connection connection, List<Row> rows, UUID event) throws SQLException {
        for (List<Row> ofTable : byTable(rows)) {
            try (PreparedStatement update = connection.prepareStatement(
                    "update " + ofTable.get(0).table() + " set last_event = ? where id = ?")) {
                for (Row row : ofTable) {
                    update.setObject(1, event);
                    update.setObject(2, row.id());
                    update.addBatch();
                }
                update.executeBatch();
            }
        }
    }

    private static void insertEvent(Connection connection, EntryDraft draft, byte[] entry) throws SQLException {
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

    private static void insertValues(
            Connection connection, UUID event, Map<Value, String> values, Map<String, byte[]> salts)
            throws SQLException {
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

    private static void insertImages(Connection connection, UUID event, List<Told> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into audit_image (event_id, row_table, row_id, salt, hash) values (?, ?, ?, ?, ?)")) {
            for (Told row : rows) {
                insert.setObject(1, event);
                insert.setString(2, row.row.table());
                insert.setObject(3, row.row.id());
                insert.setBytes(4, row.salt);
                insert.setString(5, row.hash.orElse(LastHashes.GONE));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static void execute(Connection connection, String sql, UUID id) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, id);
            statement.executeUpdate();
        }
    }
}
