package org.xiezhi.casework.timestamp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xiezhi.casework.shared.IntegrityException;

/** The published checkpoint is stamped again and again; what goes wrong is told once and stops nobody. */
class StampsTest {

    @TempDir
    Path folder;

    private final TestAuthority authority = new TestAuthority();
    private final CountDownLatch over = new CountDownLatch(1);
    private StampFixture product;

    @BeforeEach
    void open() throws Exception {
        product = new StampFixture(folder, authority.pem(folder.resolve("trust.pem")), this::atOnce);
        product.grow();
    }

    @AfterEach
    void close() {
        over.countDown();
        product.close();
    }

    private byte[] atOnce(byte[] query) throws Exception {
        authority.time = product.now;
        return authority.answer(query);
    }

    private Path file(String name) {
        return folder.resolve("trail").resolve("stamp").resolve(name);
    }

    @Test
    void stamps_the_published_checkpoint_and_lays_stamp_and_checkpoint_down() throws IOException {
        product.round();
        assertThat(product.types).containsExactly("application/timestamp-query");
        assertThat(product.told())
                .singleElement()
                .asString()
                .startsWith("CHECKPOINT_STAMPED")
                .contains("COUNT=1", "GENERATED=2026-11-26T01:00:00Z", "SERIAL=64", "AUTHORITY=CN=Time of the test");
        assertThat(file("1.checkpoint"))
                .hasBinaryContent(product.folder.checkpoint().orElseThrow());
        assertThat(Files.readAllBytes(file("1.tsr")))
                .isEqualTo(product.casework
                        .get(TimeStamps.class)
                        .last()
                        .orElseThrow()
                        .response());
        assertThat(product.state().last().orElseThrow().size()).isEqualTo(1);
        assertThat(product.state().alarm()).isFalse();
    }

    @Test
    void asks_anew_after_the_interval_if_the_trail_has_grown_and_not_before() {
        product.round();
        product.grow();
        product.now = product.now.plus(StampFixture.INTERVAL).minusMillis(1);
        product.round();
        assertThat(product.questions).isEqualTo(1);
        product.now = product.now.plusMillis(1);
        product.round();
        assertThat(product.questions).isEqualTo(2);
        product.now = product.now.plus(StampFixture.INTERVAL);
        product.round();
        assertThat(product.questions).as("nothing new to stamp").isEqualTo(2);
        assertThat(product.folder.stamps()).containsExactly(1L, 2L);
    }

    @Test
    void asks_nobody_on_a_node_that_does_not_integrate() {
        product.leads = false;
        product.round();
        assertThat(product.questions).isZero();
    }

    @Test
    void lays_the_files_down_again_that_a_crash_or_a_restore_took() throws IOException {
        product.round();
        byte[] stamp = Files.readAllBytes(file("1.tsr"));
        Files.delete(file("1.tsr"));
        product.restart();
        product.round();
        assertThat(file("1.tsr")).hasBinaryContent(stamp);
        assertThat(product.questions).isEqualTo(1);
    }

    @Test
    void tells_each_trouble_once_until_a_stamp_holds_again() {
        product.status = 503;
        product.round();
        assertThat(product.told())
                .singleElement()
                .asString()
                .startsWith("STAMP_FAILED")
                .contains("TROUBLE=AWAY");
        product.round();
        assertThat(product.questions).as("within the pause").isEqualTo(1);
        pause();
        product.round();
        assertThat(product.questions).isEqualTo(2);
        assertThat(product.told()).isEmpty();
        product.status = 200;
        product.authority = authority::rejection;
        pause();
        product.round();
        assertThat(product.told()).singleElement().asString().contains("TROUBLE=REFUSED");
        product.status = 503;
        product.restart();
        product.round();
        assertThat(product.told()).as("the first once more, after a start").isEmpty();
        assertThat(product.state().trouble()).contains(StampTrouble.AWAY);
        assertThat(product.state().troubleSince()).contains(TestAuthority.NOW);
        product.status = 200;
        product.authority = this::atOnce;
        pause();
        product.round();
        assertThat(product.told()).singleElement().asString().startsWith("CHECKPOINT_STAMPED");
        assertThat(product.state().trouble()).isEmpty();
        product.grow();
        product.now = product.now.plus(StampFixture.INTERVAL);
        product.status = 503;
        product.round();
        assertThat(product.told()).as("anew").hasSize(1);
    }

    private void pause() {
        product.now = product.now.plus(StampRound.LONGEST_PAUSE);
    }

    @Test
    void is_an_alarm_after_three_intervals_without_a_stamp_and_never_before() {
        product.status = 500;
        product.round();
        assertThat(product.state().alarm()).isFalse();
        product.now = product.now.plus(StampFixture.INTERVAL.multipliedBy(3));
        assertThat(product.state().alarm()).isFalse();
        product.now = product.now.plusMillis(1);
        assertThat(product.state().lateSince()).contains(TestAuthority.NOW);
        product.status = 200;
        product.round();
        assertThat(product.state().alarm()).isFalse();
        product.now = product.now.plus(StampFixture.INTERVAL.multipliedBy(3)).plusMillis(1);
        assertThat(product.state().alarm()).as("of a stamp that grew old").isTrue();
    }

    @Test
    void waits_so_long_for_an_answer_and_no_longer() {
        product.patience = Duration.ofMillis(500);
        product.authority = query -> {
            over.await();
            return new byte[0];
        };
        long begun = System.nanoTime();
        product.round();
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(20));
        assertThat(product.state().trouble()).contains(StampTrouble.AWAY);
    }

    @Test
    void takes_no_answer_that_is_too_large() {
        product.authority = query -> new byte[StampRound.MOST_BYTES + 1];
        product.round();
        assertThat(product.state().trouble()).contains(StampTrouble.NOT_UNDERSTOOD);
    }

    @Test
    void keeps_nothing_of_a_stamp_that_does_not_hold() throws Exception {
        TestAuthority stranger = new TestAuthority();
        product.authority = stranger::answer;
        product.round();
        assertThat(product.told()).singleElement().asString().contains("TROUBLE=NOT_TRUSTED");
        assertThat(product.state().last()).isEmpty();
        assertThat(product.folder.stamps()).isEmpty();
    }

    @Test
    void tells_that_the_clocks_differ_once_until_they_agree_again() {
        product.authority = query -> {
            authority.time = product.now.minusSeconds(60);
            return authority.answer(query);
        };
        product.round();
        assertThat(product.told())
                .satisfiesExactly(
                        stamped -> assertThat(stamped).startsWith("CHECKPOINT_STAMPED"),
                        differs ->
                                assertThat(differs).startsWith("CLOCK_DIFFERS").contains("MILLIS=60000"));
        assertThat(product.state().clockDiffers()).isTrue();
        assertThat(product.state().alarm()).isTrue();
        again();
        assertThat(product.told()).as("still").hasSize(1);
        product.authority = this::atOnce;
        again();
        assertThat(product.told()).hasSize(1);
        assertThat(product.state().alarm()).isFalse();
        product.authority = query -> {
            authority.time = product.now.plusSeconds(60);
            return authority.answer(query);
        };
        again();
        assertThat(product.told()).last().asString().contains("MILLIS=-60000");
    }

    private void again() {
        product.grow();
        product.now = product.now.plus(StampFixture.INTERVAL);
        product.round();
    }

    @Test
    void suffers_a_long_journey_whole_seconds_and_what_the_authority_says_of_its_own_clock() {
        product.journey = Duration.ofSeconds(30);
        product.round();
        assertThat(product.state().last().orElseThrow().deviation()).isZero();
        product.journey = Duration.ZERO;
        authority.accuracySeconds = 10;
        product.authority = query -> {
            authority.time = product.now.minusSeconds(12);
            return authority.answer(query);
        };
        again();
        assertThat(product.state().clockDiffers()).isFalse();
        authority.accuracySeconds = 9;
        again();
        assertThat(product.state().clockDiffers()).isTrue();
    }

    @Test
    void stamps_soon_after_the_clock_went_back_and_not_all_the_time() {
        product.round();
        product.grow();
        product.now = product.now.minus(Duration.ofDays(1));
        product.round();
        assertThat(product.questions).isEqualTo(2);
        product.grow();
        product.round();
        assertThat(product.questions).isEqualTo(2);
    }

    @Test
    void says_that_the_row_of_its_standing_is_gone() {
        product.casework
                .entities()
                .createNativeQuery("delete from stamp_standing")
                .executeUpdate();
        assertThat(org.assertj.core.api.Assertions.catchThrowableOfType(
                        IntegrityException.class, () -> product.state()))
                .hasMessageContaining("stamp_standing");
    }
}
