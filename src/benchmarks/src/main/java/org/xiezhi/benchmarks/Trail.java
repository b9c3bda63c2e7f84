package org.xiezhi.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.xiezhi.access.Role;
import org.xiezhi.casework.audit.AuditTrail;
import org.xiezhi.casework.audit.Integrator;
import org.xiezhi.casework.audit.TrailLog;
import org.xiezhi.casework.shared.CurrentActor;
import org.xiezhi.casework.shared.ServerClock;
import org.xiezhi.casework.shared.SignedIn;

/** The product's own trail, from the entry to the signed checkpoint, with a real signer and without a container. */
final class Trail implements AutoCloseable {

    /** Each takes thousands of entries; an integrator that only waits must not be waited for. */
    private static final int MOST_ROUNDS = 1_000;

    private final ThreadTransactions transactions;
    /** What an act sees of its rows as they were before it. */
    private final ThreadTransactions beside;

    private final SignerProcess signer;
    private final AuditTrail audit;
    private final Integrator integrator;
    private final TrailLog log;
    private final NotingClock clock = new NotingClock();

    /** Begins an empty log in the folder, over a database that has the product's tables and no entries. */
    Trail(DataSource database, Path folder) throws IOException {
        transactions = new ThreadTransactions(database);
        beside = new ThreadTransactions(database);
        signer = new SignerProcess(folder.resolve("keys").resolve("signer"));
        CurrentActor actor = new CurrentActor();
        actor.arrive("192.0.2.7");
        actor.become(new SignedIn(
                UUID.randomUUID(),
                UUID.randomUUID(),
                "chen.inspector",
                "陈",
                Set.of(Role.INSPECTOR),
                Optional.empty(),
                "",
                Set.of(),
                java.util.Locale.SIMPLIFIED_CHINESE));
        audit = Appending.over(transactions, beside, actor, clock);
        log = Wiring.wire(new TrailLog(), new Folders(folder));
        integrator = Wiring.wire(new Integrator(), log, new Appending.Apart(transactions), audit);
    }

    /** Remembers the id that a thread was given last, so that an act can be found again in the log. */
    private static final class NotingClock extends ServerClock {

        @SuppressWarnings("ThreadLocalUsage") // one clock lives as long as the trail that it belongs to
        private final ThreadLocal<@Nullable UUID> given = new ThreadLocal<>();

        @Override
        public UUID nextId() {
            UUID id = super.nextId();
            given.set(id);
            return id;
        }
    }

    ThreadTransactions transactions() {
        return transactions;
    }

    AuditTrail audit() {
        return audit;
    }

    ServerClock clock() {
        return clock;
    }

    /** The id of the entry that this thread has written last. */
    UUID lastEvent() {
        UUID id = clock.given.get();
        if (id == null) {
            throw new IllegalStateException("expected an entry of this thread, found none");
        }
        return id;
    }

    /** One round of the integrator. */
    void round() {
        integrator.round();
        Optional<String> alarm = log.alarm();
        if (alarm.isPresent()) {
            throw new IllegalStateException("expected a trail without alarm, found: " + alarm.get());
        }
    }

    /** Entries under the published checkpoint. */
    long published() {
        return log.published();
    }

    /** Entries that wait for their leaf. */
    long waiting() throws SQLException {
        return transactions.run(connection -> count(connection, "select count(*) from audit_pending"));
    }

    /** Entries of the database, with a leaf or without. */
    long entries() throws SQLException {
        return transactions.run(connection -> count(connection, "select count(*) from audit_event"));
    }

    private static long count(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getLong(1);
        }
    }

    /** Integrates and signs until nothing waits. */
    void drain() throws SQLException {
        for (int round = 0; round < MOST_ROUNDS; round++) {
            round();
            if (waiting() == 0 && published() == entries()) {
                return;
            }
        }
        throw new IllegalStateException("expected that nothing waits after " + MOST_ROUNDS + " rounds, found "
                + waiting() + " entries without leaf and a checkpoint over " + published());
    }

    @Override
    public void close() throws IOException, SQLException {
        integrator.stop();
        transactions.close();
        beside.close();
        signer.close();
    }
}
