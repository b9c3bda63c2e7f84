package org.xiezhi.benchmarks;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The PostgreSQL server of the tests, but one that flushes each commit: the tests' own does not, and then what waits for
 * the disk would look free.
 */
final class DurableServer implements AutoCloseable {

    private final EmbeddedPostgres server;
    private int databases;

    DurableServer(Path folder) {
        try {
            server = EmbeddedPostgres.builder()
                    .setDataDirectory(folder.resolve("data"))
                    .setOverrideWorkingDirectory(folder.toFile())
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .start();
            demand("fsync", "on");
            demand("synchronous_commit", "on");
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL did not start", e);
        } catch (SQLException e) {
            throw new IllegalStateException("PostgreSQL does not answer", e);
        }
    }

    private void demand(String setting, String expected) throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("show " + setting)) {
            result.next();
            if (!result.getString(1).equals(expected)) {
                throw new IllegalStateException(setting + ": expected " + expected + ", found " + result.getString(1));
            }
        }
    }

    /** A new database without tables. */
    DataSource emptyDatabase() throws SQLException {
        String name = "bench" + databases++;
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        }
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl("jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + name);
        source.setUser("postgres");
        return source;
    }

    /** Where others reach one of these databases. */
    static String urlOf(DataSource database) {
        return Objects.requireNonNull(((PGSimpleDataSource) database).getURL());
    }

    /** A new database with the product's tables. */
    DataSource database() throws SQLException {
        DataSource database = emptyDatabase();
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/migration")
                .load()
                .migrate();
        return database;
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
