package org.xiezhi.vault;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.xiezhi.vault.VaultFixture.FIRST_PLAINTEXT;
import static org.xiezhi.vault.VaultFixture.NEXT_PLAINTEXT;
import static org.xiezhi.vault.VaultFixture.SEGMENT;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xiezhi.vault.shared.Bytes;
import org.xiezhi.vault.shared.Sha256;

class SizesAndRangesTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            ints = {
                0,
                1,
                FIRST_PLAINTEXT - 1,
                FIRST_PLAINTEXT,
                FIRST_PLAINTEXT + 1,
                SEGMENT - 1,
                SEGMENT,
                SEGMENT + 1,
                FIRST_PLAINTEXT + NEXT_PLAINTEXT - 1,
                FIRST_PLAINTEXT + NEXT_PLAINTEXT,
                FIRST_PLAINTEXT + NEXT_PLAINTEXT + 1
            })
    void gives_back_what_it_took_at_every_edge_of_a_segment(int size) throws IOException {
        VaultFixture fixture = new VaultFixture(folder);
        byte[] original = VaultFixture.original(size);

        StoredObject stored = fixture.put(original);

        assertThat(stored.size()).isEqualTo(size);
        assertThat(stored.sha256()).isEqualTo(sha256(original));
        assertThat(fixture.readAll(stored)).isEqualTo(original);
        fixture.vault.verify(stored, fixture.matterKey);
    }

    @Test
    void opens_any_range_of_any_segment() throws IOException {
        VaultFixture fixture = new VaultFixture(folder);
        byte[] original = VaultFixture.original(3 * SEGMENT + 77);
        StoredObject stored = fixture.put(original);
        Random ranges = new Random(2);
        try (SealedObject object = fixture.vault.read(stored, fixture.matterKey)) {
            for (int i = 0; i < 60; i++) {
                int from = ranges.nextInt(original.length);
                int length = ranges.nextInt(Math.min(70_000, original.length - from) + 1);
                ByteArrayOutputStream range = new ByteArrayOutputStream();
                object.copyTo(range, from, length);
                assertThat(range.toByteArray()).isEqualTo(Arrays.copyOfRange(original, from, from + length));
            }
            assertThat(object.position(original.length).read(ByteBuffer.allocate(1)))
                    .isEqualTo(-1);
        }
    }

    @Test
    void refuses_a_range_beyond_the_end() throws IOException {
        VaultFixture fixture = new VaultFixture(folder);
        StoredObject stored = fixture.put(VaultFixture.original(10));
        try (SealedObject object = fixture.vault.read(stored, fixture.matterKey)) {
            ByteArrayOutputStream target = new ByteArrayOutputStream();
            assertThatThrownBy(() -> object.copyTo(target, 4, 7)).isInstanceOf(IndexOutOfBoundsException.class);
            assertThatThrownBy(() -> object.copyTo(target, 1, Long.MAX_VALUE))
                    .isInstanceOf(IndexOutOfBoundsException.class);
            assertThatThrownBy(() -> object.copyTo(target, -1, 1)).isInstanceOf(IndexOutOfBoundsException.class);
            assertThat(target.size()).isZero();
        }
    }

    @Test
    void leaves_no_plaintext_on_the_disk() throws IOException {
        VaultFixture fixture = new VaultFixture(folder);
        byte[] original = "收受红包礼金的照片 ".repeat(200).getBytes(UTF_8);
        fixture.put(original);
        byte[] needle = Arrays.copyOf(original, 24);
        try (var files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(new String(Files.readAllBytes(file), ISO_8859_1))
                        .doesNotContain(new String(needle, ISO_8859_1));
            }
        }
    }

    private static Bytes sha256(byte[] content) {
        MessageDigest digest = Sha256.begin();
        return Bytes.of(digest.digest(content));
    }
}
