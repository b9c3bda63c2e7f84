package org.xiezhi.casework.witness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xiezhi.ledger.CosignRequest;
import org.xiezhi.ledger.CosignedCheckpoint;
import org.xiezhi.ledger.Cosigner;
import org.xiezhi.ledger.SignedNote;
import org.xiezhi.ledger.TreeHead;

/** The product and a witness that somebody carries files to. */
class StickTest {

    @TempDir
    Path path;

    private WitnessedLog log;
    private final Cosigner witness = FakeWitness.cosigner("witness.example/far");
    private String policy;

    @BeforeEach
    void begin() throws IOException {
        log = new WitnessedLog(path);
        Files.createDirectories(log.sticks);
        policy = "witness far " + witness.verifier().vkey() + "\nquorum far\n";
    }

    private CosignRequest request() throws IOException {
        return CosignRequest.parse(Files.readAllBytes(log.sticks.resolve("far.request")));
    }

    private String answer(CosignRequest request) {
        return witness.cosign(request.signed().note().text(), 1_790_000_000L).line() + "\n";
    }

    private void lay(String answer) throws IOException {
        Files.writeString(log.sticks.resolve("far.answer"), answer);
    }

    @Test
    void lays_a_request_and_takes_the_answer_although_the_trail_grew_on_the_way() throws IOException {
        log.grow(5);
        WitnessRound product = log.product(policy);
        product.run();
        CosignRequest carried = request();
        assertThat(carried.sinceOld().proves(TreeHead.EMPTY, log.folder.headAt(5)))
                .isTrue();
        log.grow(300);
        log.now = log.now.plus(Duration.ofDays(3));
        // Another start, and a newer request lies there.
        product = log.product(policy);
        product.run();
        assertThat(request().signed().checkpoint().head().size()).isEqualTo(305);

        lay(answer(carried));
        product.run();
        assertThat(product.state().size()).isEqualTo(5);
        assertThat(product.state().met()).isTrue();
        assertThat(log.sticks.resolve("far.answer")).doesNotExist();
        log.now = log.now.plus(Stick.ANEW).plusSeconds(1);
        product.run();
        assertThat(request().sinceOld().from())
                .as("a proof from what was cosigned")
                .isEqualTo(5);
    }

    @Test
    void a_request_is_left_for_an_hour_and_laid_there_again_when_it_was_taken() throws IOException {
        WitnessRound product = log.product(policy);
        log.grow(5);
        product.run();
        log.grow(5);
        product.run();
        assertThat(request().signed().checkpoint().head().size()).isEqualTo(5);
        log.now = log.now.plus(Stick.ANEW).plusSeconds(1);
        product.run();
        assertThat(request().signed().checkpoint().head().size()).isEqualTo(10);
        for (int taken = 0; taken < 5; taken++) {
            log.grow(1);
            Files.delete(log.sticks.resolve("far.request"));
            product.run();
            assertThat(request().signed().checkpoint().head().size()).isEqualTo(10);
        }
        Cosignatures counted = new Cosignatures(log.signer.verifier(), WitnessedLog.policy(policy));
        assertThat(AskedCheckpoints.read(log.folder)
                        .of(counted.policy().witnesses().get(0)))
                .as("who takes many drives none from the list")
                .hasSize(2);
        lay(answer(request()));
        product.run();
        assertThat(request().signed().checkpoint().head().size())
                .as("what is cosigned is not asked again")
                .isEqualTo(15);
    }

    @Test
    void a_whole_note_of_another_tree_is_told_as_over_the_network_and_counts_for_nothing() throws IOException {
        WitnessedLog fork = new WitnessedLog(path.resolve("fork"), log.signer);
        Cosignatures counted = new Cosignatures(log.signer.verifier(), WitnessedLog.policy(policy));
        log.grow(7);
        for (int size : new int[] {5, 9}) {
            fork.grow(size == 5 ? 5 : 4, "other");
            SignedNote other = SignedNote.parse(fork.folder.checkpoint().orElseThrow());
            lay(new String(
                    counted.holding(other)
                            .withAnswer((witness.cosign(other.text(), 1_790_000_001L)
                                                    .line() + "\n")
                                    .getBytes(StandardCharsets.UTF_8))
                            .note()
                            .bytes(),
                    StandardCharsets.UTF_8));
            WitnessRound product = log.product(policy);
            product.run();
            assertThat(product.state().witnesses().get(0).trouble())
                    .contains(size == 5 ? Trouble.REFUSED : Trouble.AHEAD);
            product.run();
            assertThat(product.state().witnesses().get(0).trouble()).contains(Trouble.REFUSED);
            assertThat(log.told).containsExactly("refused far 7");
            log.told.clear();
            assertThat(log.sticks.resolve("far.answer.refused"))
                    .as("kept as a proof")
                    .exists();
            assertThat(log.folder.cosigned()).isEmpty();
            assertThat(product.state().size()).isZero();
            Files.delete(log.folder
                    .keptOfWitnesses("book")
                    .map(book -> path.resolve("trail/.witness/book"))
                    .orElseThrow());
        }
    }

    @Test
    void an_answer_from_the_future_is_told_and_set_aside() throws IOException {
        log.grow(5);
        WitnessRound product = log.product(policy);
        product.run();
        lay(witness.cosign(request().signed().note().text(), log.now.getEpochSecond() + 301)
                        .line()
                + "\n");
        product.run();
        product.run();
        assertThat(product.state().witnesses().get(0).trouble()).contains(Trouble.NOT_UNDERSTOOD);
        assertThat(log.sticks.resolve("far.answer.refused")).exists();
        assertThat(product.state().met()).isFalse();
    }

    @Test
    void links_and_pipes_that_others_lay_there_are_neither_followed_nor_opened() throws Exception {
        log.grow(5);
        Path precious = Files.writeString(path.resolve("precious"), "mine");
        for (String name : new String[] {"far.request.part", "far.request", "far.answer"}) {
            Files.createSymbolicLink(log.sticks.resolve(name), precious);
        }
        log.product(policy).run();
        assertThat(precious).hasContent("mine");
        assertThat(request().signed().checkpoint().head().size()).isEqualTo(5);
        assertThat(log.sticks.resolve("far.request")).isRegularFile();
        for (String name : new String[] {"far.request.part", "far.request", "far.answer"}) {
            Files.delete(log.sticks.resolve(name));
            assertThat(new ProcessBuilder("mkfifo", log.sticks.resolve(name).toString())
                            .start()
                            .waitFor())
                    .isZero();
        }
        CompletableFuture.runAsync(() -> log.product(policy).run()).get(1, TimeUnit.MINUTES);
        assertThat(log.sticks.resolve("far.request")).isRegularFile();
        try (Stream<Path> left = Files.list(log.sticks)) {
            assertThat(left.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("far.request.part", "far.request", "far.answer");
        }
    }

    @Test
    void an_answer_that_does_not_hold_is_set_aside_when_nobody_is_copying_it_any_more() throws IOException {
        log.grow(5);
        WitnessRound product = log.product(policy);
        product.run();
        String good = answer(request());
        for (String half : new String[] {"", good.substring(0, 40)}) {
            lay(half);
            product.run();
            assertThat(log.sticks.resolve("far.answer")).as("may be halfway").exists();
            assertThat(product.state().witnesses().get(0).trouble()).isEmpty();
        }
        lay(good.replace("far", "fat"));
        product.run();
        product.run();
        assertThat(log.sticks.resolve("far.answer")).doesNotExist();
        assertThat(log.sticks.resolve("far.answer.refused")).exists();
        assertThat(product.state().witnesses().get(0).trouble()).contains(Trouble.FORGED);
        lay(good);
        product.run();
        assertThat(product.state().met()).isTrue();
        assertThat(product.state().witnesses().get(0).trouble()).isEmpty();
    }

    @Test
    void takes_a_whole_note_that_was_put_together_by_hand_and_no_older_one_afterwards() throws IOException {
        log.grow(5);
        WitnessRound product = log.product(policy);
        product.run();
        String first = answer(request());
        log.grow(4);
        Cosignatures counted = new Cosignatures(log.signer.verifier(), WitnessedLog.policy(policy));
        var published = SignedNote.parse(log.folder.checkpoint().orElseThrow());
        CosignedCheckpoint byHand = counted.holding(published)
                .withAnswer((witness.cosign(published.text(), 1_790_000_001L).line() + "\n")
                        .getBytes(StandardCharsets.UTF_8));
        lay(new String(byHand.note().bytes(), StandardCharsets.UTF_8));
        product.run();
        assertThat(product.state().size()).isEqualTo(9);
        lay(first);
        product.run();
        assertThat(product.state().size()).isEqualTo(9);
        assertThat(log.sticks.resolve("far.answer")).doesNotExist();
    }

    @Test
    void a_witness_by_stick_and_one_on_the_network_meet_under_one_checkpoint() throws IOException {
        try (FakeWitness near = new FakeWitness("witness.example/near")) {
            String both = near.line("near") + policy.replace("quorum far", "group both all near far\nquorum both");
            log.grow(5);
            log.product(both).run();
            String carried = answer(request());
            log.grow(9);
            log.product(both).run();
            assertThat(log.product(both).state().met()).isFalse();
            lay(carried);
            log.product(both).run();
            assertThat(log.product(both).state().met()).isTrue();
            assertThat(log.product(both).state().size()).isEqualTo(5);
            assertThat(log.cosigned(both).orElseThrow().witnesses()).containsExactly("far", "near");
        }
    }

    @Test
    void a_folder_that_is_gone_is_a_trouble_of_that_witness_until_it_is_back() throws IOException {
        log.grow(5);
        WitnessRound product = log.product(policy);
        Files.move(log.sticks, path.resolve("pulled"));
        product.run();
        assertThat(product.state().witnesses().get(0).trouble()).contains(Trouble.AWAY);
        Files.move(path.resolve("pulled"), log.sticks);
        product.run();
        assertThat(product.state().witnesses().get(0).trouble()).isEmpty();
        assertThat(log.sticks.resolve("far.request")).exists();
        assertThat(log.told).isEmpty();
    }

    @Test
    void nobody_is_asked_where_no_folder_is_set() throws IOException {
        Files.delete(log.sticks);
        log.grow(5);
        WitnessRound product = log.product(policy);
        product.run();
        assertThat(product.state().witnesses().get(0).cosigned()).isEqualTo(Optional.empty());
        assertThat(product.state().met()).isFalse();
    }
}
