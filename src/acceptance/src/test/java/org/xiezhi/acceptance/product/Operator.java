package org.xiezhi.acceptance.product;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Somebody with SQL and all rights in the product's database: reads what no page tells, changes what nobody may. */
public final class Operator {

    /** Opens a connection. */
    @FunctionalInterface
    interface Door {
        Connection open() throws SQLException;
    }

    private final Door door;

    Operator(Door door) {
        this.door = door;
    }

    /** Runs a statement that changes rows, foreign keys off, and gives the number of rows. */
    public int change(String sql, @Nullable Object... values) {
        try (Connection connection = door.open();
                Statement keysOff = connection.createStatement();
                PreparedStatement statement = prepared(connection, sql, values)) {
            keysOff.execute("set session_replication_role = replica");
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("could not run: " + sql, e);
        }
    }

    /** The first column of a query; SQL's null is the text "null". */
    public List<String> column(String sql, @Nullable Object... values) {
        try (Connection connection = door.open();
                PreparedStatement statement = prepared(connection, sql, values);
                ResultSet found = statement.executeQuery()) {
            List<String> rows = new ArrayList<>();
            while (found.next()) {
                rows.add(String.valueOf(found.getString(1)));
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException("could not run: " + sql, e);
        }
    }

    /** The one value of a query that finds one row. */
    public String one(String sql, @Nullable Object... values) {
        List<String> found = column(sql, values);
        if (found.size() != 1) {
            throw new AssertionError(
                    "expected one row, found " + found.size() + ": " + sql + " " + Arrays.toString(values));
        }
        return found.get(0);
    }

    private static PreparedStatement prepared(Connection connection, String sql, @Nullable Object... values)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }
}
