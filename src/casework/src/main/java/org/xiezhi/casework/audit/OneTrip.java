package org.xiezhi.casework.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Changes that travel to the database together: what a short act waits for is the way there and back, not the work. They
 * are done in the order in which they were added.
 */
final class OneTrip {

    /** Far below what a statement of PostgreSQL may bind (32,767), and more than an act of one person needs. */
    private static final int MOST_PARAMETERS = 5_000;

    private final Connection connection;
    private final List<String> statements = new ArrayList<>();
    private final List<@Nullable Object> parameters = new ArrayList<>();

    OneTrip(Connection connection) {
        this.connection = connection;
    }

    /**
     * Adds a change.
     *
     * @param sql one statement with a question mark for each parameter
     * @param bound the parameters; null stands for an absent id
     */
    void add(String sql, List<? extends @Nullable Object> bound) throws SQLException {
        if (parameters.size() + bound.size() > MOST_PARAMETERS) {
            go();
        }
        statements.add(sql);
        parameters.addAll(bound);
    }

    /** Adds the insertion of rows, all with values for the same columns. */
    void insert(String table, List<String> columns, List<? extends List<? extends @Nullable Object>> rows)
            throws SQLException {
        int atOnce = MOST_PARAMETERS / columns.size();
        for (int from = 0; from < rows.size(); from += atOnce) {
            List<? extends List<? extends @Nullable Object>> some =
                    rows.subList(from, Math.min(rows.size(), from + atOnce));
            String places = "(" + String.join(", ", Collections.nCopies(columns.size(), "?")) + ")";
            List<@Nullable Object> bound = new ArrayList<>();
            some.forEach(bound::addAll);
            add(
                    "insert into " + table + " (" + String.join(", ", columns) + ") values "
                            + String.join(", ", Collections.nCopies(some.size(), places)),
                    bound);
        }
    }

    /** Does what was added. */
    void go() throws SQLException {
        if (statements.isEmpty()) {
            return;
        }
        try (PreparedStatement together =
                connection.prepareStatement(statements.stream().collect(Collectors.joining("; ")))) {
            for (int i = 0; i < parameters.size(); i++) {
                bind(together, i + 1, parameters.get(i));
            }
            together.execute();
        }
        statements.clear();
        parameters.clear();
    }

    private static void bind(PreparedStatement statement, int place, @Nullable Object value) throws SQLException {
        if (value == null) {
            statement.setNull(place, Types.OTHER);
        } else {
            statement.setObject(place, value);
        }
    }
}
