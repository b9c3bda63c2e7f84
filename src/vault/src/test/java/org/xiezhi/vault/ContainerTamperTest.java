package org.xiezhi.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.xiezhi.vault.VaultFixture.FIRST_PLAINTEXT;
import static org.xiezhi.vault.VaultFixture.SEGMENT;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xiezhi.vault.shared.IntegrityException;
import org.xiezhi.vault.shared.IntegrityException.Mismatch;

/** An adversary who holds the disk: whatever he does to a container, there is a refusal and never a wrong byte. */
class ContainerTamperTest {

    private static final byte[] ORIGINAL = VaultFixture.original(3 * SEGMENT + 5000);

    @TempDir
    Path folder;

    private VaultFixture fixture;
    private StoredObject stored;
    private byte[] header;
    private List<byte[]> segments;

    @BeforeEach
    void seal() throws IOException {
        fixture = new VaultFixture(folder);
        stored = fixture.put(ORIGINAL);
        byte[] container = Files.readAllBytes(fixture.container(stored));
        header = Arrays.copyOf(container, ContainerHeader.LENGTH);
        segments = new ArrayList<>();
        for (int at = ContainerHeader.LENGTH; at < container.length; at += SEGMENT) {
            segments.add(Arrays.copyOfRange(container, at, Math.min(at + SEGMENT, container.length)));
        }
        assertThat(segments).hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void refuses_a_flipped_bit_in_each_segment(int number) throws IOException {
        byte[] segment = segments.get(number);
        for (int at : new int[] {0, 45, segment.length / 2, segment.length - 1}) {
            segment[at] ^= 1;
            refuses(join(header, segments), Mismatch.SEGMENT);
            segment[at] ^= 1;
        }
        fixture.replace(stored, join(header, segments));
        assertThat(fixture.readAll(stored)).isEqualTo(ORIGINAL);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void refuses_a_cut_at_each_segment_border_and_beside_it(int left) throws IOException {
        byte[] container = join(header, segments.subList(0, left));
        refuses(container, Mismatch.LENGTH);
        refuses(Arrays.copyOf(container, container.length + 1), Mismatch.LENGTH);
        refuses(Arrays.copyOf(container, container.length - 1), left == 0 ? Mismatch.HEADER : Mismatch.LENGTH);
    }

    @Test
    void refuses_an_emptied_container() throws IOException {
        refuses(new byte[0], Mismatch.HEADER);
    }

    @Test
    void refuses_a_byte_behind_the_end() throws IOException {
        byte[] container = join(header, segments);
        refuses(Arrays.copyOf(container, container.length + 1), Mismatch.LENGTH);
    }

    @Test
    void refuses_segments_in_another_order() throws IOException {
        Collections.swap(segments, 1, 2);
        refuses(join(header, segments), Mismatch.SEGMENT);
    }

    @Test
    void refuses_a_doubled_segment_in_place_of_another() throws IOException {
        segments.set(2, segments.get(1));
        refuses(join(header, segments), Mismatch.SEGMENT);
    }

    @Test
    void refuses_a_doubled_segment_that_makes_it_longer() throws IOException {
        segments.add(1, segments.get(1));
        refuses(join(header, segments), Mismatch.LENGTH);
    }

    @Test
    void refuses_a_segment_of_another_container() throws IOException {
        StoredObject other = fixture.put(ORIGINAL);
        byte[] foreign = Files.readAllBytes(fixture.container(other));
        int from = ContainerHeader.LENGTH + SEGMENT;
        segments.set(1, Arrays.copyOfRange(foreign, from, from + SEGMENT));
        refuses(join(header, segments), Mismatch.SEGMENT);
    }

    @Test
    void refuses_the_header_of_another_object() throws IOException {
        StoredObject other = fixture.put(ORIGINAL);
        byte[] foreign = Arrays.copyOf(Files.readAllBytes(fixture.container(other)), ContainerHeader.LENGTH);
        refuses(join(foreign, segments), Mismatch.HEADER);
    }

    @Test
    void refuses_each_changed_byte_of_the_header() throws IOException {
        for (int at = 0; at < header.length; at++) {
            byte[] changed = header.clone();
            changed[at] ^= 1;
            refuses(join(changed, segments), Mismatch.HEADER);
        }
    }

    @Test
    void refuses_the_whole_container_of_another_object() throws IOException {
        StoredObject other = fixture.put(ORIGINAL);
        refuses(Files.readAllBytes(fixture.container(other)), Mismatch.HEADER);
    }

    @Test
    void refuses_the_body_of_another_object_behind_the_right_header() throws IOException {
        StoredObject other = fixture.put(ORIGINAL);
        byte[] foreign = Files.readAllBytes(fixture.container(other));
        System.arraycopy(header, 0, foreign, 0, header.length);
        refuses(foreign, Mismatch.SEGMENT);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void refuses_each_flipped_bit_even_of_an_empty_original(int size) throws IOException {
        StoredObject small = fixture.put(new byte[size]);
        byte[] container = Files.readAllBytes(fixture.container(small));
        for (int at = 0; at < container.length; at++) {
            container[at] ^= 1;
            fixture.replace(small, container);
            assertThatThrownBy(() -> fixture.vault.verify(small, fixture.matterKey))
                    .as("byte %s", at)
                    .isInstanceOf(IntegrityException.class);
            container[at] ^= 1;
        }
        fixture.replace(small, container);
        fixture.vault.verify(small, fixture.matterKey);
    }

    @Test
    void names_an_object_that_is_gone() throws IOException {
        Files.delete(fixture.container(stored));
        assertThatThrownBy(() -> fixture.vault.verify(stored, fixture.matterKey))
                .isInstanceOfSatisfying(
                        IntegrityException.class, e -> assertThat(e.mismatch()).isEqualTo(Mismatch.MISSING))
                .hasMessageContaining(stored.objectId().toString());
    }

    @Test
    void still_reads_segments_before_a_broken_one() throws IOException {
        segments.get(2)[7] ^= 1;
        fixture.replace(stored, join(header, segments));
        ByteArrayOutputStream beginning = new ByteArrayOutputStream();
        try (SealedObject object = fixture.vault.read(stored, fixture.matterKey)) {
            object.copyTo(beginning, 0, FIRST_PLAINTEXT);
        }
        assertThat(beginning.toByteArray()).isEqualTo(Arrays.copyOf(ORIGINAL, FIRST_PLAINTEXT));
    }

    private void refuses(byte[] container, Mismatch expected) throws IOException {
        fixture.replace(stored, container);
        assertThatThrownBy(() -> fixture.vault.verify(stored, fixture.matterKey))
                .isInstanceOfSatisfying(IntegrityException.class, e -> {
                    assertThat(e.subject()).isEqualTo(stored.objectId());
                    assertThat(e.mismatch()).isEqualTo(expected);
                });
        givesNoWrongByte();
    }

    /** Reads on after each refusal, at every segment: what comes out must be the original. */
    private void givesNoWrongByte() throws IOException {
        try (SealedObject object = fixture.vault.read(stored, fixture.matterKey)) {
            for (int from = 0; from < ORIGINAL.length; from += SEGMENT / 2) {
                ByteBuffer out = ByteBuffer.allocate(1000);
                try {
                    object.position(from).read(out);
                } catch (IntegrityException refused) {
                    assertThat(refused.mismatch()).isEqualTo(Mismatch.SEGMENT);
                }
                byte[] given = Arrays.copyOf(out.array(), out.position());
                assertThat(given).isEqualTo(Arrays.copyOfRange(ORIGINAL, from, from + given.length));
            }
        } catch (IntegrityException refused) {
            assertThat(refused.subject()).isEqualTo(stored.objectId());
        }
    }

    private static byte[] join(byte[] header, List<byte[]> segments) {
        ByteArrayOutputStream container = new ByteArrayOutputStream();
        container.writeBytes(header);
        segments.forEach(container::writeBytes);
        return container.toByteArray();
    }
}
