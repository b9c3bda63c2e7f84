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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import javax.sql.DataSource;
import org.xiezhi.casework.shared.IntegrityException;
import org.xiezhi.casework.shared.ServerClock;
import org.xiezhi.ledger.LedgerException;

/** The entries as an auditor reads them, by plain SQL; asks nobody and records nothing, its callers do. */
@Stateless
public class TrailEntries {

    private static final String ENTRIES =
            "select e.id, l.leaf, e.happened, e.act, e.outcome, a.display_name, e.object_type, e.object_id, e.matter,"
                    + " e.entry from audit_event e left join audit_leaf l on l.event_id = e.id left join account a on a.id = e.actor";

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
            Map<String, Erased> erased) {}

    /**
     * Why a value is no longer there.
     *
     * @param ground code of the rulebook's list
     * @param number of the proposal
     */
    public record Erased(String ground, String number) {}

    /** A page of entries, the newest first. */
    public List<Entry> page(TrailFilter filter, int first, int most) {
        Query query = Query.of(filter);
        String sql = ENTRIES
                + query.where()
                + " order by e.happened desc, e.id desc offset "
                + first
                + " rows fetch first "
                + most
                + " rows only";
        try (Connection connection = database.getConnection()) {
            return read(connection, sql, query);
        } catch (SQLException e) {
            throw new IntegrityException("the trail cannot be read", e);
        }
    }

    private static List<Entry> read(Connection connection, String sql, Query query) throws SQLException {
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
        Query query = Query.of(filter).until(until).after(after);
        String sql = ENTRIES + query.where() + " order by e.happened, e.id fetch first " + most + " rows only";
        try (Connection connection = database.getConnection()) {
            return read(connection, sql, query);
        } catch (SQLException e) {
            throw new IntegrityException("the trail cannot be read", e);
        }
    }

    /** How many entries the filter lets through. */
    public long count(TrailFilter filter) {
        return count(Query.of(filter));
    }

    /** The same for those that had happened by an instant. */
    public long count(TrailFilter filter, Instant until) {
        return count(Query.of(filter).until(until));
    }

    private long count(Query query) {
        try (Connection connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("select count(*) from audit_event e" + query.where())) {
            query.bind(select);
            try (ResultSet result = select.executeQuery()) {
                result.next();
                return result.getLong(1);
            }
        } catch (SQLException e) {
            throw new IntegrityException("the trail cannot be counted", e);
        }
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
        String sql = "select event_id, name, content from audit_value where event_id in ("
                + String.join(",", Collections.nCopies(page.size(), "?")) + ")";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            int place = 0;
            for (UUID id : page.keySet()) {
                select.setObject(++place, id);
            }
            try (ResultSet result = select.executeQuery()) {
                while (result.next()) {
                    Entry entry = page.get(result.getObject(1, UUID.class));
                    String name = result.getString(2);
                    Optional<String> content =
                            Act.Value.open(name) ? Optional.of(result.getString(3)) : Optional.empty();
                    Objects.requireNonNull(entry).values().put(name, content);
                }
            }
        }
    }

    private static void addErased(Connection connection, Map<UUID, Entry> page) throws SQLException {
        String sql = "select r.event_id, r.name, x.ground, x.number from erasure_value r"
                + " join erasure x on x.id = r.erasure_id and x.state = 'DONE' where r.event_id in ("
                + String.join(",", Collections.nCopies(page.size(), "?")) + ")";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            int place = 0;
            for (UUID id : page.keySet()) {
                select.setObject(++place, id);
            }
            try (ResultSet result = select.executeQuery()) {
                while (result.next()) {
                    Entry entry = Objects.requireNonNull(page.get(result.getObject(1, UUID.class)));
                    // What is there is shown: that it should be gone is for the verification to say.
                    if (!entry.values().containsKey(result.getString(2))) {
                        entry.erased().put(result.getString(2), new Erased(result.getString(3), result.getString(4)));
                    }
                }
            }
        }
    }

    /** The where clause of a filter; values are bound, never written into the text. */
    private record Query(List<String> conditions, List<Object> arguments) {

        static Query of(TrailFilter filter) {
            List<String> conditions = new ArrayList<>();
            List<Object> arguments = new ArrayList<>();
            add(conditions, arguments, "e.actor = ?", filter.person());
            add(conditions, arguments, "e.act = ?", filter.act());
            add(conditions, arguments, "e.outcome = ?", filter.outcome());
            if (filter.from() != null) {
                add(conditions, arguments, "e.happened >= ?", day(filter.from()));
            }
            if (filter.to() != null) {
                add(conditions, arguments, "e.happened < ?", day(filter.to().plusDays(1)));
            }
            if (filter.number() != null) {
                conditions.add("(e.matter in (select matter_id from clue where number = ?)"
                        + " or e.matter in (select matter_id from casefile where number = ?))");
                arguments.add(filter.number());
                arguments.add(filter.number());
            }
            return new Query(conditions, arguments);
        }

        String where() {
            return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
        }

        Query until(Instant until) {
            add(conditions, arguments, "e.happened <= ?", utc(until));
            return this;
        }

        Query after(Optional<Entry> last) {
            last.ifPresent(entry -> {
                // The first of the two lets the index find the place; with an "or" alone every page begins at the first
                // entry.
                conditions.add("e.happened >= ? and (e.happened > ? or e.id > ?)");
                arguments.add(utc(entry.happened()));
                arguments.add(utc(entry.happened()));
                arguments.add(entry.id());
            });
            return this;
        }

        private static LocalDateTime utc(Instant instant) {
            return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
        }

        private static LocalDateTime day(java.time.LocalDate day) {
            return utc(day.atStartOfDay(ServerClock.ZONE).toInstant());
        }

        private static void add(
                List<String> conditions,
                List<Object> arguments,
                String condition,
                @org.jspecify.annotations.Nullable Object value) {
            if (value != null) {
                conditions.add(condition);
                arguments.add(value);
            }
        }

        void bind(PreparedStatement statement) throws SQLException {
            for (int i = 0; i < arguments.size(); i++) {
                statement.setObject(i + 1, arguments.get(i));
            }
        }
    }
}
