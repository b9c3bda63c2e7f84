package org.xiezhi.casework.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.xiezhi.casework.audit.TrailEntries.Entry;
import org.xiezhi.casework.shared.ServerClock;

/** The where clause of a filter over {@code audit_event e}; values are bound, never written into the text. */
final class TrailQuery {

    private final TrailFilter filter;
    private final List<String> conditions = new ArrayList<>();
    private final List<Object> arguments = new ArrayList<>();

    private TrailQuery(TrailFilter filter) {
        this.filter = filter;
    }

    static TrailQuery of(TrailFilter filter) {
        TrailQuery query = new TrailQuery(filter);
        query.add("e.actor = ?", filter.person());
        query.add("e.act = ?", filter.act());
        query.add("e.outcome = ?", filter.outcome());
        query.add("exists (select 1 from audit_value s where s.event_id = e.id and s.sought = ?)", filter.address());
        query.add("e.happened >= ?", utc(filter.from()));
        query.add("e.happened < ?", utc(filter.to()));
        return query;
    }

    /**
     * With what has to be looked up first. A condition on ids finds its index; one on a query within the query makes the
     * database walk through everything that happened.
     */
    TrailQuery resolved(Connection connection) throws SQLException {
        planForItsValues(connection);
        String number = filter.number();
        if (number != null) {
            among(
                    "e.matter",
                    ids(
                            connection,
                            "select matter_id from clue where number = ? union select matter_id from casefile where number = ?",
                            number,
                            number));
        }
        UUID room = filter.room();
        if (room != null) {
            among("e.actor", ids(connection, "select id from account where room_id = ?", room));
        }
        String rule = filter.rule();
        if (rule != null) {
            among(
                    "e.rule",
                    combinations(connection).stream()
                            .filter(rules -> Arrays.asList(rules.split(" ", -1)).contains(rule))
                            .toList());
        }
        return this;
    }

    /**
     * PostgreSQL keeps one plan for all values once it has seen a statement five times, and one that serves an address
     * of every day walks through the whole trail for one that nobody has: two seconds for a million entries instead of
     * some hundredths. Until the end of the transaction it plans for the values that it is given.
     */
    private static void planForItsValues(Connection connection) throws SQLException {
        if (connection.getMetaData().getDatabaseProductName().equals("PostgreSQL")) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("set local plan_cache_mode = force_custom_plan");
            }
        }
    }

    /**
     * What stands in the column of the rules: a few dozen texts, each found by one step through its index where counting
     * them out would read the whole of it.
     */
    static List<String> combinations(Connection connection) throws SQLException {
        List<String> found = new ArrayList<>();
        try (PreparedStatement next = connection.prepareStatement("select min(rule) from audit_event where rule > ?")) {
            String last = "";
            while (last != null) {
                next.setString(1, last);
                try (ResultSet result = next.executeQuery()) {
                    result.next();
                    last = result.getString(1);
                }
                if (last != null) {
                    found.add(last);
                }
            }
        }
        return found;
    }

    private static List<UUID> ids(Connection connection, String sql, Object... bound) throws SQLException {
        List<UUID> ids = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            for (int i = 0; i < bound.length; i++) {
                select.setObject(i + 1, bound[i]);
            }
            try (ResultSet result = select.executeQuery()) {
                while (result.next()) {
                    ids.add(result.getObject(1, UUID.class));
                }
            }
        }
        return ids;
    }

    /** The column holds one of the values. */
    TrailQuery among(String column, List<?> values) {
        if (values.isEmpty()) {
            conditions.add("1 = 0");
        } else {
            conditions.add(column + " in (" + String.join(", ", Collections.nCopies(values.size(), "?")) + ")");
            arguments.addAll(values);
        }
        return this;
    }

    TrailQuery until(Instant until) {
        add("e.happened <= ?", utc(until));
        return this;
    }

    TrailQuery after(Optional<Entry> last) {
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

    private static @Nullable LocalDateTime utc(@Nullable LocalDateTime inChina) {
        return inChina == null ? null : utc(inChina.atZone(ServerClock.ZONE).toInstant());
    }

    private void add(String condition, @Nullable Object value) {
        if (value != null) {
            conditions.add(condition);
            arguments.add(value);
        }
    }

    String where() {
        return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    }

    void bind(PreparedStatement statement) throws SQLException {
        for (int i = 0; i < arguments.size(); i++) {
            statement.setObject(i + 1, arguments.get(i));
        }
    }
}
