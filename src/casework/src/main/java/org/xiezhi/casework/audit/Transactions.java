package org.xiezhi.casework.audit;

import java.sql.Connection;
import java.sql.SQLException;

/** Runs work on the database, each call in a transaction of its own that is committed when the call returns. */
public interface Transactions {

    /** What is done in one transaction. */
    @FunctionalInterface
    interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    /** Does the work and commits; whatever fails leaves nothing behind. */
    <T> T run(Work<T> work);
}
