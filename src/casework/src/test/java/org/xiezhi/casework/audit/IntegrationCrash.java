package org.xiezhi.casework.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.xiezhi.casework.shared.IntegrityException;
import org.xiezhi.ledger.ForkException;
import org.xiezhi.ledger.LedgerException;

/** Integration as a whole, files and database: whatever step a node dies or sleeps at, the next one finds its way. */
abstract class IntegrationCrash {

    // Within a bundle; over its edge, in two steps; behind it.
    private static final List<Integer> WAVES = List.of(3, 258, 7);

    @TempDir
    Path root;

    private LogWorld world;

    /** An empty database. */
    abstract DataSource database() throws SQLException;

    @BeforeEach
    void fill() throws SQLException {
        world = new LogWorld(database(), root, 340);
        world.reset();
    }

    @ParameterizedTest
    @EnumSource(Faults.When.class)
    void a_node_that_dies_at_any_step_is_replaced_without_loss(Faults.When when) {
        int at = 1;
        for (boolean reached = true; reached; at++) {
            world.reset();
            Faults faults = Faults.killed(at, when);
            int done = walkUntilDeath(faults);
            reached = faults.reached();
            if (reached && done > 0) {
                world.hourPasses();
                Node next = world.node(Faults.none());
                assertThat(next.rounds.run()).isEqualTo(new LeadRound.Result(true, 0));
                assertThat(world.count("audit_pending")).isZero();
                for (int wave : WAVES.subList(done, WAVES.size())) {
                    world.commit(wave);
                    next.rounds.run();
                }
            }
            if (done == 0) {
                // It died before there was anything to integrate.
                world.commit(3);
                world.hourPasses();
                world.node(Faults.none()).rounds.run();
            }
            world.assertWhole("after being killed " + when + " step " + at);
        }
        assertThat(at).isGreaterThan(100);
    }

    /** Walks until the node dies and tells how many waves were committed then. */
    private int walkUntilDeath(Faults faults) {
        int done = 0;
        try {
            Node node = world.node(faults);
            for (int wave : WAVES) {
                world.commit(wave);
                done++;
                node.rounds.run();
            }
        } catch (RuntimeException e) {
            assertThat(faults.reached()).as(e.toString()).isTrue();
        }
        return done;
    }

    @ParameterizedTest
    @EnumSource(Faults.When.class)
    void a_lead_that_slept_at_any_step_changes_nothing_after_another_took_over(Faults.When when) {
        int at = 1;
        for (boolean reached = true; reached; at++) {
            world.reset();
            Node successor = world.node(Faults.none());
            Faults faults = Faults.paused(at, when, () -> takeOver(successor));
            Node sleeper = world.node(faults);
            world.commit(30);
            runOrFail(sleeper);
            world.commit(240);
            runOrFail(sleeper);
            reached = faults.reached();
            if (reached) {
                assertThat(sleeper.rounds.run().leads())
                        .as("slept %s step %s", when, at)
                        .isFalse();
                // One round at most: a checkpoint that the sleeper had in hand when it fell asleep.
                successor.rounds.run();
            }
            world.assertWhole("slept " + when + " step " + at);
        }
        assertThat(at).isGreaterThan(60);
    }

    /** A round of a node that may find its transaction ended; the product's next round begins anew too. */
    private static void runOrFail(Node node) {
        try {
            node.rounds.run();
        } catch (IntegrityException e) {
            assertThat(e).hasRootCauseMessage("the server ended the transaction of a client that slept");
        } catch (UncheckedIOException e) {
            // Its successor has removed what it had half written, or the folder of a bundle that has become full.
            assertThat(e).hasCauseInstanceOf(NoSuchFileException.class);
        }
    }

    private void takeOver(Node successor) {
        world.hourPasses();
        world.commit(5);
        runOrWait(successor);
        world.commit(60);
        runOrWait(successor);
    }

    /** A signer that sleeps keeps its record locked: its successor integrates and does not sign until it wakes or dies. */
    private static void runOrWait(Node node) {
        try {
            node.rounds.run();
        } catch (UncheckedIOException e) {
            assertThat(e).hasMessageContaining("signer.record.lock free, found it locked");
            assertThat(node.folder.tileSize()).isPositive();
        }
    }

    @Test
    void only_one_of_two_nodes_leads_and_a_lead_that_ends_hands_over() {
        Node first = world.node(Faults.none());
        Node second = world.node(Faults.none());
        world.commit(3);
        assertThat(first.rounds.run().leads()).isTrue();
        assertThat(second.rounds.run().leads()).isFalse();
        first.rounds.release();
        world.commit(3);
        assertThat(second.rounds.run().leads()).isTrue();
        assertThat(first.rounds.run().leads()).isFalse();
        world.assertWhole("handed over");
    }

    @Test
    void tiles_that_are_gone_are_written_again_from_the_database() throws IOException {
        world.commit(290);
        world.node(Faults.none()).rounds.run();
        removeTiles();
        world.hourPasses();
        world.commit(10);
        world.node(Faults.none()).rounds.run();
        world.assertWhole("tiles written again");
    }

    @Test
    void an_older_database_takes_over_what_the_tiles_hold_and_counts_it() {
        world.commit(290);
        world.node(Faults.none()).rounds.run();
        // An older backup: the last 150 leaves and their entries never were.
        world.sql("delete from audit_value where event_id in (select event_id from audit_leaf where leaf >= 140)");
        world.sql("delete from audit_event where id in (select event_id from audit_leaf where leaf >= 140)");
        world.sql("delete from audit_leaf where leaf >= 140");
        world.sql("update log_state set size = 140, written = 140");
        world.hourPasses();

        Node restored = world.node(Faults.none());
        assertThat(restored.rounds.run()).isEqualTo(new LeadRound.Result(true, 150));
        world.commit(10);
        restored.rounds.run();
        world.assertWhole("adopted");
    }

    @Test
    void an_older_database_and_older_tiles_stop_before_anything_is_written() throws IOException {
        world.commit(30);
        Node node = world.node(Faults.none());
        node.rounds.run();
        Path copy = root.resolve("copy");
        copy(world.shared().resolve("trail"), copy);
        world.commit(40);
        node.rounds.run();

        removeTiles();
        copy(copy, world.shared().resolve("trail"));
        world.sql("delete from audit_leaf where leaf >= 30");
        world.sql("update log_state set size = 30, written = 30");
        world.hourPasses();
        world.commit(5);

        Node restored = world.node(Faults.none());
        assertThatThrownBy(restored.rounds::run)
                .isInstanceOf(ForkException.class)
                .hasMessageContaining("expected at least the 70 leaves");
        assertThat(world.count("audit_leaf")).isEqualTo(30);
        assertThat(restored.folder.tileSize()).isEqualTo(30);
    }

    @Test
    void another_history_of_the_same_length_is_refused_before_anything_is_added() throws IOException {
        world.commit(30);
        world.node(Faults.none()).rounds.run();
        removeTiles();
        world.sql("update audit_leaf set leaf = leaf + 1000 where leaf < 2");
        world.sql("update audit_leaf set leaf = 1001 - leaf where leaf >= 1000");
        world.hourPasses();
        world.commit(5);

        assertThatThrownBy(world.node(Faults.none()).rounds::run)
                .isInstanceOf(ForkException.class)
                .hasMessageContaining("expected the last signed head");
        assertThat(world.count("audit_leaf")).isEqualTo(30);
    }

    @Test
    void an_entry_that_was_deleted_before_its_tile_stops_integration() {
        world.commit(30);
        Node dying = world.node(Faults.none());
        new LeafBook(new JdbcTransactions(world.database, Faults.none()))
                .lead(dying.id, Node.PACE.lease())
                .ifPresent(lead -> new LeafBook(new JdbcTransactions(world.database, Faults.none())).assign(lead, 30));
        world.sql("delete from audit_value where event_id = (select event_id from audit_leaf where leaf = 7)");
        world.sql("delete from audit_event where id = (select event_id from audit_leaf where leaf = 7)");

        assertThatThrownBy(dying.rounds::run)
                .isInstanceOf(LedgerException.class)
                .hasMessage("leaf 7: expected its entry in the database, found none");
    }

    private void removeTiles() throws IOException {
        Path trail = world.shared().resolve("trail");
        try (Stream<Path> files = Files.walk(trail)) {
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(f -> !f.endsWith("log.vkey"))
                    .toList()) {
                Files.delete(file);
            }
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = to.resolve(from.relativize(file));
                Files.createDirectories(target.getParent());
                Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }
}
