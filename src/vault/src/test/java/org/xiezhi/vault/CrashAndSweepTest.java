package org.xiezhi.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xiezhi.vault.key.MatterKey;
import org.xiezhi.vault.key.WrappedMatterKey;
import org.xiezhi.vault.shared.Bytes;

class CrashAndSweepTest {

    private static final Instant NOW = Instant.parse("2026-11-23T01:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final Duration GRACE = Duration.ofHours(1);

    @TempDir
    Path folder;

    @Test
    void keeps_the_acknowledged_original_of_a_killed_process_and_sweeps_its_partial_file() throws Exception {
        UUID unfinished = UUID.randomUUID();
        Process child = ChildJvm.start(List.of(), DyingUploader.class, folder.toString(), unfinished.toString());
        String[] said;
        try (BufferedReader out = child.inputReader(StandardCharsets.US_ASCII)) {
            said = out.readLine().split(" ");
            child.destroyForcibly().waitFor();
        }
        StoredObject stored = new StoredObject(
                UUID.fromString(said[0]),
                Long.parseLong(said[1]),
                Bytes.ofHex(said[2]),
                Bytes.ofHex(said[3]),
                Bytes.ofHex(said[4]),
                ContainerSuite.AES256_GCM_HKDF_1MB);

        VaultFixture after = new VaultFixture(folder);
        assertThat(after.partial(unfinished)).exists();
        age(after.partial(unfinished), GRACE.plusSeconds(1));
        SweptObjects swept = after.vault.sweep(stored.objectId()::equals, GRACE, CLOCK);

        assertThat(swept).isEqualTo(new SweptObjects(List.of(unfinished), List.of()));
        assertThat(after.partial(unfinished)).doesNotExist();
        WrappedMatterKey wrapped = WrappedMatterKey.decode(Bytes.ofHex(said[5]).toArray());
        try (MatterKey key = after.unitKeys.unwrap(wrapped, VaultFixture.MATTER)) {
            after.vault.verify(stored, key);
        }
    }

    @Test
    void sweeps_containers_without_a_row_after_the_grace_time_only() throws IOException {
        VaultFixture fixture = new VaultFixture(folder);
        StoredObject known = fixture.put(new byte[] {1});
        StoredObject unknown = fixture.put(new byte[] {2});
        StoredObject young = fixture.put(new byte[] {3});
        age(fixture.container(known), GRACE.plusSeconds(1));
        age(fixture.container(unknown), GRACE.plusSeconds(1));
        age(fixture.container(young), GRACE.minusSeconds(1));

        SweptObjects swept = fixture.vault.sweep(known.objectId()::equals, GRACE, CLOCK);

        assertThat(swept).isEqualTo(new SweptObjects(List.of(), List.of(unknown.objectId())));
        assertThat(fixture.container(unknown)).doesNotExist();
        assertThat(fixture.readAll(known)).containsExactly(1);
        assertThat(fixture.readAll(young)).containsExactly(3);
    }

    @Test
    void leaves_an_upload_alone_that_rests_on_a_lost_line() throws IOException {
        VaultFixture fixture = new VaultFixture(folder);
        try (EvidenceIntake resting = fixture.open(UUID.randomUUID())) {
            resting.append(ByteBuffer.wrap(new byte[] {1}));
            age(fixture.partial(resting.objectId()), Duration.ofDays(3));

            SweptObjects swept = fixture.vault.sweep(id -> false, GRACE, CLOCK);

            assertThat(swept).isEqualTo(new SweptObjects(List.of(), List.of()));
            resting.append(ByteBuffer.wrap(new byte[] {2}));
            assertThat(fixture.readAll(resting.seal(Optional.empty()))).containsExactly(1, 2);
        }
    }

    private static void age(Path file, Duration age) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(NOW.minus(age)));
    }
}
