package org.xiezhi.casework.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcConnectionPool;
import org.xiezhi.casework.LogKeys;
import org.xiezhi.casework.audit.Act.Value;
import org.xiezhi.casework.shared.Ids;
import org.xiezhi.ledger.Checkpoint;
import org.xiezhi.ledger.LogCheck;
import org.xiezhi.ledger.LogFolder;
import org.xiezhi.ledger.LogReport;
import org.xiezhi.ledger.NoteSigner;
import org.xiezhi.ledger.SignedNote;

/**
 * A database with many entries that can be made to wait again, and a new shared folder for each run: one scenario is
 * played hundreds of times, with the fault at another step each time.
 */
final class LogWorld {

    final DataSource database;
    final NoteSigner key = newKey();
    private final Path root;
    private final List<UUID> events = new ArrayList<>();
    private Path shared;
    private int waiting;
    private int runs;

    LogWorld(DataSource database, Path root, int entries) throws SQLException {
        this.database = database;
        this.root = root;
        this.shared = root;
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/migration")
                .load()
                .migrate();
        Instant now = Instant.parse("2026-11-23T00:00:00Z");
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            for (int i = 0; i < entries; i++) {
                UUID id = Ids.next(now.plusMillis(i));
                EntryDraft draft = draft(id, now.plusMillis(i), Act.CLUES_LISTED);
                new EntryStore(lent(connection), new JdbcTransactions(database, Faults.none()), new HashSet<>())
                        .insert(draft, Map.of(Value.COUNT, Integer.toString(i)), List.of());
                events.add(id);
            }
            connection.commit();
            connection.setAutoCommit(true);
        }
    }

    /** The one connection of a transaction, as often as it is asked for; who closes it gives it back. */
    static EntryStore.Source lent(Connection connection) {
        return () -> (Connection) java.lang.reflect.Proxy.newProxyInstance(
                LogWorld.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    try {
                        return method.getName().equals("close") ? null : method.invoke(connection, arguments);
                    } catch (java.lang.reflect.InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    /** An act of the system itself, for which no right was asked. */
    static EntryDraft draft(UUID id, Instant time, Act act) {
        return new EntryDraft(
                id, time, act, Outcome.DONE, Optional.empty(), Optional.empty(), Warrant.none(), Subject.of("test"));
    }

    static DataSource h2() {
        return JdbcConnectionPool.create(
                "jdbc:h2:mem:" + UUID.randomUUID() + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DB_CLOSE_DELAY=-1",
                "sa",
                "");
    }

    /** Begins anew: an empty folder, no leaf, nothing waits. */
    void reset() {
        shared = root.resolve("run" + runs++);
        try {
            Files.createDirectories(shared);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        waiting = 0;
        sql("delete from audit_pending");
        sql("delete from audit_leaf");
        sql("update log_state set size = 0, written = 0, lead = null, lead_seen = null, root = '' where id = 1");
        LogFolder.open(shared.resolve("trail")).installKey(key.verifier());
    }

    Node node(Faults faults) {
        return new Node(database, shared, key, faults);
    }

    Path shared() {
        return shared;
    }

    /** Lets so many more entries wait for their leaves. */
    void commit(int count) {
        try (Connection connection = database.getConnection();
                PreparedStatement insert =
                        connection.prepareStatement("insert into audit_pending (event_id) values (?)")) {
            for (UUID id : events.subList(waiting, waiting + count)) {
                insert.setObject(1, id);
                insert.addBatch();
            }
            insert.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        waiting += count;
    }

    /** Time passes: whoever leads was last seen an hour ago. */
    void hourPasses() {
        sql("update log_state set lead_seen = lead_seen - interval '1' hour");
    }

    long count(String table) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("select count(*) from " + table)) {
            result.next();
            return result.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    void sql(String statement) {
        try (Connection connection = database.getConnection();
                Statement run = connection.createStatement()) {
            run.executeUpdate(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(statement, e);
        }
    }

    /** Everything that was committed is in the tree, once and in its order, signed and published. */
    void assertWhole(String when) {
        LogFolder folder = LogFolder.open(shared.resolve("trail"));
        List<UUID> found = new ArrayList<>();
        LogReport report = LogCheck.of(folder)
                .trusting(key.verifier())
                .run((index, entry) -> found.add(EntryText.parse(entry).id()));
        assertThat(report.findings()).as(when).isEmpty();
        assertThat(found).as(when).isEqualTo(events.subList(0, waiting));
        assertThat(report.signed()).as(when).contains(report.rebuilt());
        assertThat(count("audit_pending")).as(when).isZero();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet leaves = statement.executeQuery("select leaf, event_id from audit_leaf order by leaf")) {
            for (int i = 0; i < waiting; i++) {
                assertThat(leaves.next()).as(when).isTrue();
                assertThat(leaves.getLong(1)).as(when).isEqualTo(i);
                assertThat(leaves.getObject(2, UUID.class)).as(when).isEqualTo(events.get(i));
            }
            assertThat(leaves.next()).as(when).isFalse();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How many entries the published checkpoint covers. */
    long published() {
        return LogFolder.open(shared.resolve("trail"))
                .checkpoint()
                .map(bytes ->
                        Checkpoint.parse(SignedNote.parse(bytes).text()).head().size())
                .orElse(0L);
    }

    static NoteSigner newKey() {
        return LogKeys.make("xiezhi/trail/test");
    }
}
