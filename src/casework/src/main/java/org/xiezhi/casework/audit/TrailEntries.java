package org.xiezhi.casework.audit;

import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.xiezhi.casework.shared.IntegrityException;
import org.xiezhi.ledger.LedgerException;

/** The entries as an auditor reads them, by plain SQL; asks nobody and records nothing, its callers do. */
@Stateless
public class TrailEntries {

    private static final String ENTRIES =
            "select e.id, l.leaf, e.happened, e.act, e.outcome, a.display_name, e.object_type, e.object_id, e.matter,"
                    + " e.entry from audit_event e left join audit_leaf l on l.event_id = e.id left join account a on a.id = e.actor";

    /** Eighteen digits always fit. */
    private static final Pattern INDEX = Pattern.compile("[0-9]{1,18}");

    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    @Resource(lookup = "jdbc/xiezhi")
    private DataSource database;

    /**
     * One entry.
     *
     * @param leaf its index in the log; empty while it waits
     * @param role the role that was used, {@code behalf} the account somebody stood in for, {@code rule} the codes of the
     *     rules that allowed or refused it; all three empty in entries of version 1
     * @param values open ones with their content, sealed ones with an empty one
     * @param erased values that were erased, by name; a verification says whether the trail accounts for them
     */
    public record Entry(
            UUID id,
            Optional<Long> leaf,
            Instant happened,
            String act,
            String outcome,
            String actor,
            String objectType,
            Optional<UUID> objectId,
            Optional<UUID> matter,
            Optional<String> role,
            Optional<UUID> behalf,
            Optional<String> rule,
            Map<String, Optional<String>> values,
            Map<String, Erased> erased) {

        /** The same entry with these values, for a reader who may see less of them. */
        public Entry with(Map<String, Optional<String>> shown) {
            return new Entry(
                    id,
                    leaf,
                    happened,
                    act,
                    outcome,
                    actor,
                    objectType,
                    objectId,
                    matter,
                    role,
                    behalf,
                    rule,
                    shown,
                    erased);
        }
    }

    /**
     * Why a value is no longer there.
     *
     * @param ground code of the rulebook's list
     * @param number of the proposal
     */
    public record Erased(String ground, String number) {}

    /** The entry with this id. */
    public Optional<Entry> find(UUID id) {
        return Optional.ofNullable(find(Set.of(id)).get(id));
    }

    /** The entries with these ids, by id; one that is gone is absent. */
    public Map<UUID, Entry> find(Set<UUID> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return among("e.id", List.copyOf(ids)).stream().collect(Collectors.toMap(Entry::id, Function.identity()));
    }

    /** The entry that a reader names: by its index in the log, or by its id while it waits for one. */
    public Optional<Entry> named(String entry) {
        if (INDEX.matcher(entry).matches()) {
            return among("l.leaf", List.of(Long.parseLong(entry))).stream().findFirst();
        }
        return ID.matcher(entry).matches() ? find(UUID.fromString(entry)) : Optional.empty();
    }

    /** The entries with these indices in the log, by index; one that is gone is absent. */
    public Map<Long, Entry> at(Set<Long> leaves) {
        if (leaves.isEmpty()) {
            return Map.of();
        }
        return among("l.leaf", List.copyOf(leaves)).stream()
                .collect(Collectors.toMap(entry -> entry.leaf().orElseThrow(), Function.identity()));
    }

    /** The matters that the first entries of the log name, in the order of their ids as text: no database sorts them so. */
    public List<UUID> matters(long size) {
        String sql = "select distinct e.matter from audit_event e join audit_leaf l on l.event_id = e.id"
                + " where l.leaf < ? and e.matter is not null";
        List<UUID> matters = new ArrayList<>();
        select(sql, List.of(size), row -> matters.add(row.getObject(1, UUID.class)));
        matters.sort(Comparator.comparing(UUID::toString));
        return matters;
    }

    /** The numbers of the clues that these matters began with, by matter. */
    public Map<UUID, String> numbers(Set<UUID> matters) {
        Map<UUID, String> numbers = new HashMap<>();
        if (!matters.isEmpty()) {
            String sql = "select matter_id, number from clue where matter_id in (" + places(matters.size()) + ")";
            select(sql, List.copyOf(matters), row -> numbers.put(row.getObject(1, UUID.class), row.getString(2)));
        }
        return numbers;
    }

    /** Takes what stands in a row. */
    @FunctionalInterface
    private interface Taken {
        void from(ResultSet row) throws SQLException;
    }

    private void select(String sql, List<?> arguments, Taken taken) {
        try (Connection connection = database.getConnection()) {
            select(connection, sql, arguments, taken);
        } catch (SQLException e) {
            throw new IntegrityException("the trail cannot be read", e);
        }
    }

    private static void select(Connection connection, String sql, List<?> arguments, Taken taken) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            for (int i = 0; i < arguments.size(); i++) {
                select.setObject(i + 1, arguments.get(i));
            }
            try (ResultSet result = select.executeQuery()) {
                while (result.next()) {
                    taken.from(result);
                }
            }
        }
    }

    private static String places(int count) {
        return String.join(", ", Collections.nCopies(count, "?"));
    }

    private List<Entry> among(String column, List<?> values) {
        return read(
                query -> ENTRIES + query.where(),
                TrailQuery.of(TrailFilter.none()).among(column, values));
    }

    /** A page of entries, the newest first. */
    public List<Entry> page(TrailFilter filter, int first, int most) {
        return read(
                query -> ENTRIES + query.where() + " order by e.happened desc, e.id desc offset " + first
                        + " rows fetch first " + most + " rows only",
                TrailQuery.of(filter));
    }

    private List<Entry> read(Function<TrailQuery, String> sql, TrailQuery asked) {
        try (Connection connection = database.getConnection()) {
            TrailQuery query = asked.resolved(connection);
            return read(connection, sql.apply(query), query);
        } catch (SQLException e) {
            throw new IntegrityException("the trail cannot be read", e);
        }
    }

    /** The latest time of any entry, whether or not it is integrated. */
    public Optional<Instant> latest() {
        return happened("select happened from audit_event order by happened desc fetch first 1 row only");
    }

    /** The earliest time of any entry. */
    public Optional<Instant> earliest() {
        return happened("select happened from audit_event order by happened fetch first 1 row only");
    }

    private Optional<Instant> happened(String sql) {
        List<Instant> found = new ArrayList<>();
        select(
                sql,
                List.of(),
                row -> found.add(row.getObject(1, LocalDateTime.class).toInstant(ZoneOffset.UTC)));
        return found.stream().findFirst();
    }

    private static List<Entry> read(Connection connection, String sql, TrailQuery query) throws SQLException {
        Map<UUID, Entry> page = new LinkedHashMap<>();
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            query.bind(select);
            try (ResultSet result = select.executeQuery()) {
                while (result.next()) {
                    Entry entry = entry(result);
                    page.put(entry.id(), entry);
                }
            }
        }
        if (!page.isEmpty()) {
            addValues(connection, page);
            addErased(connection, page);
        }
        return List.copyOf(page.values());
    }

    /**
     * The next entries in the order in which they happened, for somebody who walks through all of them; constant in time
     * wherever he stands.
     *
     * @param until an instant that has passed: what happens during the walk is not part of it
     * @param after the entry behind which to go on; empty at the beginning
     */
    public List<Entry> next(TrailFilter filter, Instant until, Optional<Entry> after, int most) {
        return read(
                query -> ENTRIES + query.where() + " order by e.happened, e.id fetch first " + most + " rows only",
                TrailQuery.of(filter).until(until).after(after));
    }

    private static Entry entry(ResultSet result) throws SQLException {
        long leaf = result.getLong(2);
        Optional<Long> index = result.wasNull() ? Optional.empty() : Optional.of(leaf);
        Optional<EntryText> text = text(result.getBytes(10));
        return new Entry(
                result.getObject(1, UUID.class),
                index,
                result.getTimestamp(3).toLocalDateTime().toInstant(ZoneOffset.UTC),
                result.getString(4),
                result.getString(5),
                Optional.ofNullable(result.getString(6)).orElse(""),
                result.getString(7),
                Optional.ofNullable(result.getObject(8, UUID.class)),
                Optional.ofNullable(result.getObject(9, UUID.class)),
                text.flatMap(EntryText::role),
                text.flatMap(EntryText::behalf),
                text.flatMap(EntryText::rule),
                new TreeMap<>(),
                new TreeMap<>());
    }

    private static Optional<EntryText> text(byte[] entry) {
        try {
            return Optional.of(EntryText.parse(entry));
        } catch (IllegalArgumentException | LedgerException e) {
            // Somebody changed it: a verification names it, and the page still shows what the columns say.
            return Optional.empty();
        }
    }

    private static void addValues(Connection connection, Map<UUID, Entry> page) throws SQLException {
        String sql = "select event_id, name, content from audit_value where event_id in (" + places(page.size()) + ")";
        select(connection, sql, List.copyOf(page.keySet()), row -> {
            String name = row.getString(2);
            Optional<String> content = Act.Value.open(name) ? Optional.of(row.getString(3)) : Optional.empty();
            of(page, row).values().put(name, content);
        });
    }

    private static void addErased(Connection connection, Map<UUID, Entry> page) throws SQLException {
        String sql = "select r.event_id, r.name, x.ground, x.number from erasure_value r"
                + " join erasure x on x.id = r.erasure_id and x.state = 'DONE' where r.event_id in ("
                + places(page.size()) + ")";
        select(connection, sql, List.copyOf(page.keySet()), row -> {
            Entry entry = of(page, row);
            // What is there is shown: that it should be gone is for the verification to say.
            if (!entry.values().containsKey(row.getString(2))) {
                entry.erased().put(row.getString(2), new Erased(row.getString(3), row.getString(4)));
            }
        });
    }

    private static Entry of(Map<UUID, Entry> page, ResultSet row) throws SQLException {
        return Objects.requireNonNull(page.get(row.getObject(1, UUID.class)));
    }
}
