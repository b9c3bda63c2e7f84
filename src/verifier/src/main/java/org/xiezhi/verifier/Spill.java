package org.xiezhi.verifier;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Records of a few longs each, kept in 256 parts by their first two, in memory until the buffer of a part is full and on
 * disk from then on. Equal keys meet in one part, in the order in which they came; at the end one part after the other is
 * read, a buffer at a time.
 */
final class Spill implements AutoCloseable {

    /** Shown the records of one part. */
    interface Visitor {

        /** A record, from that place on; the array is used again for the next ones. */
        void record(long[] records, int at);

        /** There are no more in this part. */
        default void end() {}
    }

    private static final int PARTS = 256;

    /** 6 KiB, for all parts 1.5 MiB: the verifier's other needs are about 5 MiB, and it shall do with 8. */
    private static final int BUFFER_LONGS = 768;

    private static final int FIRST_RECORDS = 4;

    private final int width;
    private final int full;
    private final Path parent;
    private final long[][] buffers = new long[PARTS][0];
    private final int[] used = new int[PARTS];
    private @Nullable Path folder;

    /** Spills below the parent, into a folder of its own. */
    Spill(int width, Path parent) {
        this.width = width;
        this.full = BUFFER_LONGS / width * width;
        this.parent = parent;
    }

    void add(long... record) {
        int part = (int) (record[0] * 31 + record[1] & PARTS - 1);
        if (used[part] == buffers[part].length) {
            int longs = Math.max(FIRST_RECORDS * width, 2 * used[part]);
            buffers[part] = Arrays.copyOf(buffers[part], Math.min(full, longs));
        }
        System.arraycopy(record, 0, buffers[part], used[part], width);
        used[part] += width;
        if (used[part] == full) {
            write(part);
            used[part] = 0;
        }
    }

    private void write(int part) {
        ByteBuffer bytes = ByteBuffer.allocate(used[part] * Long.BYTES);
        bytes.asLongBuffer().put(buffers[part], 0, used[part]);
        try {
            if (folder == null) {
                folder = Files.createTempDirectory(parent, "spill");
            }
            try (FileChannel file = FileChannel.open(
                    file(folder, part),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.APPEND)) {
                while (bytes.hasRemaining()) {
                    file.write(bytes);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path file(Path folder, int part) {
        return folder.resolve(Integer.toString(part));
    }

    /** Shows each part to a visitor of its own. */
    void forEach(Supplier<? extends Visitor> visitors) {
        for (int part = 0; part < PARTS; part++) {
            Visitor visitor = visitors.get();
            showWritten(part, visitor);
            show(buffers[part], used[part], visitor);
            visitor.end();
        }
    }

    private void show(long[] records, int longs, Visitor visitor) {
        for (int at = 0; at < longs; at += width) {
            visitor.record(records, at);
        }
    }

    private void showWritten(int part, Visitor visitor) {
        if (folder == null || !Files.exists(file(folder, part))) {
            return;
        }
        ByteBuffer bytes = ByteBuffer.allocate(full * Long.BYTES);
        long[] records = new long[full];
        try (FileChannel file = FileChannel.open(file(folder, part), StandardOpenOption.READ)) {
            // Buffers are written when they are full, so the file holds nothing but whole ones.
            for (long left = file.size(); left > 0; left -= bytes.capacity()) {
                bytes.clear();
                while (bytes.hasRemaining()) {
                    if (file.read(bytes) < 0) {
                        throw new EOFException("expected " + left + " more bytes in part " + part + ", found its end");
                    }
                }
                bytes.flip().asLongBuffer().get(records);
                show(records, full, visitor);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        if (folder != null) {
            Scratch.delete(folder);
        }
    }
}
