package org.xiezhi.benchmarks;

import static org.xiezhi.benchmarks.Goal.number;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.xiezhi.benchmarks.IntegratorRounds.Published;
import org.xiezhi.casework.audit.Act;
import org.xiezhi.casework.audit.Subject;

/** What the trail costs while people work, on one durable PostgreSQL. */
final class DatabaseLoads {

    private static final int MANY = 16;
    private static final int ACTS_PER_SECOND = 500;
    /** So many turns of the other measurements in one of this: a percentile wants many acts. */
    private static final int PACED_TURNS = 2;

    private static final Act LOOK = Act.DESK_OPENED;

    private final DurableServer server;
    private final Path folder;
    private final Scale scale;

    DatabaseLoads(DurableServer server, Path folder, Scale scale) {
        this.server = server;
        this.folder = folder;
        this.scale = scale;
    }

    /** In acts or entries a second. */
    private static String note(Rounds rounds, String of, String to) {
        return number(rounds.of(0).median()) + "/s " + of + ", "
                + number(rounds.of(1).median()) + "/s " + to;
    }

    /** A small act at 16 clients with the integrator, against the same without it. */
    List<Result> auditedRate() throws SQLException, IOException, InterruptedException {
        try (Trail trail = new Trail(server.database(), folder.resolve("audited-rate"));
                Clients clients = new Clients(MANY)) {
            SmallAct act = new SmallAct(trail);
            List<Double> behind = new ArrayList<>();
            Rounds sides = Rounds.alternate(
                    scale.rounds(),
                    () -> {
                        double rate = integrated(trail, clients, act::run, behind);
                        trail.drain();
                        return rate;
                    },
                    () -> {
                        double rate = clients.perSecond(scale.turn(), act::run);
                        trail.drain();
                        return rate;
                    });
            return List.of(
                    new Result(
                            "Small acts at " + MANY + " clients: with the integrator / without it",
                            Optional.of(Goal.atLeast(0.70)),
                            sides.ratio(),
                            note(sides, "with", "without")),
                    new Result(
                            "… of the acts of a turn, still waiting for their leaf at its end, in percent",
                            Optional.empty(),
                            new Sample(behind),
                            "then integrated before the next turn"));
        }
    }

    private double integrated(Trail trail, Clients clients, Clients.Act act, List<Double> behind)
            throws SQLException, InterruptedException {
        try (IntegratorRounds rounds = new IntegratorRounds(trail)) {
            double rate = clients.perSecond(scale.turn(), act);
            behind.add(100 * trail.waiting() / (rate * scale.turn().toMillis() / 1_000));
            rounds.stop();
            return rate;
        }
    }

    /** Entries with the integrator, against a chain in the database, by so many writers. */
    List<Result> appends(int writers, double goal) throws SQLException, IOException, InterruptedException {
        try (Trail trail = new Trail(server.database(), folder.resolve("appends-" + writers));
                HashChain chain = new HashChain(server.emptyDatabase());
                Clients clients = new Clients(writers);
                Clients others = new Clients(writers)) {
            look(trail);
            byte[] entry = lastEntry(trail);
            List<Double> behind = new ArrayList<>();
            Rounds sides = Rounds.alternate(
                    scale.rounds(),
                    () -> {
                        double rate = integrated(trail, clients, () -> look(trail), behind);
                        trail.drain();
                        return rate;
                    },
                    () -> others.perSecond(scale.turn(), () -> chain.append(entry)));
            return List.of(new Result(
                    "Appends by " + writers + (writers == 1 ? " writer" : " writers")
                            + ": trail with the integrator / hash chain in the database",
                    Optional.of(Goal.atLeast(goal)),
                    sides.ratio(),
                    note(sides, "trail", "chain")));
        }
    }

    private static void look(Trail trail) throws SQLException {
        trail.transactions().run(connection -> {
            trail.audit().append(LOOK, Subject.of("desk"));
            return LOOK;
        });
    }

    /** The chain is given entries of the same length. */
    private static byte[] lastEntry(Trail trail) throws SQLException {
        return trail.transactions().run(connection -> {
            try (PreparedStatement select = connection.prepareStatement("select entry from audit_event where id = ?")) {
                select.setObject(1, trail.lastEvent());
                try (ResultSet result = select.executeQuery()) {
                    result.next();
                    return result.getBytes(1);
                }
            }
        });
    }

    /** From the commit of an act to the published checkpoint over it. */
    List<Result> commitToCheckpoint() throws SQLException, IOException, InterruptedException {
        try (Trail trail = new Trail(server.database(), folder.resolve("commit-to-checkpoint"));
                Clients clients = new Clients(MANY)) {
            SmallAct act = new SmallAct(trail);
            List<Double> middle = new ArrayList<>();
            List<Double> late = new ArrayList<>();
            for (int round = 0; round <= scale.rounds(); round++) {
                Sample waits = waits(trail, clients, act);
                if (round > 0) {
                    middle.add(waits.percentile(50));
                    late.add(waits.percentile(99));
                }
            }
            String period = "period " + IntegratorRounds.PERIOD_MILLIS + " ms between two rounds";
            return List.of(
                    new Result(
                            "Commit to signed checkpoint at " + ACTS_PER_SECOND + " acts/s, p50, in periods",
                            Optional.empty(),
                            new Sample(middle),
                            period),
                    new Result(
                            "Commit to signed checkpoint at " + ACTS_PER_SECOND + " acts/s, p99, in periods",
                            Optional.of(Goal.atMost(5)),
                            new Sample(late),
                            period));
        }
    }

    /** In periods, of each act of one turn. */
    private Sample waits(Trail trail, Clients clients, SmallAct act) throws SQLException, InterruptedException {
        Map<UUID, Long> committed = new ConcurrentHashMap<>();
        long before = trail.entries();
        List<Published> published;
        try (IntegratorRounds rounds = new IntegratorRounds(trail)) {
            long acts = clients.paced(scale.turn().multipliedBy(PACED_TURNS), ACTS_PER_SECOND, () -> {
                act.run();
                committed.put(trail.lastEvent(), System.nanoTime());
            });
            if (acts != committed.size() || trail.entries() != before + acts) {
                throw new IllegalStateException(
                        "expected an entry for each of " + acts + " acts, found " + (trail.entries() - before));
            }
            Thread.sleep(3 * IntegratorRounds.PERIOD_MILLIS);
            published = rounds.stop();
        }
        trail.drain();
        published = new ArrayList<>(published);
        published.add(new Published(trail.published(), System.nanoTime()));
        return new Sample(periods(committed, leaves(trail, before), published));
    }

    private static Map<UUID, Long> leaves(Trail trail, long from) throws SQLException {
        return trail.transactions().run(connection -> {
            Map<UUID, Long> leaves = new java.util.HashMap<>();
            try (PreparedStatement select =
                    connection.prepareStatement("select event_id, leaf from audit_leaf where leaf >= ?")) {
                select.setLong(1, from);
                try (ResultSet result = select.executeQuery()) {
                    while (result.next()) {
                        leaves.put(result.getObject(1, UUID.class), result.getLong(2));
                    }
                }
            }
            return leaves;
        });
    }

    /** How long each committed act waited for the first checkpoint over its leaf, in periods of the integrator. */
    static List<Double> periods(Map<UUID, Long> committed, Map<UUID, Long> leaves, List<Published> published) {
        List<Double> periods = new ArrayList<>();
        committed.forEach((event, at) -> {
            Long leaf = leaves.get(event);
            if (leaf == null) {
                throw new IllegalStateException("expected a leaf of the committed event " + event + ", found none");
            }
            Published first = published.stream()
                    .filter(checkpoint -> checkpoint.size() > leaf)
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("expected a checkpoint over leaf " + leaf));
            periods.add(Math.max(0, first.nanos() - at) / 1e6 / IntegratorRounds.PERIOD_MILLIS);
        });
        return periods;
    }
}
