package org.xiezhi.acceptance.product;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;

/** A real PostgreSQL server on loopback, with one empty database for the product. */
public final class PostgreSql implements AutoCloseable {

    private static final String NAME = "xiezhi";

    private final EmbeddedPostgres server;

    public PostgreSql() {
        Path folder = Path.of("target", "postgresql-" + UUID.randomUUID()).toAbsolutePath();
        try {
            server = EmbeddedPostgres.builder()
                    .setDataDirectory(folder.resolve("data"))
                    .setOverrideWorkingDirectory(folder.toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL did not start", e);
        }
        try (Connection connection = connect("postgres");
                Statement statement = connection.createStatement()) {
            statement.execute("create role " + NAME + " login");
            statement.execute("create database " + NAME + " owner " + NAME);
        } catch (SQLException e) {
            throw new IllegalStateException("no new database", e);
        }
    }

    /** The settings that lead the product here; the server of the tests trusts whoever comes over loopback. */
    List<String> settings() {
        return List.of(
                "-Dxiezhi.database.url=jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + NAME,
                "-Dxiezhi.database.user=" + NAME);
    }

    int port() {
        return server.getPort();
    }

    public Operator operator() {
        return new Operator(() -> connect(NAME));
    }

    private Connection connect(String database) throws SQLException {
        return server.getDatabase("postgres", database).getConnection();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
