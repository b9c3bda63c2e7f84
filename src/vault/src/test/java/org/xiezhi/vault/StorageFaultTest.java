package org.xiezhi.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xiezhi.vault.store.FaultyDisk;

class StorageFaultTest {

    private static final byte[] ORIGINAL = VaultFixture.original(5 << 20);
    private static final long RESERVE = 1 << 20;

    @TempDir
    Path folder;

    private FaultyDisk disk;
    private VaultFixture fixture;

    @BeforeEach
    void open() throws IOException {
        Path evidence = folder.resolve("evidence");
        disk = FaultyDisk.at(evidence);
        fixture = new VaultFixture(folder, disk.store(evidence, RESERVE));
    }

    @Test
    void tells_a_disk_that_fills_half_way_from_a_broken_one_and_takes_the_next_upload() throws IOException {
        StoredObject acknowledged = fixture.put(ORIGINAL);
        disk.bytesUntilFailure = 2_500_000;
        assertDiskFull(() -> fixture.put(ORIGINAL));
        assertNoPartialFile();

        disk.bytesUntilFailure = 2_500_000;
        disk.failure = "Input/output error";
        assertThatThrownBy(() -> fixture.put(ORIGINAL))
                .isInstanceOf(IOException.class)
                .hasMessage(disk.failure);
        assertNoPartialFile();

        disk.bytesUntilFailure = Long.MAX_VALUE;
        assertThat(fixture.readAll(fixture.put(ORIGINAL))).isEqualTo(ORIGINAL);
        assertThat(fixture.readAll(acknowledged)).isEqualTo(ORIGINAL);
    }

    @Test
    void knows_a_full_disk_by_its_space_when_the_message_is_in_another_language() {
        disk.bytesUntilFailure = 2_500_000;
        disk.failure = "设备上没有空间";
        EvidenceIntakeRunner runner = () -> {
            try (EvidenceIntake intake = fixture.open(UUID.randomUUID())) {
                intake.append(new ByteArrayInputStream(ORIGINAL, 0, 1 << 20));
                // The space goes away between the check and the write, as with another writer on the same disk.
                disk.usableSpace = RESERVE + (2 << 20);
                intake.append(new ByteArrayInputStream(ORIGINAL, 1 << 20, 1 << 20));
                disk.usableSpace = RESERVE + 1;
                intake.append(new ByteArrayInputStream(ORIGINAL, 2 << 20, 3 << 20));
            }
        };
        assertDiskFull(runner::run);
        assertNoPartialFile();
    }

    @Test
    void stops_before_it_touches_the_reserve() throws IOException {
        disk.usableSpace = RESERVE + 10;
        assertDiskFull(() -> fixture.open(UUID.randomUUID()));
        disk.usableSpace = RESERVE + 100_000;
        EvidenceIntake intake = fixture.open(UUID.randomUUID());
        assertDiskFull(() -> intake.append(ByteBuffer.wrap(ORIGINAL)));
        assertNoPartialFile();
    }

    @Test
    void refuses_at_the_beginning_what_there_is_no_room_for() throws IOException {
        disk.usableSpace = RESERVE + ORIGINAL.length;
        IntakeLimits fits = IntakeLimits.ofEvidence(OptionalLong.of(ORIGINAL.length), Long.MAX_VALUE);
        fixture.vault.open(UUID.randomUUID(), fixture.matterKey, fits).close();
        IntakeLimits larger = IntakeLimits.ofEvidence(OptionalLong.of(ORIGINAL.length + 1L), Long.MAX_VALUE);
        assertDiskFull(() -> fixture.vault.open(UUID.randomUUID(), fixture.matterKey, larger));
        assertNoPartialFile();
    }

    @Test
    void does_not_acknowledge_what_could_not_be_forced() throws IOException {
        EvidenceIntake intake = fixture.open(UUID.randomUUID());
        intake.append(ByteBuffer.wrap(ORIGINAL));
        disk.forceFails = true;
        assertDiskFull(() -> intake.seal(Optional.empty()));
        assertNoPartialFile();
        assertThat(folder.resolve("evidence/objects")).isEmptyDirectory();
    }

    @Test
    void forces_about_every_32_mebibytes_and_once_at_the_end() throws IOException {
        try (EvidenceIntake intake = fixture.open(UUID.randomUUID())) {
            for (int i = 0; i < 14; i++) {
                intake.append(ByteBuffer.wrap(ORIGINAL));
            }
            assertThat(disk.forces).hasValue(2);
            intake.seal(Optional.empty());
            assertThat(disk.forces).hasValue(3);
        }
    }

    @Test
    void reports_a_write_back_that_failed_beside_the_writing() throws IOException {
        disk.forceFails = true;
        disk.failure = "Input/output error";
        EvidenceIntake intake = fixture.open(UUID.randomUUID());
        assertThatThrownBy(() -> {
                    for (int i = 0; i < 14; i++) {
                        intake.append(ByteBuffer.wrap(ORIGINAL));
                    }
                })
                .isInstanceOf(IOException.class)
                .hasMessage(disk.failure);
        assertNoPartialFile();
    }

    private interface EvidenceIntakeRunner {
        void run() throws IOException;
    }

    private static void assertDiskFull(ThrowingCallable act) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        IntakeRefusedException.class,
                        e -> assertThat(e.refusal()).isInstanceOf(IntakeRefusal.DiskFull.class));
    }

    private void assertNoPartialFile() {
        assertThat(folder.resolve("evidence/incoming")).isEmptyDirectory();
    }
}
