package org.xiezhi.casework.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xiezhi.casework.CaseworkFixture;
import org.xiezhi.casework.shared.ServerClock;
import org.xiezhi.vault.EvidenceVault;
import org.xiezhi.vault.IntakeLimits;
import org.xiezhi.vault.key.MatterKey;
import org.xiezhi.vault.key.Pkcs12KeyStoreRoot;
import org.xiezhi.vault.key.UnitKeys;
import org.xiezhi.vault.store.FileEvidenceStore;

class ForgottenUploadTest {

    private static final byte[] FILE = "a file of the test".getBytes(java.nio.charset.StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    private CaseworkFixture casework;
    private Instant now;
    private final List<UUID> onRecord = new ArrayList<>();
    private Upload upload;

    @BeforeEach
    void begin() throws IOException {
        casework = new CaseworkFixture();
        now = new ServerClock().now();
        SecureRandom random = new SecureRandom();
        Path keys = folder.resolve("keys");
        UnitKeys unitKeys = UnitKeys.open(
                keys, Pkcs12KeyStoreRoot.openOrCreate(keys, "a password for tests".toCharArray(), random), random);
        EvidenceVault vault = new EvidenceVault(
                new FileEvidenceStore(folder.resolve("evidence"), 0, Runnable::run), random, Runnable::run);
        casework.put(TheVault.class, new TheVault() {
            @Override
            public EvidenceVault vault() {
                return vault;
            }
        });
        casework.put(ServerClock.class, new ServerClock() {
            @Override
            public Instant now() {
                return now;
            }
        });
        casework.put(EvidenceItems.class, new EvidenceItems() {
            @Override
            public Optional<Evidence> find(UUID id) {
                return onRecord.contains(id) ? Optional.of(new Evidence()) : Optional.empty();
            }
        });
        UUID matter = UUID.randomUUID();
        UUID id = UUID.randomUUID();
        try (MatterKey key = unitKeys.newMatterKey(matter)) {
            IntakeLimits limits = IntakeLimits.ofEvidence(OptionalLong.of(FILE.length), 1 << 20);
            upload = new Upload(
                    id,
                    UUID.randomUUID(),
                    matter,
                    "XS-2026-0001",
                    "a.bin",
                    FILE.length,
                    vault.open(id, key, limits),
                    now);
        }
        casework.get(Uploads.class).add(upload);
        casework.entities().getTransaction().begin();
    }

    @AfterEach
    void close() {
        casework.entities().getTransaction().rollback();
        casework.close();
    }

    @Test
    void is_given_up_after_two_hours_with_an_entry_and_without_a_trace_on_the_disk() throws IOException {
        take(FILE.length / 2);
        now = now.plus(119, ChronoUnit.MINUTES);
        assertThat(service().forgotten()).isEmpty();
        now = now.plus(2, ChronoUnit.MINUTES);
        assertThat(service().forgotten()).containsExactly(upload.id());

        service().giveUp(upload.id());

        assertThat(casework.recorded()).singleElement().asString().contains("EVIDENCE_ABANDONED", "XS-2026-0001");
        assertThat(files()).isZero();
        assertThat(service().forgotten()).isEmpty();
    }

    @Test
    void takes_the_sealed_file_that_never_came_on_record_with_it() throws IOException {
        take(FILE.length);
        assertThat(files()).isEqualTo(1);

        service().giveUp(upload.id());

        assertThat(casework.recorded()).singleElement().asString().contains("EVIDENCE_ABANDONED");
        assertThat(files()).isZero();
    }

    @Test
    void leaves_an_item_on_record_alone_and_says_nothing_about_it() throws IOException {
        take(FILE.length);
        onRecord.add(upload.id());
        now = now.plus(3, ChronoUnit.HOURS);
        assertThat(service().forgotten()).containsExactly(upload.id());

        service().giveUp(upload.id());

        assertThat(casework.recorded()).isEmpty();
        assertThat(files()).isEqualTo(1);
        assertThat(service().forgotten()).isEmpty();
    }

    @Test
    void is_not_forgotten_while_a_piece_is_on_its_way() throws IOException {
        List<UUID> seen = new ArrayList<>();
        InputStream slow = new ByteArrayInputStream(FILE) {
            @Override
            public synchronized int read(byte[] buffer, int from, int most) {
                now = now.plus(3, ChronoUnit.HOURS);
                seen.addAll(service().forgotten());
                return super.read(buffer, from, most);
            }
        };

        assertThat(upload.append(0, slow, casework.get(ServerClock.class))).isEqualTo(Taken.WHOLE);

        assertThat(seen).isEmpty();
        assertThat(service().forgotten()).isEmpty();
    }

    private UploadService service() {
        return casework.get(UploadService.class);
    }

    private void take(int length) throws IOException {
        upload.append(0, new ByteArrayInputStream(FILE, 0, length), casework.get(ServerClock.class));
    }

    private long files() throws IOException {
        try (Stream<Path> found = Files.walk(folder.resolve("evidence"))) {
            return found.filter(Files::isRegularFile).count();
        }
    }
}
