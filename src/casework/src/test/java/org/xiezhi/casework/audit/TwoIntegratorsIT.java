package org.xiezhi.casework.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.KeyPairGenerator;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xiezhi.casework.audit.Act.Value;
import org.xiezhi.casework.shared.Ids;
import org.xiezhi.ledger.Checkpoint;
import org.xiezhi.ledger.LogFolder;
import org.xiezhi.ledger.MerkleTree;
import org.xiezhi.ledger.NoteVerifier;
import org.xiezhi.ledger.RecordedSigner;
import org.xiezhi.ledger.SignedNote;
import org.xiezhi.ledger.TreeHead;

/**
 * Two processes integrate on one PostgreSQL and one folder while sixteen people work on the same rows; the lead is
 * stopped, replaced, woken up, and its successor is killed. Every proof holds and every verification is clean all along.
 */
class TwoIntegratorsIT {

    private static final int PEOPLE = 16;
    private static final int ACTS_EACH = 200;
    private static final int ROWS = 8;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path shared;

    private final AtomicInteger done = new AtomicInteger();
    private final AtomicBoolean over = new AtomicBoolean();
    private RealPostgreSql server;
    private String url;
    private DataSource database;
    private NoteVerifier key;
    private RecordedSigner signer;

    @BeforeEach
    void prepare() throws Exception {
        server = new RealPostgreSql();
        url = server.emptyDatabaseUrl();
        database = RealPostgreSql.pool(url);
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/migration")
                .load()
                .migrate();
        IntegratorNode.prepare(shared, KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
        key = LogFolder.open(shared.resolve("trail")).key().orElseThrow();
        signer = IntegratorNode.signer(shared);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void a_lead_that_is_stopped_or_killed_is_replaced_while_people_work_and_proofs_hold() throws Exception {
        Process first = node();
        await(() -> fence() == 1);
        Process second = node();
        ExecutorService people = Executors.newFixedThreadPool(PEOPLE + 2);
        try {
            List<UUID> rows = accounts();
            List<Future<?>> work = new ArrayList<>();
            for (int person = 0; person < PEOPLE; person++) {
                int number = person;
                work.add(people.submit(() -> work(number, rows)));
            }
            Future<?> proofs = people.submit(this::proveAllAlong);
            Future<?> checks = people.submit(this::verifyAllAlong);

            await(() -> done.get() > PEOPLE * ACTS_EACH / 5);
            stopWhileItDoesNotSign(first);
            await(() -> fence() == 2);
            await(() -> published() > PEOPLE * ACTS_EACH / 3);
            signal("-CONT", first);
            await(() -> done.get() > PEOPLE * ACTS_EACH / 2);
            second.destroyForcibly().waitFor();
            await(() -> fence() == 3);

            for (Future<?> one : work) {
                one.get();
            }
            await(() -> published() == PEOPLE * ACTS_EACH + ROWS);
            over.set(true);
            proofs.get();
            checks.get();
        } finally {
            over.set(true);
            people.shutdownNow();
            signal("-CONT", first);
            first.destroyForcibly().waitFor();
            second.destroyForcibly().waitFor();
        }
        TrailReport report = verify();
        assertThat(report.findings()).isEmpty();
        assertThat(report.entries()).isEqualTo(PEOPLE * ACTS_EACH + ROWS);
        assertThat(report.rows()).isEqualTo(ROWS);
    }

    private Process node() throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ProcessBuilder(
                        java,
                        "-Xmx128m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        IntegratorNode.class.getName(),
                        url,
                        shared.toString(),
                        UUID.randomUUID().toString())
                .inheritIO()
                .redirectInput(ProcessBuilder.Redirect.PIPE)
                .start();
    }

    /**
     * Stops a node between two signatures. One that is stopped while it signs keeps the lock of the signer's record, and
     * nobody signs until it goes on: in the product the signer is a process of its own, which nobody stops with a node.
     */
    private void stopWhileItDoesNotSign(Process node) throws IOException, InterruptedException {
        signal("-STOP", node);
        Thread.sleep(50);
        while (!recordIsFree()) {
            signal("-CONT", node);
            Thread.sleep(5);
            signal("-STOP", node);
            Thread.sleep(50);
        }
    }

    private boolean recordIsFree() throws IOException {
        try (FileChannel record = FileChannel.open(
                        shared.resolve("signer.record.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = record.tryLock()) {
            return lock != null;
        } catch (OverlappingFileLockException e) {
            // This process itself looks at the record just now.
            return false;
        }
    }

    private static void signal(String signal, Process process) throws IOException, InterruptedException {
        new ProcessBuilder("kill", signal, Long.toString(process.pid())).start().waitFor();
    }

    private List<UUID> accounts() throws SQLException {
        List<UUID> ids = new ArrayList<>();
        try (Connection connection = database.getConnection()) {
            for (int i = 0; i < ROWS; i++) {
                UUID id = UUID.randomUUID();
                connection.setAutoCommit(false);
                try (PreparedStatement insert = connection.prepareStatement(
                        "insert into account (id, login_name, display_name, password_hash, roles, locale, disabled,"
                                + " second_factor, version) values (?, ?, '人', 'x', 'INSPECTOR', 'zh-CN', false, 'none', 1)")) {
                    insert.setObject(1, id);
                    insert.setString(2, "person" + i);
                    insert.executeUpdate();
                }
                entry(connection, Instant.parse("2026-11-23T00:00:00Z"), id);
                connection.commit();
                ids.add(id);
            }
            connection.setAutoCommit(true);
        }
        return ids;
    }

    /** Acts on rows that others change too, by a clock that is the person's own. */
    private Void work(int person, List<UUID> rows) throws SQLException {
        Random random = new Random(person);
        Instant now = Instant.parse("2026-11-23T00:00:00Z").plusSeconds(random.nextInt(100_000));
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            for (int act = 0; act < ACTS_EACH; act++) {
                UUID row = rows.get(random.nextInt(rows.size()));
                try (PreparedStatement update =
                        connection.prepareStatement("update account set display_name = ? where id = ?")) {
                    update.setString(1, "人" + person + "." + act);
                    update.setObject(2, row);
                    update.executeUpdate();
                }
                entry(connection, now.plusMillis(act), row);
                connection.commit();
                done.incrementAndGet();
                // At the pace of people who press, so that the lead changes in the middle of work.
                Thread.sleep(random.nextInt(40));
            }
            connection.setAutoCommit(true);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return null;
    }

    private void entry(Connection connection, Instant now, UUID row) throws SQLException {
        EntryDraft draft = LogWorld.draft(Ids.next(now), now, Act.ACCOUNT_MADE);
        new EntryStore(
                        LogWorld.lent(connection),
                        new JdbcTransactions(database, Faults.none()),
                        new java.util.HashSet<>())
                .insert(draft, Map.of(Value.LOGIN_NAME, "x"), List.of(new Row("account", row)));
    }

    /** Every published checkpoint is signed and continues the one before; entries are in it. */
    private Void proveAllAlong() throws InterruptedException {
        LogFolder folder = LogFolder.open(shared.resolve("trail"));
        Random random = new Random(7);
        TreeHead before = TreeHead.EMPTY;
        while (!over.get()) {
            Optional<byte[]> bytes = folder.checkpoint();
            if (bytes.isPresent()) {
                SignedNote note = SignedNote.parse(bytes.get());
                assertThat(note.verify(List.of(key))).hasSize(1);
                TreeHead head = Checkpoint.parse(note.text()).head();
                // A lead that slept may show its own last checkpoint once more; both are heads of one tree.
                boolean grown = before.size() < head.size();
                TreeHead older = grown ? before : head;
                TreeHead newer = grown ? head : before;
                assertThat(folder.consistency(older.size(), newer.size()).proves(older, newer))
                        .isTrue();
                for (int i = 0; i < 5; i++) {
                    long index = random.nextLong(head.size());
                    byte[] entry = folder.entries(index, index + 1).get(0);
                    assertThat(folder.inclusion(index, head.size()).proves(MerkleTree.leaf(entry), head))
                            .isTrue();
                }
                before = newer;
            }
            Thread.sleep(20);
        }
        assertThat(before.size()).isPositive();
        return null;
    }

    private Void verifyAllAlong() throws SQLException, InterruptedException {
        while (!over.get()) {
            if (published() > 0) {
                assertThat(verify().findings()).isEmpty();
            }
            Thread.sleep(100);
        }
        return null;
    }

    private TrailReport verify() throws SQLException {
        return new TrailPass(LogFolder.open(shared.resolve("trail")), key, signer)
                .run(database, Instant.parse("2026-11-23T00:00:00Z"));
    }

    private long published() {
        return LogFolder.open(shared.resolve("trail"))
                .checkpoint()
                .map(bytes ->
                        Checkpoint.parse(SignedNote.parse(bytes).text()).head().size())
                .orElse(0L);
    }

    private long fence() {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("select fence from log_state")) {
            result.next();
            return result.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void await(BooleanSupplier condition) throws InterruptedException, IOException {
        Instant end = java.time.Clock.systemUTC().instant().plus(PATIENCE);
        while (!condition.getAsBoolean()) {
            assertThat(java.time.Clock.systemUTC().instant())
                    .as("done %s, published %s, fence %s, failures %s", done, published(), fence(), failures())
                    .isBefore(end);
            Thread.sleep(20);
        }
    }

    private String failures() throws IOException {
        StringBuilder all = new StringBuilder();
        try (var files = Files.list(shared)) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".failures")).toList()) {
                all.append(Files.readString(file));
            }
        }
        return all.toString();
    }
}
