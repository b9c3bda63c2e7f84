package org.xiezhi.casework.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xiezhi.casework.CaseworkFixture;

class ForgottenUploadTest {

    private static final byte[] FILE = "a file of the test".getBytes(java.nio.charset.StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    private CaseworkFixture casework;
    private VaultFixture vault;
    private final List<UUID> onRecord = new ArrayList<>();
    private Upload upload;

    @BeforeEach
    void begin() throws IOException {
        casework = new CaseworkFixture();
        vault = new VaultFixture(folder);
        vault.into(casework);
        casework.put(EvidenceItems.class, new EvidenceItems() {
            @Override
            public Optional<Evidence> find(UUID id) {
                return onRecord.contains(id) ? Optional.of(new Evidence()) : Optional.empty();
            }
        });
        upload = vault.upload(UUID.randomUUID(), FILE.length);
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
        later(119, ChronoUnit.MINUTES);
        assertThat(service().forgotten()).isEmpty();
        later(2, ChronoUnit.MINUTES);
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
        later(3, ChronoUnit.HOURS);
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
                later(3, ChronoUnit.HOURS);
                seen.addAll(service().forgotten());
                return super.read(buffer, from, most);
            }
        };

        assertThat(upload.append(0, slow, vault.clock())).isEqualTo(Taken.WHOLE);

        assertThat(seen).isEmpty();
        assertThat(service().forgotten()).isEmpty();
    }

    private void later(long amount, ChronoUnit unit) {
        vault.setNow(vault.now().plus(amount, unit));
    }

    private UploadService service() {
        return casework.get(UploadService.class);
    }

    private void take(int length) throws IOException {
        upload.append(0, new ByteArrayInputStream(FILE, 0, length), vault.clock());
    }

    private long files() throws IOException {
        try (Stream<Path> found = Files.walk(vault.evidence())) {
            return found.filter(Files::isRegularFile).count();
        }
    }
}
