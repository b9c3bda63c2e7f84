package org.xiezhi.casework.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * One state of the database for as long as a verification reads it, while people go on working: a row and the entry that
 * tells of it are seen both or neither. Owns the connection until it is closed.
 */
final class Snapshot implements AutoCloseable {

    /** H2's name for what PostgreSQL gives as REPEATABLE READ; its own REPEATABLE READ fixes each table by itself. */
    private static final int H2_SNAPSHOT = 6;

    private final Connection connection;
    private final int isolation;

    private Snapshot(Connection connection, int isolation) {
        this.connection = connection;
        this.isolation = isolation;
    }

    /** Takes the snapshot at once; the connection must not be in a transaction. */
    static Snapshot of(Connection connection) throws SQLException {
        Snapshot snapshot = new Snapshot(connection, connection.getTransactionIsolation());
        connection.setAutoCommit(false);
        connection.setTransactionIsolation(
                connection.getMetaData().getDatabaseProductName().equals("H2")
                        ? H2_SNAPSHOT
                        : Connection.TRANSACTION_REPEATABLE_READ);
        snapshot.size();
        return snapshot;
    }

    Connection connection() {
        return connection;
    }

    /** How many leaves the database had assigned. */
    long size() throws SQLException {
        return state(connection.prepareStatement("select size from log_state where id = 1"));
    }

    /** Of how many leaves the database knew that their tiles are durable. */
    long written() throws SQLException {
        return state(connection.prepareStatement("select written from log_state where id = 1"));
    }

    private static long state(PreparedStatement select) throws SQLException {
        try (select;
                ResultSet result = select.executeQuery()) {
            return result.next() ? result.getLong(1) : 0;
        }
    }

    @Override
    public void close() throws SQLException {
        connection.rollback();
        connection.setTransactionIsolation(isolation);
        connection.setAutoCommit(true);
        connection.close();
    }
}
