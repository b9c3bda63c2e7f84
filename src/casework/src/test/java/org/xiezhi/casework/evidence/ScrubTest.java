package org.xiezhi.casework.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ejb.EJBException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowingConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xiezhi.access.Role;
import org.xiezhi.casework.CaseworkFixture;
import org.xiezhi.casework.shared.IntegrityException;
import org.xiezhi.casework.shared.Settings;
import org.xiezhi.procedure.Stage;
import org.xiezhi.vault.IntakeLimits;
import org.xiezhi.vault.StoredObject;
import org.xiezhi.vault.key.MatterKey;
import org.xiezhi.vault.store.StoreFaultException;

/** Every original is read again, in rounds, and whatever is not as it was received is named. */
class ScrubTest {

    private static final Duration PERIOD = Duration.ofDays(30);

    @TempDir
    Path folder;

    private CaseworkFixture casework;
    private VaultFixture vault;
    private UUID officer;
    private UUID matter;
    private final List<UUID> items = new ArrayList<>();

    @BeforeEach
    void open() throws IOException {
        casework = new CaseworkFixture();
        vault = new VaultFixture(folder);
        vault.into(casework);
        casework.put(Settings.class, new Settings() {
            @Override
            public Duration scrubPeriod() {
                return PERIOD;
            }
        });
        UUID room = casework.rows().room("A");
        officer = casework.rows().account(Set.of(Role.INSPECTOR), room, false);
        matter = casework.rows().matter(Stage.HANDLING, officer, room);
        casework.rows().clue(matter, room, "XS-2026-0001", "某某", "OTHER", "某事");
        casework.entities().getTransaction().begin();
        for (int i = 1; i <= 3; i++) {
            items.add(add(i, "原件" + i));
            // Ids of one millisecond have no order.
            later(Duration.ofMillis(1));
        }
        assertThat(casework.recorded()).hasSize(1);
        casework.recorded().clear();
    }

    @AfterEach
    void close() {
        casework.entities().getTransaction().rollback();
        casework.close();
    }

    private UUID add(int item, String content) throws IOException {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        UUID id = vault.clock().nextId();
        StoredObject stored;
        try (MatterKey key = casework.get(MatterKeys.class).openOrMake(matter);
                var intake =
                        vault.vault().open(id, key, IntakeLimits.ofEvidence(OptionalLong.of(bytes.length), 1_000))) {
            intake.append(new ByteArrayInputStream(bytes));
            stored = intake.seal(Optional.empty());
        }
        Map<SealedText, byte[]> texts = new EnumMap<>(SealedText.class);
        Arrays.stream(SealedText.values()).forEach(text -> texts.put(text, new byte[1]));
        CheckedEvidence checked =
                new CheckedEvidence("ELECTRONIC", LocalDate.parse("2026-01-31"), officer, officer, texts);
        Evidence evidence = new Evidence(id, matter, item, checked, MediaKind.of(bytes, "a.txt"), stored, vault.now());
        casework.entities().persist(evidence);
        casework.entities().flush();
        return id;
    }

    private void round() {
        casework.get(Scrubber.class).round();
        casework.entities().flush();
    }

    private ScrubState state() {
        return casework.get(ScrubQueries.class).state();
    }

    private void later(Duration time) {
        vault.setNow(vault.now().plus(time));
    }

    private Path container(int item) throws IOException {
        String name = items.get(item - 1).toString();
        try (Stream<Path> files = Files.walk(vault.evidence())) {
            return files.filter(file -> file.getFileName().toString().startsWith(name))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private void flip(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length - 20] ^= 1;
        file.toFile().setWritable(true);
        Files.write(file, bytes);
    }

    private static ThrowingConsumer<String> ended(int damaged) {
        return entry -> assertThat(entry).contains("VAULT_SCRUBBED", "COUNT=3", "BYTES=21", "DAMAGED=" + damaged);
    }

    private static ThrowingConsumer<String> damaged(int item) {
        return entry -> assertThat(entry).contains("EVIDENCE_DAMAGED", "NUMBER=XS-2026-0001", "ITEM=" + item);
    }

    @Test
    void finds_everything_as_it_was_received_and_says_so_once_in_each_period() {
        assertThat(state().last()).isEmpty();
        round();
        round();
        assertThat(casework.recorded()).satisfiesExactly(ended(0));
        assertThat(state().alarm()).isFalse();
        assertThat(state().last().orElseThrow().originals()).isEqualTo(3);
        later(PERIOD.minusMinutes(1));
        round();
        assertThat(casework.recorded()).hasSize(1);
        later(Duration.ofMinutes(2));
        round();
        assertThat(casework.recorded()).hasSize(2);
    }

    @Test
    void begins_no_round_before_there_is_an_original() {
        casework.entities().createQuery("delete from Evidence e").executeUpdate();
        casework.entities().clear();
        round();
        assertThat(casework.recorded()).isEmpty();
        assertThat(state().last()).isEmpty();
        assertThat(state().alarm()).isFalse();
    }

    @Test
    void names_what_was_changed_and_what_is_gone_and_looks_at_the_rest() throws IOException {
        flip(container(1));
        Files.delete(container(3));
        round();
        assertThat(casework.recorded()).satisfiesExactly(damaged(1), damaged(3), ended(2));
        assertThat(state().alarm()).isTrue();
        assertThat(state().last().orElseThrow().damaged()).isEqualTo(2);
    }

    @Test
    void an_original_whose_key_is_gone_is_damaged() {
        casework.entities().createQuery("delete from MatterKeyRow k").executeUpdate();
        casework.entities().clear();
        round();
        assertThat(casework.recorded()).hasSize(4).last().asString().contains("DAMAGED=3");
    }

    /** A round was over when it happened, and the next one is weeks away. */
    @Test
    void raises_the_alarm_when_a_reader_meets_damage_and_looks_at_everything_again() throws IOException {
        round();
        assertThat(state().alarm()).isFalse();
        casework.recorded().clear();
        flip(container(2));
        casework.get(EvidenceReaderService.class).damaged(items.get(1));
        casework.entities().clear();
        assertThat(casework.recorded()).satisfiesExactly(damaged(2));
        assertThat(state().alarm()).isTrue();
        assertThat(state().onlyMet()).isTrue();
        later(Duration.ofSeconds(1));
        round();
        assertThat(casework.recorded()).satisfiesExactly(damaged(2), damaged(2), ended(1));
        assertThat(state().alarm()).isTrue();
        assertThat(state().onlyMet()).isFalse();
        // Whoever opens it once more is told, and no other round begins for that.
        casework.get(EvidenceReaderService.class).damaged(items.get(1));
        casework.entities().clear();
        round();
        assertThat(casework.recorded()).hasSize(4);
    }

    @Test
    void raises_it_before_the_first_round_too() throws IOException {
        flip(container(2));
        casework.get(EvidenceReaderService.class).damaged(items.get(1));
        casework.entities().clear();
        assertThat(state().alarm()).isTrue();
        round();
        assertThat(state().last().orElseThrow().damaged()).isEqualTo(1);
    }

    @Test
    void the_alarm_ends_with_the_next_round_that_finds_it_restored() throws IOException {
        Path file = container(2);
        Path kept = Files.copy(file, folder.resolve("kept"));
        flip(file);
        round();
        assertThat(state().alarm()).isTrue();
        Files.copy(kept, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        later(PERIOD.plusMinutes(1));
        round();
        assertThat(state().alarm()).isFalse();
    }

    @Test
    void goes_on_where_a_stop_interrupted_it() {
        Scrubber stopped = casework.get(Scrubber.class);
        stopped.stop();
        round();
        assertThat(casework.recorded()).isEmpty();
        assertThat(state().underWay().orElseThrow().originals()).isEqualTo(1);
        casework.forget(Scrubber.class);
        round();
        assertThat(casework.recorded()).satisfiesExactly(ended(0));
    }

    @Test
    void a_round_that_does_not_end_or_does_not_begin_is_an_alarm() {
        round();
        later(PERIOD.plusDays(8));
        assertThat(state().overdue()).isTrue();
        casework.get(ScrubService.class).due();
        casework.entities().flush();
        later(Duration.ofDays(8));
        assertThat(state().overdue()).isTrue();
        round();
        assertThat(state().alarm()).isFalse();
    }

    @Test
    void a_database_or_a_bucket_that_does_not_answer_says_nothing_of_an_original() {
        assertThat(Scrubber.isDamage(new NoSuchFileException("x"))).isTrue();
        assertThat(Scrubber.isDamage(new EJBException(new UncheckedIOException(new IOException("disk")))))
                .isTrue();
        assertThat(Scrubber.isDamage(new IntegrityException("no key"))).isTrue();
        assertThat(Scrubber.isDamage(new IntegrityException("x", new SQLException("away"))))
                .isFalse();
        assertThat(Scrubber.isDamage(new IllegalStateException("x"))).isFalse();
        // A bucket that does not answer.
        assertThat(Scrubber.isDamage(new UncheckedIOException(new StoreFaultException("x", new IOException("line")))))
                .isFalse();
        // The server interrupts its threads when it stops, and that closes the file under the reader.
        assertThat(Scrubber.isDamage(new IntegrityException("x", new ClosedByInterruptException())))
                .isFalse();
        assertThat(Scrubber.isDamage(new InterruptedIOException())).isFalse();
    }
}
