package org.xiezhi.casework.audit;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
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
 * Writes one entry with its salts over the connection of the running transaction; inserts only. Costs one round trip;
 * with changed rows one more, one more for each of their tables, and a transaction beside of one round trip for each of
 * their tables.
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
            json.put("columns", (long) GuardedTables.VERSION);
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

    void insert(EntryDraft draft, Map<Value, String> recorded, List<Row> rows) throws SQLException {
        Map<Value, String> values = new EnumMap<>(Value.class);
        values.putAll(recorded);
        List<Told> told = rows.isEmpty() ? List.of() : tell(rows, values);
        Map<String, byte[]> valueSalts = new TreeMap<>();
        Map<String, @Nullable Object> commitments = new TreeMap<>();
        values.forEach((value, content) -> {
            byte[] salt = Commitment.newSalt();
            valueSalts.put(value.code(), salt);
            commitments.put(value.code(), Commitment.ofValue(salt, value.code(), content));
        });

        try (Connection connection = within.open()) {
            write(connection, draft, values, valueSalts, commitments, told);
        }
        own.add(draft.id());
    }

    private List<Told> tell(List<Row> rows, Map<Value, String> values) throws SQLException {
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
        BeforeHashes.Before before = new BeforeHashes(apart, own).of(rows, lasts, salts);
        String changed = RowChanges.told(before.committed(), found);
        if (!changed.isEmpty()) {
            values.put(Value.CHANGED, changed);
        }
        List<Told> told = new ArrayList<>();
        for (Row row : rows) {
            told.add(new Told(
                    row,
                    Objects.requireNonNull(salts.get(row)),
                    Optional.ofNullable(found.get(row)),
                    Optional.ofNullable(before.hashes().get(row))));
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
        OneTrip trip = new OneTrip(connection);
        pointToEvent(trip, told, draft.id());
        insertEvent(trip, draft, CanonicalJson.write(entry(draft, commitments, told)));
        insertValues(trip, draft.id(), values, valueSalts);
        insertImages(trip, draft.id(), told);
        // Last, while the changed rows are locked: the place it draws orders two entries about one row.
        trip.add("insert into audit_pending (event_id) values (?)", List.of(draft.id()));
        trip.go();
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

    private static void pointToEvent(OneTrip trip, List<Told> told, UUID event) throws SQLException {
        for (Told one : told) {
            trip.add("update " + one.row.table() + " set last_event = ? where id = ?", List.of(event, one.row.id()));
        }
    }

    private static void insertEvent(OneTrip trip, EntryDraft draft, byte[] entry) throws SQLException {
        trip.insert(
                "audit_event",
                List.of(
                        "id",
                        "entry",
                        "happened",
                        "act",
                        "outcome",
                        "actor",
                        "object_type",
                        "object_id",
                        "matter",
                        "rule"),
                List.of(Arrays.asList(
                        draft.id(),
                        entry,
                        LocalDateTime.ofInstant(draft.time(), ZoneOffset.UTC),
                        draft.act().code(),
                        draft.outcome().code(),
                        draft.actor().map(SignedIn::account).orElse(null),
                        draft.subject().type(),
                        draft.subject().id().orElse(null),
                        draft.subject().matter().orElse(null),
                        draft.warrant().rule().orElse(null))));
    }

    private static void insertValues(OneTrip trip, UUID event, Map<Value, String> values, Map<String, byte[]> salts)
            throws SQLException {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        values.forEach((value, content) -> rows.add(Arrays.asList(
                event,
                value.code(),
                Objects.requireNonNull(salts.get(value.code())),
                content,
                value == Value.ADDRESS ? content : null)));
        trip.insert("audit_value", List.of("event_id", "name", "salt", "content", "sought"), rows);
    }

    private static void insertImages(OneTrip trip, UUID event, List<Told> told) throws SQLException {
        List<List<Object>> rows = new ArrayList<>();
        told.forEach(one ->
                rows.add(List.of(event, one.row.table(), one.row.id(), one.salt, one.hash.orElse(LastHashes.GONE))));
        trip.insert("audit_image", List.of("event_id", "row_table", "row_id", "salt", "hash"), rows);
    }
}
