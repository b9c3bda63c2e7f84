package org.xiezhi.casework.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Rows that belong to leaves, in the order of the leaves: the first column is the leaf, each parameter the leaf to begin
 * at. Holds a thousand at a time.
 */
final class LeafCursor implements AutoCloseable {

    private static final int FETCHED = 1_000;

    private final PreparedStatement statement;
    private final ResultSet rows;
    private boolean there;

    LeafCursor(Connection connection, String sql, long from) throws SQLException {
        statement = connection.prepareStatement(sql);
        try {
            statement.setFetchSize(FETCHED);
            long places = sql.chars().filter(sign -> sign == '?').count();
            for (int place = 1; place <= places; place++) {
                statement.setLong(place, from);
            }
            rows = statement.executeQuery();
            there = rows.next();
        } catch (SQLException e) {
            statement.close();
            throw e;
        }
    }

    /** Whether the row under the cursor belongs to that leaf; rows of earlier leaves are passed over. */
    boolean at(long leaf) throws SQLException {
        while (there && rows.getLong(1) < leaf) {
            next();
        }
        return there && rows.getLong(1) == leaf;
    }

    boolean there() {
        return there;
    }

    void next() throws SQLException {
        there = rows.next();
    }

    /** The row under the cursor. */
    ResultSet row() {
        return rows;
    }

    @Override
    public void close() throws SQLException {
        statement.close();
    }
}
