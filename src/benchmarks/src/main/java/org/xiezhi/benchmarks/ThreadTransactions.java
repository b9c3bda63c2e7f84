package org.xiezhi.benchmarks;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Transactions as a container gives them: in one, every connection that the thread asks for is the same. Each thread
 * keeps a connection for itself, as a pool that is large enough would.
 */
final class ThreadTransactions implements AutoCloseable {

    /** What is done in one transaction. */
    @FunctionalInterface
    interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    private final java.util.List<Connection> opened = new java.util.concurrent.CopyOnWriteArrayList<>();

    @SuppressWarnings("ThreadLocalUsage") // of one database among several
    private final ThreadLocal<@Nullable Connection> own = new ThreadLocal<>();

    private final DataSource server;

    ThreadTransactions(DataSource server) {
        this.server = server;
    }

    /** Does the work and commits; whatever fails leaves nothing behind. */
    <T> T run(Work<T> work) throws SQLException {
        Connection connection = connection();
        boolean committed = false;
        try {
            T result = work.on(connection);
            connection.commit();
            committed = true;
            return result;
        } finally {
            if (!committed) {
                connection.rollback();
            }
        }
    }

    private Connection connection() throws SQLException {
        @Nullable Connection found = own.get();
        if (found == null) {
            found = server.getConnection();
            found.setAutoCommit(false);
            opened.add(found);
            own.set(found);
        }
        return found;
    }

    /** The data source that beans are given: its connections are the thread's own and stay open when they are closed. */
    DataSource asSeenByBeans() {
        return (DataSource) proxy(DataSource.class, (proxy, method, arguments) -> {
            if (!method.getName().equals("getConnection")) {
                throw new UnsupportedOperationException("expected getConnection, found " + method);
            }
            return kept(connection());
        });
    }

    private static Connection kept(Connection connection) {
        return (Connection) proxy(Connection.class, (proxy, method, arguments) -> {
            if (method.getName().equals("close")) {
                return null;
            }
            try {
                return method.invoke(connection, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        });
    }

    private static Object proxy(Class<?> type, java.lang.reflect.InvocationHandler handler) {
        return Proxy.newProxyInstance(ThreadTransactions.class.getClassLoader(), new Class<?>[] {type}, handler);
    }

    @Override
    public void close() throws SQLException {
        for (Connection connection : opened) {
            connection.close();
        }
    }
}
