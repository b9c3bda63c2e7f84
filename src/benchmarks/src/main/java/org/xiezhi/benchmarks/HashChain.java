package org.xiezhi.benchmarks;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.LongFunction;
import javax.sql.DataSource;

/**
 * What else would stand in the database: a chain in which each row carries SHA-256 over the hash before it and its entry,
 * written by a function in the server that locks the head. Its operator can write it anew, which is why it is no more
 * than a measure here.
 */
final class HashChain implements AutoCloseable {

    private static final String TABLES = "create table chain (seq bigint primary key, entry bytea not null,"
            + " hash bytea not null);"
            + " create table chain_head (id integer primary key, seq bigint not null, hash bytea not null);"
            + " insert into chain_head values (1, -1, decode(repeat('00', 32), 'hex'))";

    private static final String FUNCTION = "create function chain_append(new_entry bytea) returns bigint"
            + " language plpgsql as $$ declare head chain_head%rowtype; begin"
            + " select * into head from chain_head where id = 1 for update;"
            + " head.seq := head.seq + 1; head.hash := sha256(head.hash || new_entry);"
            + " insert into chain (seq, entry, hash) values (head.seq, new_entry, head.hash);"
            + " update chain_head set seq = head.seq, hash = head.hash where id = 1;"
            + " return head.seq; end $$";

    private static final String BROKEN = "select count(*) from (select hash, sha256(lag(hash, 1,"
            + " decode(repeat('00', 32), 'hex')) over (order by seq) || entry) as expected from chain) link"
            + " where hash <> expected";

    /** Within a transaction the server walks over all earlier versions of the head row with each append. */
    private static final int FILLED_AT_ONCE = 200;

    private final ThreadTransactions transactions;

    /** Makes the tables and the function in a database without tables. */
    HashChain(DataSource database) throws SQLException {
        transactions = new ThreadTransactions(database);
        transactions.run(connection -> {
            try (Statement statement = connection.createStatement()) {
                statement.execute(TABLES);
                return statement.execute(FUNCTION);
            }
        });
    }

    /** Appends one entry; when this returns, it is committed. One question and one commit. */
    long append(byte[] entry) throws SQLException {
        return transactions.run(connection -> append(connection, entry));
    }

    private static long append(Connection connection, byte[] entry) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select chain_append(?)")) {
            select.setBytes(1, entry);
            try (ResultSet result = select.executeQuery()) {
                result.next();
                return result.getLong(1);
            }
        }
    }

    /** Appends so many entries, and lets the server look at what it has now. */
    void fill(long count, LongFunction<byte[]> entries) throws SQLException {
        for (long from = 0; from < count; from += FILLED_AT_ONCE) {
            long first = from;
            long end = Math.min(count, from + FILLED_AT_ONCE);
            transactions.run(connection -> {
                for (long i = first; i < end; i++) {
                    append(connection, entries.apply(i));
                }
                return end;
            });
        }
        change("analyze chain");
    }

    /** Links that do not continue the one before, by one query over the whole chain. */
    long broken() throws SQLException {
        return transactions.run(connection -> {
            try (Statement statement = connection.createStatement();
                    ResultSet result = statement.executeQuery(BROKEN)) {
                result.next();
                return result.getLong(1);
            }
        });
    }

    /** What an operator does. */
    void change(String sql) throws SQLException {
        transactions.run(connection -> {
            try (Statement statement = connection.createStatement()) {
                return statement.execute(sql);
            }
        });
    }

    @Override
    public void close() throws SQLException {
        transactions.close();
    }
}
