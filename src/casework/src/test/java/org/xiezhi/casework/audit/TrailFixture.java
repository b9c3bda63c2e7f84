package org.xiezhi.casework.audit;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.xiezhi.casework.audit.Act.Value;
import org.xiezhi.casework.shared.Ids;
import org.xiezhi.ledger.LogFolder;

/** A trail in a database of its own and a log folder, written by the product's own code without a container. */
final class TrailFixture implements AutoCloseable {

    final Connection connection;
    final LogFolder folder;
    private Instant now = Instant.parse("2026-11-23T00:00:00Z");
    private final List<UUID> waiting = new ArrayList<>();

    TrailFixture(Path log) throws SQLException {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DB_CLOSE_DELAY=-1");
        Flyway.configure()
                .dataSource(source)
                .locations("classpath:db/migration")
                .load()
                .migrate();
        connection = source.getConnection();
        folder = LogFolder.open(log);
    }

    /** A row of the table {@code account}, with the entry that tells of it. */
    UUID account(String login) throws SQLException {
        UUID id = Ids.next(tick());
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into account (id, login_name, display_name,"
                        + " password_hash, roles, locale, disabled, second_factor, version) values (?, ?, ?, 'x', 'INSPECTOR', 'zh-CN', false, 'none', 1)")) {
            insert.setObject(1, id);
            insert.setString(2, login);
            insert.setString(3, "姓名𬱖");
            insert.executeUpdate();
        }
        entry(Act.ORGANISATION_LOADED, Map.of(Value.COUNT, "1"), new Row("account", id));
        return id;
    }

    UUID entry(Act act, Map<Value, String> values, Row... rows) throws SQLException {
        UUID id = Ids.next(tick());
        EntryDraft draft = new EntryDraft(id, now, act, Outcome.DONE, Optional.empty(), Subject.of("test"));
        new EntryStore(connection).insert(draft, values, List.of(rows));
        waiting.add(id);
        return id;
    }

    /** What the integrator does, on this connection. */
    void integrate() throws SQLException {
        long size = folder.tileSize();
        List<byte[]> entries = new ArrayList<>();
        for (UUID id : waiting) {
            try (PreparedStatement select = connection.prepareStatement("select entry from audit_event where id = ?")) {
                select.setObject(1, id);
                try (var result = select.executeQuery()) {
                    result.next();
                    entries.add(result.getBytes(1));
                }
            }
            try (PreparedStatement insert =
                    connection.prepareStatement("insert into audit_leaf (leaf, event_id) values (?, ?)")) {
                insert.setLong(1, size + entries.size() - 1);
                insert.setObject(2, id);
                insert.executeUpdate();
            }
        }
        sql("delete from audit_pending");
        folder.append(size, entries);
        waiting.clear();
    }

    void sql(String statement) throws SQLException {
        try (Statement run = connection.createStatement()) {
            run.executeUpdate(statement);
        }
    }

    /** What entries and rows contradict. */
    List<TrailFinding> check() throws SQLException {
        List<TrailFinding> findings = new ArrayList<>();
        try (EntryCheck entries = new EntryCheck(connection, findings::add)) {
            folder.forEachEntry(0, folder.tileSize(), entries::leaf);
            entries.finish();
            new RowCheck(connection, findings::add).run(entries.lastImages());
        }
        return findings;
    }

    private Instant tick() {
        now = now.plusMillis(1);
        return now;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
