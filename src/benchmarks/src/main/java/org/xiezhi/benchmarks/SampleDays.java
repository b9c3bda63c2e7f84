package org.xiezhi.benchmarks;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.xiezhi.access.Role;
import org.xiezhi.casework.audit.Act;
import org.xiezhi.casework.audit.Act.Value;
import org.xiezhi.casework.audit.AuditTrail;
import org.xiezhi.casework.audit.Subject;
import org.xiezhi.casework.shared.CurrentActor;
import org.xiezhi.casework.shared.ServerClock;
import org.xiezhi.casework.shared.SignedIn;

/**
 * Sixty days of work of the demo's people, left in a database by the product's own code: looks, acts and refusals, from
 * their own addresses and at times in the past. They change no rows, so no row check meets them.
 */
final class SampleDays {

    private static final Duration SPAN = Duration.ofDays(60);
    private static final int MATTERS = 2_000;

    /** In a hundred entries. */
    private static final List<Act> DAY = day();

    private final DataSource database;
    private final List<SignedIn> people;
    private final List<UUID> matters;
    private final Instant begin;

    SampleDays(DataSource database) throws SQLException {
        this.database = database;
        people = people(database);
        ServerClock clock = new ServerClock();
        begin = clock.now().minus(SPAN);
        matters = new ArrayList<>();
        for (int number = 0; number < MATTERS; number++) {
            matters.add(clock.nextId());
        }
    }

    private static List<Act> day() {
        List<Act> day = new ArrayList<>();
        add(day, 20, Act.DESK_OPENED);
        add(day, 18, Act.CLUES_LISTED);
        add(day, 24, Act.CLUE_OPENED);
        add(day, 12, Act.EVIDENCE_RECORD_OPENED);
        add(day, 8, Act.EVIDENCE_OPENED);
        add(day, 6, Act.PROPOSAL_OPENED);
        add(day, 3, Act.PROPOSAL_AGREED);
        add(day, 5, Act.SIGNED_IN);
        add(day, 3, Act.SIGNED_OUT);
        add(day, 1, Act.REFUSED);
        return List.copyOf(day);
    }

    private static void add(List<Act> day, int times, Act act) {
        for (int time = 0; time < times; time++) {
            day.add(act);
        }
    }

    private static List<SignedIn> people(DataSource database) throws SQLException {
        List<SignedIn> people = new ArrayList<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet account = statement.executeQuery("select id, login_name, display_name from account")) {
            while (account.next()) {
                people.add(new SignedIn(
                        account.getObject(1, UUID.class),
                        UUID.randomUUID(),
                        account.getString(2),
                        account.getString(3),
                        Set.of(Role.INSPECTOR),
                        Optional.empty(),
                        "",
                        Set.of(),
                        Locale.SIMPLIFIED_CHINESE));
            }
        }
        return people;
    }

    /** Leaves so many entries, in the order of their time as far as the writers keep together. */
    void leave(int entries, int writers) throws SQLException, InterruptedException {
        AtomicInteger next = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(writers);
        try (ThreadTransactions transactions = new ThreadTransactions(database);
                ThreadTransactions beside = new ThreadTransactions(database)) {
            List<Future<?>> writing = new ArrayList<>();
            for (int writer = 0; writer < writers; writer++) {
                writing.add(threads.submit(() -> {
                    leaveUntil(entries, next, transactions, beside);
                    return null;
                }));
            }
            for (Future<?> each : writing) {
                each.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("expected " + entries + " entries, found a writer that failed", e);
        } finally {
            threads.shutdownNow();
        }
    }

    private void leaveUntil(int entries, AtomicInteger next, ThreadTransactions transactions, ThreadTransactions beside)
            throws SQLException {
        CurrentActor actor = new CurrentActor();
        PastClock clock = new PastClock();
        AuditTrail trail = Appending.over(transactions, beside, actor, clock);
        transactions.run(connection -> {
            // What a power cut would cost here is made anew; the flush of each entry is measured elsewhere.
            try (Statement statement = connection.createStatement()) {
                return statement.execute("set synchronous_commit = off");
            }
        });
        for (int turn = next.getAndIncrement(); turn < entries; turn = next.getAndIncrement()) {
            int number = turn;
            Random random = new Random(number);
            clock.stands = begin.plus(SPAN.multipliedBy(number).dividedBy(entries));
            int person = random.nextInt(people.size());
            actor.arrive("10.1." + person + "." + random.nextInt(3));
            actor.become(people.get(person));
            Act act = DAY.get(random.nextInt(DAY.size()));
            int matter = (int) Math.min(MATTERS - 1, Math.abs(random.nextGaussian()) * MATTERS / 3);
            transactions.run(connection -> {
                leave(trail, act, matter);
                return number;
            });
        }
    }

    private void leave(AuditTrail trail, Act act, int matter) {
        UUID id = matters.get(matter);
        String number = String.format(Locale.ROOT, "XS-2026-%04d", matter);
        switch (act) {
            case DESK_OPENED -> trail.append(act, Subject.of("desk"), Map.of(Value.COUNT, "7"));
            case CLUES_LISTED -> trail.append(act, Subject.of("clue"), Map.of(Value.COUNT, "20"));
            case CLUE_OPENED -> trail.append(act, Subject.of("clue", id, id), Map.of(Value.NUMBER, number));
            case EVIDENCE_RECORD_OPENED, EVIDENCE_OPENED ->
                trail.append(act, Subject.of("evidence", id, id), Map.of(Value.NUMBER, number, Value.ITEM, "1"));
            case PROPOSAL_OPENED ->
                trail.append(
                        act,
                        Subject.of("proposal", id, id),
                        Map.of(Value.NUMBER, number, Value.STEP, "PROPOSE_ASSIGNMENT"));
            case PROPOSAL_AGREED ->
                trail.append(
                        act,
                        Subject.of("proposal", id, id),
                        Map.of(Value.NUMBER, number, Value.STEP, "PROPOSE_ASSIGNMENT", Value.LEVEL, "CHIEF"));
            case REFUSED ->
                trail.appendRefused(
                        act,
                        Subject.of("clue", id, id),
                        Map.of(Value.PERMISSION, "clue.read", Value.RULE, "access.other_room"));
            default -> trail.append(act, Subject.of("session"));
        }
    }

    /** Stands where its writer puts it. */
    private static final class PastClock extends ServerClock {

        private Instant stands = Instant.EPOCH;

        @Override
        public Instant now() {
            return stands.truncatedTo(ChronoUnit.MILLIS);
        }
    }
}
