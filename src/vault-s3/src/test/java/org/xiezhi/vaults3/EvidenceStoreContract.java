package org.xiezhi.vaults3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xiezhi.vault.store.EvidenceStore;
import org.xiezhi.vault.store.IncomingObject;
import org.xiezhi.vault.store.ObjectStat;

/** What the vault may rely on, whatever its store is. */
abstract class EvidenceStoreContract {

    /** The least part of an upload to a bucket; a file knows no parts, and must not mind. */
    static final int PART = PartSize.LEAST;

    /** The store of this process. */
    abstract EvidenceStore store();

    /** Another process at the same store. */
    abstract EvidenceStore elsewhere() throws IOException;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 65_536, PART - 1, PART, PART + 1, 2 * PART, 2 * PART + 7})
    void gives_back_what_was_written(int size) throws IOException {
        byte[] content = content(size);
        UUID id = put(content);
        assertThat(all(id)).isEqualTo(content);
        ObjectStat stat = store().stat(id).orElseThrow();
        assertThat(stat.objectId()).isEqualTo(id);
        assertThat(stat.length()).isEqualTo(size);
        assertThat(stat.lastWritten())
                .isBetween(
                        Instant.now().minus(Duration.ofMinutes(5)),
                        Instant.now().plus(Duration.ofMinutes(5)));
    }

    @Test
    void takes_what_comes_in_pieces_of_any_length() throws IOException {
        byte[] content = content(PART + 300_000);
        UUID id = UUID.randomUUID();
        Random random = new Random(7);
        try (IncomingObject incoming = store().begin(id, content.length)) {
            for (int at = 0; at < content.length; ) {
                int length = Math.min(content.length - at, random.nextInt(200_000));
                assertThat(incoming.write(ByteBuffer.wrap(content, at, length))).isEqualTo(length);
                at += length;
            }
            incoming.publish();
        }
        assertThat(all(id)).isEqualTo(content);
    }

    @Test
    void reads_from_any_position_and_not_beyond_the_end() throws IOException {
        byte[] content = content(3_000_000);
        UUID id = put(content);
        Random random = new Random(11);
        try (SeekableByteChannel channel = store().read(id)) {
            assertThat(channel.size()).isEqualTo(content.length);
            for (int i = 0; i < 60; i++) {
                int from = random.nextInt(content.length);
                int length = 1 + random.nextInt(i % 3 == 0 ? 200_000 : 50);
                byte[] expected = Arrays.copyOfRange(content, from, Math.min(content.length, from + length));
                assertThat(read(channel.position(from), length)).isEqualTo(expected);
                assertThat(channel.position()).isEqualTo(from + expected.length);
            }
            ByteBuffer none = ByteBuffer.allocate(1);
            assertThat(channel.position(content.length).read(none)).isEqualTo(-1);
            assertThat(channel.position(content.length + 100L).read(none)).isEqualTo(-1);
            assertThat(channel.position(5).read(ByteBuffer.allocate(0))).isZero();
            assertThatThrownBy(() -> channel.position(-1)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> channel.write(none)).isInstanceOf(NonWritableChannelException.class);
        }
        SeekableByteChannel closed = store().read(id);
        closed.close();
        assertThat(closed.isOpen()).isFalse();
        assertThatThrownBy(() -> closed.read(ByteBuffer.allocate(1))).isInstanceOf(ClosedChannelException.class);
    }

    @Test
    void is_not_seen_before_it_is_published_and_not_at_all_when_it_is_given_up() throws IOException {
        UUID id = UUID.randomUUID();
        try (IncomingObject incoming = store().begin(id, 0)) {
            incoming.write(ByteBuffer.wrap(content(PART + 1)));
            assertNothing(id);
            assertThat(incoming.isOpen()).isTrue();
        }
        assertNothing(id);
        assertThat(elsewhere().listAbandoned()).isEmpty();
        // The name is free again.
        try (IncomingObject again = store().begin(id, 0)) {
            again.write(ByteBuffer.wrap(new byte[] {1}));
            again.publish();
            assertThat(again.isOpen()).isFalse();
            assertThatThrownBy(() -> again.write(ByteBuffer.wrap(new byte[] {2})))
                    .isInstanceOf(ClosedChannelException.class);
        }
        assertThat(all(id)).containsExactly(1);
    }

    @Test
    void takes_no_second_writer_and_never_replaces() throws IOException {
        UUID id = UUID.randomUUID();
        try (IncomingObject incoming = store().begin(id, 0)) {
            assertThatThrownBy(() -> store().begin(id, 0)).isInstanceOf(FileAlreadyExistsException.class);
            incoming.write(ByteBuffer.wrap(new byte[] {1}));
            incoming.publish();
        }
        assertThatThrownBy(() -> store().begin(id, 0)).isInstanceOf(FileAlreadyExistsException.class);
        assertThatThrownBy(() -> elsewhere().begin(id, 0)).isInstanceOf(FileAlreadyExistsException.class);
        assertThat(all(id)).containsExactly(1);
    }

    @Test
    void many_write_at_once() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(6);
        try {
            List<Callable<UUID>> writers = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                int size = 1000 + 700_000 * i;
                writers.add(() -> put(content(size)));
            }
            List<Future<UUID>> written = threads.invokeAll(writers);
            for (int i = 0; i < written.size(); i++) {
                assertThat(all(written.get(i).get())).isEqualTo(content(1000 + 700_000 * i));
            }
            assertThat(store().list()).hasSize(12);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void lists_all_however_many_and_removes_one() throws IOException {
        assertThat(store().list()).isEmpty();
        List<UUID> ids = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            ids.add(put(content(i)));
        }
        assertThat(store().list()).extracting(ObjectStat::objectId).containsExactlyInAnyOrderElementsOf(ids);
        assertThat(store().list())
                .extracting(ObjectStat::length)
                .containsExactlyInAnyOrder(0L, 1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L);
        assertThat(store().delete(ids.get(4))).isTrue();
        assertThat(store().delete(ids.get(4))).isFalse();
        assertNothing(ids.get(4));
        assertThat(elsewhere().list()).hasSize(9);
    }

    @Test
    void knows_what_another_process_left_half_written_and_removes_it_and_nothing_of_its_own() throws IOException {
        List<UUID> left = new ArrayList<>();
        List<IncomingObject> writers = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            left.add(UUID.randomUUID());
            writers.add(elsewhere().begin(left.get(i), 0));
            writers.get(i).write(ByteBuffer.wrap(content(i == 0 ? PART : 10)));
        }
        UUID own = UUID.randomUUID();
        try (IncomingObject mine = store().begin(own, 0)) {
            mine.write(ByteBuffer.wrap(content(PART)));
            assertThat(store().listAbandoned())
                    .allSatisfy(stat -> assertThat(stat.lastWritten())
                            .isBetween(
                                    Instant.now().minus(Duration.ofMinutes(5)),
                                    Instant.now().plus(Duration.ofMinutes(5))))
                    .extracting(ObjectStat::objectId)
                    .containsExactlyInAnyOrderElementsOf(left);
            assertThat(store().deleteAbandoned(own)).isFalse();
            for (UUID id : left) {
                assertThat(store().deleteAbandoned(id)).isTrue();
                assertThat(store().deleteAbandoned(id)).isFalse();
                assertNothing(id);
            }
            assertThat(store().listAbandoned()).isEmpty();
            mine.publish();
        }
        assertThat(all(own)).isEqualTo(content(PART));
        // Whoever goes on with what was removed hears of it, and nothing comes of it.
        assertThatThrownBy(() -> writers.get(0).publish()).isInstanceOf(IOException.class);
        for (IncomingObject writer : writers) {
            writer.close();
        }
        assertThat(store().list()).hasSize(1);
    }

    @Test
    void says_of_what_is_not_there_that_it_is_not() throws IOException {
        UUID id = UUID.randomUUID();
        assertNothing(id);
        assertThat(store().delete(id)).isFalse();
        assertThat(store().deleteAbandoned(id)).isFalse();
    }

    private void assertNothing(UUID id) throws IOException {
        assertThat(store().stat(id)).isEmpty();
        assertThat(store().list()).extracting(ObjectStat::objectId).doesNotContain(id);
        assertThatThrownBy(() -> store().read(id).close()).isInstanceOf(NoSuchFileException.class);
    }

    UUID put(byte[] content) throws IOException {
        UUID id = UUID.randomUUID();
        try (IncomingObject incoming = store().begin(id, content.length)) {
            incoming.write(ByteBuffer.wrap(content));
            incoming.publish();
        }
        return id;
    }

    byte[] all(UUID id) throws IOException {
        try (SeekableByteChannel channel = store().read(id)) {
            return read(channel, (int) channel.size() + 1);
        }
    }

    static byte[] read(SeekableByteChannel channel, int most) throws IOException {
        ByteBuffer target = ByteBuffer.allocate(most);
        while (target.hasRemaining() && channel.read(target) >= 0) {
            assertThat(channel.position()).isPositive();
        }
        return Arrays.copyOf(target.array(), target.position());
    }

    static byte[] content(int size) {
        byte[] content = new byte[size];
        new Random(size).nextBytes(content);
        return content;
    }
}
