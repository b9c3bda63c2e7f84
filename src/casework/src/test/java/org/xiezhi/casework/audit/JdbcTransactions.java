package org.xiezhi.casework.audit;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.xiezhi.casework.shared.IntegrityException;

/** Transactions without a container, where each statement and each commit is a step of a node that faults may hit. */
final class JdbcTransactions implements Transactions {

    private final DataSource database;
    private final Faults faults;

    JdbcTransactions(DataSource database, Faults faults) {
        this.database = database;
        this.faults = faults;
    }

    @Override
    public <T> T run(Work<T> work) {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                T result = work.on(stepping(connection));
                if (faults.sleepsInNext() && faults.when() == Faults.When.BEFORE) {
                    sleep(connection);
                }
                faults.step(() -> commit(connection));
                return result;
            } finally {
                // After a commit there is nothing to take back.
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new IntegrityException("the database refused a step of integration", e);
        }
    }

    /** A server does not wait for a client that sleeps in the middle of a transaction (idle_in_transaction_session_timeout). */
    private void sleep(Connection connection) throws SQLException {
        connection.rollback();
        faults.step(() -> {});
        throw new SQLException("the server ended the transaction of a client that slept");
    }

    private static void commit(Connection connection) {
        try {
            connection.commit();
        } catch (SQLException e) {
            throw new IntegrityException("commit", e);
        }
    }

    private Connection stepping(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("prepareStatement")
                            || method.getName().equals("createStatement")) {
                        if (faults.sleepsInNext()) {
                            sleep(connection);
                        }
                        faults.step(() -> {});
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
