package org.xiezhi.casework.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xiezhi.ledger.CheckpointSigner;
import org.xiezhi.ledger.ConsistencyProof;
import org.xiezhi.ledger.ForkException;
import org.xiezhi.ledger.LogFolder;
import org.xiezhi.ledger.SignedCheckpoint;
import org.xiezhi.ledger.TreeHead;

/** Integration, verification and the alarm while the signer is away. */
class WithoutSignerTest {

    /** When the first entry of a {@link LogWorld} happened. */
    private static final Instant BEGIN = Instant.parse("2026-11-23T00:00:00Z");

    private static final Duration ALLOWED = Duration.ofSeconds(30);

    @TempDir
    Path root;

    private LogWorld world;
    private boolean away;
    private int asked;

    @BeforeEach
    void fill() throws SQLException {
        world = new LogWorld(LogWorld.h2(), root, 340);
        world.reset();
    }

    /** A node whose signer is away when the test says so. */
    private LeadRound node() {
        CheckpointSigner there = world.node(Faults.none()).signer;
        return new LeadRound(
                new LeafBook(new JdbcTransactions(world.database, Faults.none())),
                folder(),
                new CheckpointSigner() {
                    @Override
                    public TreeHead lastSigned() {
                        refuseWhenAway();
                        return there.lastSigned();
                    }

                    @Override
                    public SignedCheckpoint sign(TreeHead next, ConsistencyProof sinceLast) {
                        refuseWhenAway();
                        return there.sign(next, sinceLast);
                    }
                },
                UUID.randomUUID(),
                Node.PACE);
    }

    private void refuseWhenAway() {
        asked++;
        if (away) {
            throw new SignerAwayException("away", null);
        }
    }

    private LogFolder folder() {
        return LogFolder.open(world.shared().resolve("trail"));
    }

    @Test
    void leaves_and_tiles_go_on_under_a_fence_that_was_compared_and_the_checkpoint_catches_up() {
        LeadRound node = node();
        world.commit(3);
        node.run();
        away = true;
        for (int wave : new int[] {5, 300}) {
            world.commit(wave);
            LeadRound.Result result = node.run();
            assertThat(result.leads()).isTrue();
            assertThat(result.away()).isPresent();
            assertThat(world.count("audit_pending")).isZero();
        }
        assertThat(folder().tileSize()).isEqualTo(308);
        assertThat(world.published()).isEqualTo(3);

        away = false;
        assertThat(node.run()).isEqualTo(new LeadRound.Result(true, 0));
        world.assertWhole("the signer is back");
    }

    @Test
    void nothing_becomes_a_leaf_under_a_fence_that_was_not_compared() {
        world.commit(3);
        node().run();
        world.hourPasses();
        world.commit(5);
        away = true;
        LeadRound next = node();
        for (int round = 0; round < 3; round++) {
            LeadRound.Result result = next.run();
            assertThat(result.leads()).isTrue();
            assertThat(result.away()).isPresent();
        }
        assertThat(world.count("audit_leaf")).isEqualTo(3);
        assertThat(world.count("audit_pending")).isEqualTo(5);

        away = false;
        next.run();
        world.assertWhole("the signer is back");
    }

    @Test
    void an_older_trail_that_was_restored_while_the_signer_was_away_is_a_fork_when_it_is_back() throws IOException {
        world.commit(3);
        node().run();
        world.hourPasses();
        // As restored from a time when there was one leaf; the record of the signer stays.
        world.sql("delete from audit_leaf where leaf > 0");
        world.sql("update log_state set size = 1, written = 1");
        deleteTiles();
        away = true;
        LeadRound next = node();
        next.run();
        away = false;

        assertThatThrownBy(next::run).isInstanceOf(ForkException.class);
        assertThat(world.count("audit_leaf")).isEqualTo(1);
    }

    private void deleteTiles() throws IOException {
        try (var files = Files.walk(world.shared().resolve("trail"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.delete(file);
            }
        }
    }

    @Test
    void nobody_asks_the_signer_while_there_is_nothing_to_sign() {
        LeadRound node = node();
        world.commit(3);
        node.run();
        int before = asked;
        for (int round = 0; round < 5; round++) {
            node.run();
        }
        assertThat(asked).isEqualTo(before);
    }

    @Test
    void a_verification_names_the_absent_signer_and_looks_at_everything_else() throws SQLException {
        try (TrailFixture trail = new TrailFixture(LogWorld.h2(), root.resolve("other"))) {
            trail.account("chen.inspector");
            trail.integrate();
            away = true;
            CheckpointSigner absent = new CheckpointSigner() {
                @Override
                public TreeHead lastSigned() {
                    refuseWhenAway();
                    return TreeHead.EMPTY;
                }

                @Override
                public SignedCheckpoint sign(TreeHead next, ConsistencyProof sinceLast) {
                    throw new AssertionError("a verification signs nothing");
                }
            };
            TrailReport report =
                    new TrailPass(trail.node.folder, trail.key.verifier(), absent).run(trail.database, BEGIN);
            assertThat(report.findings()).extracting(TrailFinding::kind).containsExactly("signer_absent");
            assertThat(report.entries()).isEqualTo(1);
            assertThat(report.rows()).isEqualTo(1);
        }
    }

    @Test
    void an_entry_that_waits_too_long_for_its_signature_is_an_alarm_and_an_old_checkpoint_is_none()
            throws SQLException {
        Instant later = BEGIN.plus(ALLOWED).plusSeconds(1);
        assertThat(lateSince(later)).as("nothing was done").isEmpty();

        LeadRound node = node();
        world.commit(2);
        assertThat(lateSince(BEGIN.plus(ALLOWED))).as("in time").isEmpty();
        assertThat(lateSince(later)).as("waits for its leaf").contains(BEGIN);
        node.run();
        assertThat(lateSince(later.plusSeconds(86_400))).as("all is signed").isEmpty();

        away = true;
        world.commit(2);
        node.run();
        assertThat(lateSince(later)).as("a leaf waits").contains(BEGIN.plusMillis(2));
        world.commit(1);
        assertThat(lateSince(later)).as("the oldest counts").contains(BEGIN.plusMillis(2));
        away = false;
        node.run();
        assertThat(lateSince(later)).isEmpty();
    }

    @Test
    void a_checkpoint_that_cannot_be_read_signs_nothing() throws SQLException, IOException {
        world.commit(2);
        node().run();
        Files.writeString(world.shared().resolve("trail/checkpoint"), "no checkpoint");

        assertThat(lateSince(BEGIN.plus(ALLOWED).plusSeconds(1))).contains(BEGIN);
    }

    private Optional<Instant> lateSince(Instant now) throws SQLException {
        try (Connection connection = world.database.getConnection()) {
            return CheckpointWatch.lateSince(connection, folder(), now, ALLOWED);
        }
    }
}
