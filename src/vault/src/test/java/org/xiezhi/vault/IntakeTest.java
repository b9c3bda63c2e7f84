package org.xiezhi.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xiezhi.vault.shared.Bytes;
import org.xiezhi.vault.shared.Sha256;
import org.xiezhi.vault.store.FileEvidenceStore;

class IntakeTest {

    private static final byte[] ORIGINAL = VaultFixture.original(2_500_000);

    @TempDir
    Path folder;

    private VaultFixture fixture;

    @BeforeEach
    void open() throws IOException {
        fixture = new VaultFixture(folder);
    }

    @Test
    void goes_on_over_several_calls_with_the_same_cipher_state() throws IOException {
        try (EvidenceIntake intake = fixture.open(UUID.randomUUID())) {
            int[] borders = {0, 1, 1000, 1_048_576, 1_500_000, ORIGINAL.length};
            for (int i = 1; i < borders.length; i++) {
                int length = borders[i] - borders[i - 1];
                if (i % 2 == 0) {
                    intake.append(ByteBuffer.wrap(ORIGINAL, borders[i - 1], length));
                } else {
                    assertThat(intake.append(new ByteArrayInputStream(ORIGINAL, borders[i - 1], length)))
                            .isEqualTo(length);
                }
                assertThat(intake.received()).isEqualTo(borders[i]);
            }
            StoredObject stored = intake.seal(Optional.of(sha256(ORIGINAL)));
            assertThat(fixture.readAll(stored)).isEqualTo(ORIGINAL);
        }
    }

    @Test
    void keeps_what_came_before_the_line_was_lost_and_goes_on() throws IOException {
        try (EvidenceIntake intake = fixture.open(UUID.randomUUID())) {
            InputStream lost =
                    new SequenceInputStream(new ByteArrayInputStream(ORIGINAL, 0, 1_200_000), new LostLine());
            assertThatThrownBy(() -> intake.append(lost))
                    .isInstanceOf(IOException.class)
                    .hasMessage("line lost");
            assertThat(intake.received()).isEqualTo(1_200_000);

            intake.append(new ByteArrayInputStream(ORIGINAL, 1_200_000, ORIGINAL.length - 1_200_000));
            StoredObject stored = intake.seal(Optional.of(sha256(ORIGINAL)));
            assertThat(fixture.readAll(stored)).isEqualTo(ORIGINAL);
        }
    }

    @Test
    void refuses_a_declared_size_above_the_maximum_before_a_byte_comes() {
        assertRefused(
                () -> openWith(IntakeLimits.ofEvidence(OptionalLong.of(1001), 1000)),
                new IntakeRefusal.TooLarge(1000, 1001));
        assertNothingStored();
    }

    @Test
    void refuses_more_bytes_than_the_maximum() throws IOException {
        EvidenceIntake intake = openWith(IntakeLimits.ofEvidence(OptionalLong.empty(), 1000));
        intake.append(ByteBuffer.allocate(1000));
        assertRefused(() -> intake.append(ByteBuffer.allocate(1)), new IntakeRefusal.TooLarge(1000, 1001));
        assertNothingStored();
    }

    @Test
    void refuses_more_or_fewer_bytes_than_declared() throws IOException {
        EvidenceIntake more = openWith(IntakeLimits.ofEvidence(OptionalLong.of(10), 1000));
        assertRefused(() -> more.append(ByteBuffer.allocate(11)), new IntakeRefusal.SizeDiffers(10, 11));
        EvidenceIntake fewer = openWith(IntakeLimits.ofEvidence(OptionalLong.of(10), 1000));
        fewer.append(ByteBuffer.allocate(9));
        assertRefused(() -> fewer.seal(Optional.empty()), new IntakeRefusal.SizeDiffers(10, 9));
        assertNothingStored();
    }

    @Test
    void refuses_an_empty_original_where_evidence_is_meant() throws IOException {
        assertRefused(() -> openWith(IntakeLimits.ofEvidence(OptionalLong.of(0), 1000)), new IntakeRefusal.Empty());
        EvidenceIntake intake = openWith(IntakeLimits.ofEvidence(OptionalLong.empty(), 1000));
        assertRefused(() -> intake.seal(Optional.empty()), new IntakeRefusal.Empty());
        assertNothingStored();
    }

    @Test
    void refuses_other_bytes_than_the_sender_hashed() throws IOException {
        EvidenceIntake intake = fixture.open(UUID.randomUUID());
        intake.append(ByteBuffer.wrap(new byte[] {1}));
        Bytes declared = sha256(new byte[] {2});
        assertRefused(
                () -> intake.seal(Optional.of(declared)),
                new IntakeRefusal.HashDiffers(declared, sha256(new byte[] {1})));
        assertNothingStored();
    }

    @Test
    void refuses_a_second_object_of_the_same_id() throws IOException {
        StoredObject stored = fixture.put(new byte[] {1});
        assertThatThrownBy(() -> fixture.open(stored.objectId())).isInstanceOf(FileAlreadyExistsException.class);
        try (EvidenceIntake first = fixture.open(UUID.randomUUID())) {
            assertThatThrownBy(() -> fixture.open(first.objectId())).isInstanceOf(FileAlreadyExistsException.class);
            first.append(ByteBuffer.wrap(new byte[] {1}));
            assertThat(first.seal(Optional.empty()).size()).isEqualTo(1);
        }
        assertThat(fixture.readAll(stored)).containsExactly(1);
    }

    @Test
    void removes_the_partial_file_when_given_up() throws IOException {
        EvidenceIntake intake = fixture.open(UUID.randomUUID());
        intake.append(ByteBuffer.wrap(ORIGINAL));
        assertThat(fixture.partial(intake.objectId())).exists();
        intake.abort();
        assertNothingStored();
        assertThatThrownBy(() -> intake.append(ByteBuffer.allocate(1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("ENDED");
    }

    @Test
    void keeps_a_sealed_original_when_closed_or_given_up_afterwards() throws IOException {
        EvidenceIntake intake = fixture.open(UUID.randomUUID());
        intake.append(ByteBuffer.wrap(ORIGINAL));
        StoredObject stored = intake.seal(Optional.empty());
        intake.abort();
        intake.close();
        assertThat(fixture.readAll(stored)).isEqualTo(ORIGINAL);
    }

    @Test
    void can_be_given_up_while_bytes_still_come_and_refuses_a_second_sender() throws Exception {
        EvidenceIntake intake = fixture.open(UUID.randomUUID());
        CountDownLatch reading = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        InputStream slow = new InputStream() {
            @Override
            public int read() {
                reading.countDown();
                try {
                    goOn.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
                return -1;
            }

            @Override
            public int read(byte[] target, int from, int length) {
                return read();
            }
        };
        Thread sender = new Thread(() -> assertThatThrownBy(() -> intake.append(slow))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("given up"));
        sender.start();
        reading.await();
        assertThatThrownBy(() -> intake.append(ByteBuffer.allocate(1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("already being written");
        intake.abort();
        goOn.countDown();
        sender.join();
        assertNothingStored();
    }

    @Test
    void takes_evidence_even_if_the_executor_refuses_work() throws IOException {
        Executor closing = task -> {
            throw new RejectedExecutionException("closing");
        };
        EvidenceVault vault = new EvidenceVault(
                new FileEvidenceStore(folder.resolve("evidence"), 0, closing), fixture.random, closing);
        byte[] original = VaultFixture.original(70 << 20);
        try (EvidenceIntake intake = vault.open(
                UUID.randomUUID(),
                fixture.matterKey,
                IntakeLimits.ofEvidence(OptionalLong.of(original.length), original.length))) {
            intake.append(new ByteArrayInputStream(original));
            vault.verify(intake.seal(Optional.empty()), fixture.matterKey);
            assertThat(intake.received()).isEqualTo(original.length);
        }
    }

    private EvidenceIntake openWith(IntakeLimits limits) throws IOException {
        return fixture.vault.open(UUID.randomUUID(), fixture.matterKey, limits);
    }

    private static void assertRefused(ThrowingCallable act, IntakeRefusal expected) {
        assertThatThrownBy(act)
                .asInstanceOf(type(IntakeRefusedException.class))
                .extracting(IntakeRefusedException::refusal)
                .isEqualTo(expected);
    }

    private void assertNothingStored() {
        assertThat(folder.resolve("evidence/incoming")).isEmptyDirectory();
        assertThat(folder.resolve("evidence/objects")).isEmptyDirectory();
    }

    private static Bytes sha256(byte[] content) {
        MessageDigest digest = Sha256.begin();
        return Bytes.of(digest.digest(content));
    }

    private static final class LostLine extends InputStream {
        @Override
        public int read() throws IOException {
            throw new IOException("line lost");
        }

        @Override
        public int read(byte[] target, int from, int length) throws IOException {
            throw new IOException("line lost");
        }
    }
}
