package org.xiezhi.casework.witness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xiezhi.casework.witness.FakeWitness.Answer;
import org.xiezhi.ledger.CosignRequest;
import org.xiezhi.ledger.CosignedCheckpoint;
import org.xiezhi.ledger.Cosigner;
import org.xiezhi.ledger.DiskFiles;
import org.xiezhi.ledger.LedgerException;
import org.xiezhi.ledger.LedgerFiles;
import org.xiezhi.ledger.LogCheck;
import org.xiezhi.ledger.LogFolder;
import org.xiezhi.ledger.TreeHead;

/** The product asks witnesses on the network: good ones, bad ones, and those that are away. */
class WitnessRoundTest {

    @TempDir
    Path path;

    private WitnessedLog log;
    private FakeWitness witness;
    private String policy;

    @BeforeEach
    void begin() {
        log = new WitnessedLog(path.resolve("one"));
        witness = new FakeWitness("witness.example/w1");
        policy = witness.line("w1") + "quorum w1\n";
    }

    @AfterEach
    void end() {
        witness.close();
    }

    private WitnessState.Seen seen(WitnessRound product) {
        return product.state().witnesses().get(0);
    }

    @Test
    void asks_about_each_new_checkpoint_once_and_publishes_what_holds() {
        WitnessRound product = log.product(policy);
        product.run();
        assertThat(witness.asked).as("nothing is published yet").hasValue(0);
        for (int size : new int[] {3, 300}) {
            log.grow(size - (int) witness.last().size());
            product.run();
            product.run();
            assertThat(witness.last()).isEqualTo(log.folder.headAt(size));
            assertThat(log.cosigned(policy).orElseThrow().meetsQuorum()).isTrue();
            assertThat(product.state().size()).isEqualTo(size);
        }
        assertThat(witness.asked).hasValue(2);
        assertThat(seen(product).cosigned()).isPresent();
        assertThat(product.state().alarm()).isFalse();
        assertThat(log.told).isEmpty();
        assertThat(LogCheck.of(log.folder).run((index, entry) -> {}).isClean()).isTrue();
    }

    @Test
    void a_start_goes_on_from_what_was_remembered_and_without_that_asks_where_the_witness_stands() throws IOException {
        log.grow(3);
        log.product(policy).run();
        log.grow(4);
        log.product(policy).run();
        assertThat(witness.asked).as("no question too many").hasValue(2);
        Files.delete(path.resolve("one/trail/.witness/book"));
        log.grow(5);
        log.product(policy).run();
        assertThat(witness.asked).as("409, then the proof from there").hasValue(4);
        assertThat(witness.last()).isEqualTo(log.folder.headAt(12));
        Files.writeString(path.resolve("one/trail/.witness/book"), "garbage");
        assertThat(log.product(policy).state().witnesses().get(0).size()).isZero();
        log.grow(1);
        log.product(policy).run();
        assertThat(witness.last().size()).isEqualTo(13);
    }

    @Test
    void another_tree_is_an_alarm_of_the_first_rank_told_once_until_the_witness_cosigns_again() {
        log.grow(5);
        log.product(policy).run();
        WitnessedLog fork = new WitnessedLog(path.resolve("fork"), log.signer);
        fork.grow(9, "other");
        for (int start = 0; start < 3; start++) {
            fork.product(policy).run();
        }
        assertThat(fork.told).containsExactly("refused w1 9");
        assertThat(fork.product(policy).state().alarm()).isTrue();
        assertThat(fork.folder.cosigned()).isEmpty();
        // A witness that is away afterwards takes nothing back.
        witness.answers(500, "");
        fork.product(policy).run();
        assertThat(seen(fork.product(policy)).trouble()).contains(Trouble.REFUSED);

        witness.remembers(TreeHead.EMPTY);
        witness.behaves();
        fork.product(policy).run();
        assertThat(fork.product(policy).state().alarm()).isFalse();
    }

    @Test
    void a_409_of_the_size_that_was_asked_with_is_another_root_too() {
        log.grow(5);
        log.product(policy).run();
        WitnessedLog fork = new WitnessedLog(path.resolve("fork"), log.signer);
        fork.grow(5, "other");
        witness.answers(409, "5\n");
        fork.product(policy).run();
        assertThat(fork.told).containsExactly("refused w1 5");
    }

    @Test
    void a_longer_tree_at_the_witness_is_a_trail_that_was_cut_unless_it_passes() {
        WitnessRound product = log.product(policy);
        log.grow(5);
        witness.answers(409, "9\n");
        product.run();
        assertThat(seen(product).trouble()).contains(Trouble.AHEAD);
        assertThat(product.state().alarm()).isFalse();
        assertThat(log.told).isEmpty();
        log.now = log.now.plusSeconds(60);
        product.run();
        assertThat(seen(product).trouble()).contains(Trouble.REFUSED);
        assertThat(log.told).containsExactly("refused w1 5");
    }

    @Test
    void what_does_not_hold_is_neither_kept_nor_published() {
        log.grow(5);
        Cosigner stranger = FakeWitness.cosigner("witness.example/w2");
        Cosigner namesake = FakeWitness.cosigner("witness.example/w1");
        String another = stranger.cosign("xiezhi/trail/test\n5\n", 7).line() + "\n";
        Map<Trouble, List<Function<CosignRequest, Answer>>> answers = Map.of(
                Trouble.FORGED,
                List.of(
                        request -> new Answer(200, another),
                        request -> new Answer(
                                200,
                                namesake.cosign(request.signed().note().text(), 7)
                                                .line() + "\n"),
                        request -> new Answer(
                                200,
                                witness.cosigner
                                                .cosign("xiezhi/trail/test\n4\nAAAA\n", 7)
                                                .line() + "\n"),
                        request -> new Answer(200, "<html>"),
                        request -> new Answer(200, ""),
                        request -> new Answer(200, "x\n\n" + witness.cosignature(request)),
                        request -> new Answer(200, "\u0000".repeat(99))),
                Trouble.NOT_UNDERSTOOD,
                List.of(
                        request -> new Answer(500, "sorry\n"),
                        request -> new Answer(400, ""),
                        request -> new Answer(302, ""),
                        request -> new Answer(409, "many\n"),
                        request -> new Answer(409, "00\n"),
                        request -> new Answer(409, "0\n"),
                        request -> new Answer(409, "99999999999999999999\n")),
                Trouble.NOT_TRUSTED,
                List.of(request -> new Answer(403, ""), request -> new Answer(404, "")),
                Trouble.AWAY,
                List.of(
                        request -> FakeWitness.SILENCE,
                        request -> FakeWitness.DRIPPING,
                        request -> new Answer(200, "x".repeat(100_000))));
        answers.forEach((trouble, list) -> list.forEach(answer -> {
            witness.answers(answer);
            // The pause of the one before is that of another process.
            WitnessRound product =
                    log.product(policy, trouble == Trouble.AWAY ? Duration.ofMillis(500) : Duration.ofMinutes(1));
            product.run();
            assertThat(seen(product).trouble()).contains(trouble);
            assertThat(seen(product).size()).isZero();
            assertThat(log.folder.cosigned()).isEmpty();
        }));
        assertThat(log.told).isEmpty();
        witness.behaves();
        log.product(policy).run();
        assertThat(log.product(policy).state().size()).isEqualTo(5);
    }

    @Test
    void a_witness_that_names_another_size_each_time_is_asked_twice_and_left() {
        log.grow(9);
        AtomicInteger size = new AtomicInteger();
        witness.answers(request -> new Answer(409, size.incrementAndGet() + "\n"));
        WitnessRound product = log.product(policy);
        product.run();
        assertThat(witness.asked).hasValue(2);
        assertThat(seen(product).trouble()).contains(Trouble.NOT_UNDERSTOOD);
    }

    @Test
    void a_witness_that_fails_is_asked_less_and_less_often_and_never_less_than_each_five_minutes() {
        log.grow(5);
        witness.answers(500, "");
        WitnessRound product = log.product(policy);
        for (int second = 0; second < 3_600; second += 5) {
            product.run();
            log.now = log.now.plusSeconds(5);
        }
        assertThat(witness.asked.get()).isBetween(12, 18);
        witness.behaves();
        log.now = log.now.plus(Pauses.LONGEST);
        product.run();
        assertThat(product.state().met()).isTrue();
        // It is well again: the next checkpoint waits for nothing.
        log.grow(1);
        product.run();
        assertThat(product.state().size()).isEqualTo(6);
    }

    @Test
    void a_clock_that_is_turned_back_silences_no_witness() {
        log.grow(5);
        witness.answers(500, "");
        WitnessRound product = log.product(policy);
        product.run();
        witness.behaves();
        log.now = log.now.minus(Duration.ofDays(30));
        product.run();
        assertThat(product.state().met()).isTrue();
    }

    @Test
    void a_quorum_of_two_is_met_under_one_checkpoint_and_replaced_by_another_quorum_only() {
        try (FakeWitness second = new FakeWitness("witness.example/w2")) {
            String both = witness.line("w1") + second.line("w2") + "group all all w1 w2\nquorum all\n";
            log.grow(5);
            second.answers(500, "");
            WitnessRound product = log.product(both);
            product.run();
            assertThat(product.state().met()).isFalse();
            assertThat(log.cosigned(both).orElseThrow().witnesses()).containsExactly("w1");
            second.behaves();
            log.product(both).run();
            assertThat(log.cosigned(both).orElseThrow().witnesses()).containsExactly("w1", "w2");

            second.answers(500, "");
            log.grow(4);
            WitnessRound later = log.product(both);
            later.run();
            assertThat(later.state().size()).isEqualTo(5);
            assertThat(later.state().met()).isTrue();
            assertThat(later.state().witnesses())
                    .extracting(WitnessState.Seen::size)
                    .containsExactly(9L, 5L);
            second.behaves();
            log.product(both).run();
            assertThat(log.product(both).state().size()).isEqualTo(9);
        }
    }

    @Test
    void tells_the_trail_when_the_quorum_is_lost_and_when_it_is_met_again_and_nothing_between() {
        log.alarm = Optional.of(Duration.ofHours(1));
        log.grow(5);
        witness.answers(500, "");
        log.product(policy).run();
        assertThat(log.told).isEmpty();
        log.now = log.now.plus(Duration.ofHours(2));
        log.product(policy).run();
        log.product(policy).run();
        assertThat(log.told).containsExactly("lost 0");
        assertThat(log.product(policy).state().lateSince()).contains(WitnessedLog.BEGIN);
        assertThat(log.product(policy).state().alarm()).isTrue();
        witness.behaves();
        log.product(policy).run();
        log.product(policy).run();
        assertThat(log.told).containsExactly("lost 0", "met 5");
    }

    @Test
    void a_policy_that_asks_for_nobody_is_met_and_its_witnesses_are_asked_all_the_same() {
        log.alarm = Optional.of(Duration.ZERO);
        log.now = log.now.plusSeconds(1);
        log.grow(5);
        WitnessRound product = log.product(witness.line("w1") + "quorum none\n");
        assertThat(product.state().met()).isTrue();
        assertThat(product.state().alarm()).isFalse();
        product.run();
        assertThat(product.state().size()).isEqualTo(5);
        assertThat(log.told).isEmpty();
    }

    @Test
    void tiles_that_do_not_lead_to_the_checkpoint_blame_no_witness() throws IOException {
        log.grow(5);
        Path tile = path.resolve("one/trail/tile/0/000.p/5");
        byte[] bytes = Files.readAllBytes(tile);
        bytes[7] ^= 1;
        Files.write(tile, bytes);
        WitnessRound product = log.product(policy);
        assertThatThrownBy(product::run).isInstanceOf(LedgerException.class);
        assertThat(witness.asked).hasValue(0);
        assertThat(log.told).isEmpty();
    }

    @Test
    void a_checkpoint_that_is_not_of_this_key_is_shown_to_nobody() {
        log.grow(5);
        WitnessedLog thief = new WitnessedLog(path.resolve("thief"));
        thief.grow(6, "other");
        log.folder.publish(thief.folder.checkpoint().orElseThrow());
        assertThatThrownBy(log.product(policy)::run).isInstanceOf(LedgerException.class);
        assertThat(witness.asked).hasValue(0);
    }

    /** Files that end the process at the n-th change, before or after it is done. */
    private static LedgerFiles dyingAt(int change, boolean done) {
        AtomicInteger changes = new AtomicInteger();
        return (LedgerFiles) Proxy.newProxyInstance(
                LedgerFiles.class.getClassLoader(), new Class<?>[] {LedgerFiles.class}, (proxy, method, arguments) -> {
                    int at = List.of("write", "rename", "createFolder", "forceFolder")
                                    .contains(method.getName())
                            ? changes.getAndIncrement()
                            : -1;
                    boolean dies = at == change;
                    // Whoever is dead does nothing more.
                    if (at > change || (dies && !done)) {
                        throw new UncheckedIOException(new IOException("killed"));
                    }
                    try {
                        Object result = method.invoke(new DiskFiles(), arguments);
                        if (dies) {
                            throw new UncheckedIOException(new IOException("killed"));
                        }
                        return result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    @Test
    void a_kill_at_any_step_between_record_and_publication_is_mended_by_the_next_start() {
        int deaths = 0;
        for (boolean done : new boolean[] {false, true}) {
            for (int step = 0; step < 12; step++) {
                WitnessedLog killed = new WitnessedLog(path.resolve("kill" + done + step));
                killed.grow(5);
                witness.remembers(TreeHead.EMPTY);
                try {
                    killed.product(policy, dyingAt(step, done)).run();
                } catch (UncheckedIOException e) {
                    deaths++;
                }
                killed.product(policy).run();
                assertThat(killed.product(policy).state().size())
                        .as("killed at change %d", step)
                        .isEqualTo(5);
                assertThat(killed.product(policy).state().met()).isTrue();
            }
        }
        // Both files are written, renamed and made durable, and both folders the first time.
        assertThat(deaths).isGreaterThan(15);
    }

    @Test
    void a_cosignature_from_the_future_is_a_fault_of_that_witness() {
        log.grow(5);
        long now = log.now.getEpochSecond();
        for (long ahead : new long[] {301, (1L << 53) - 1 - now}) {
            witness.answers(request -> new Answer(
                    200,
                    witness.cosigner
                                    .cosign(request.signed().note().text(), now + ahead)
                                    .line() + "\n"));
            WitnessRound product = log.product(policy);
            product.run();
            assertThat(seen(product).trouble()).contains(Trouble.NOT_UNDERSTOOD);
            assertThat(log.folder.cosigned()).isEmpty();
        }
        witness.answers(request -> new Answer(
                200,
                witness.cosigner
                                .cosign(request.signed().note().text(), now + 300)
                                .line() + "\n"));
        log.product(policy).run();
        assertThat(log.product(policy).state().met()).isTrue();
    }

    @Test
    void a_witness_that_answers_with_many_lines_fills_no_note() {
        try (FakeWitness second = new FakeWitness("witness.example/w2")) {
            String both = witness.line("w1") + second.line("w2") + "group all all w1 w2\nquorum all\n";
            witness.answers(request -> {
                StringBuilder lines = new StringBuilder();
                for (int i = 0; i < 99; i++) {
                    lines.append(witness.cosignature(request));
                }
                return new Answer(200, lines.toString());
            });
            log.grow(5);
            log.product(both).run();
            CosignedCheckpoint published = log.cosigned(both).orElseThrow();
            assertThat(published.witnesses()).containsExactly("w1", "w2");
            assertThat(published.note().signatures()).hasSize(3);
        }
    }

    @Test
    void a_fault_with_one_witness_keeps_nobody_from_asking_the_others_and_from_publishing() {
        try (FakeWitness second = new FakeWitness("witness.example/w2")) {
            String any = witness.line("w1") + second.line("w2") + "group any any w1 w2\nquorum any\n";
            log.grow(5);
            log.breaks = Optional.of("w1");
            witness.answers(422, "");
            WitnessRound product = log.product(any);
            assertThatThrownBy(product::run).hasMessageContaining("w1");
            assertThat(log.product(any).state().met()).isTrue();
            log.breaks = Optional.empty();
            log.now = log.now.plusSeconds(10);
            product.run();
            assertThat(log.told).as("what could not be told is told later").containsExactly("refused w1 5");
        }
    }

    @Test
    void a_witness_that_alternates_is_told_once_an_hour_and_its_state_may_flip_between() {
        WitnessRound product = log.product(policy);
        for (int second = 0; second < 3_600; second += 60) {
            log.grow(1);
            if (second % 120 == 0) {
                witness.answers(422, "");
            } else {
                witness.answers(request -> new Answer(200, witness.cosignature(request)));
            }
            product.run();
            assertThat(seen(product).refused()).isEqualTo(second % 120 == 0);
            log.now = log.now.plusSeconds(60);
        }
        assertThat(log.told).containsExactly("refused w1 1");
        // One that began within the hour and lasts is told when the hour is over.
        log.now = WitnessedLog.BEGIN.plusSeconds(3_590);
        witness.answers(422, "");
        log.grow(1);
        product.run();
        assertThat(log.told).hasSize(1);
        log.now = log.now.plusSeconds(20);
        product.run();
        assertThat(log.told).containsExactly("refused w1 1", "refused w1 61");
    }

    @Test
    void what_was_kept_of_another_tree_is_no_cosignature_of_this_one() throws IOException {
        WitnessedLog fork = new WitnessedLog(path.resolve("fork"), log.signer);
        for (int size : new int[] {5, 4}) {
            fork.grow(size, "other");
            witness.remembers(TreeHead.EMPTY);
            fork.product(policy).run();
        }
        log.grow(7);
        for (String file : new String[] {".witness/book", LogFolder.COSIGNED}) {
            Path kept = path.resolve("one/trail").resolve(file);
            Files.createDirectories(kept.getParent());
            Files.copy(path.resolve("fork/trail").resolve(file), kept);
            assertThat(log.product(policy).state().met()).as(file).isFalse();
            witness.answers(500, "");
            log.product(policy).run();
            assertThat(seen(log.product(policy)).trouble()).as(file).contains(Trouble.AHEAD);
            witness.behaves();
            witness.remembers(TreeHead.EMPTY);
            log.product(policy).run();
            assertThat(log.product(policy).state().met()).as(file).isTrue();
            assertThat(log.product(policy).state().size()).as(file).isEqualTo(7);
            Files.delete(path.resolve("one/trail/.witness/book"));
            Files.deleteIfExists(path.resolve("one/trail").resolve(LogFolder.COSIGNED));
        }
        assertThat(path.resolve("one/trail/.witness/denied"))
                .as("a proof is not thrown away")
                .exists();
    }

    @Test
    void a_stop_ends_the_wait_for_a_witness_without_interrupting_and_blames_nobody() throws Exception {
        log.grow(5);
        CountDownLatch asked = new CountDownLatch(1);
        witness.answers(request -> {
            asked.countDown();
            return FakeWitness.SILENCE;
        });
        WitnessRound product = log.product(policy, Duration.ofMinutes(5));
        CompletableFuture<Boolean> interrupted = CompletableFuture.supplyAsync(() -> {
            product.run();
            return Thread.currentThread().isInterrupted();
        });
        asked.await();
        product.stop();
        assertThat(interrupted.get(1, TimeUnit.MINUTES)).isFalse();
        product.run();
        assertThat(witness.asked).hasValue(1);
        assertThat(seen(product).trouble()).isEmpty();
        assertThat(log.told).isEmpty();
    }

    @Test
    void what_is_published_and_does_not_hold_is_replaced() throws IOException {
        log.grow(5);
        log.product(policy).run();
        byte[] good = log.folder.cosigned().orElseThrow();
        Path file = path.resolve("one/trail").resolve(LogFolder.COSIGNED);
        for (byte[] bad : new byte[][] {{}, {1, 2}, log.folder.checkpoint().orElseThrow()}) {
            Files.write(file, bad);
            log.product(policy).run();
            assertThat(file).hasBinaryContent(good);
        }
    }
}
