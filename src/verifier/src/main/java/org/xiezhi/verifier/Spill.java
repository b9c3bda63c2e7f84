package org.xiezhi.verifier;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Records of a few longs each, kept in 256 parts by their first two, in memory until a part is full and on disk from
 * then on: equal keys meet in one part, and no more than one part is in memory at the end.
 */
final class Spill implements AutoCloseable {

    /** Shown one part. */
    interface Visitor {
        void part(long[] records, int count);
    }

    private static final int PARTS = 256;
    private static final int BUFFERED = 512;

    private final int width;
    private final Path parent;
    private final long[][] buffers = new long[PARTS][];
    private final int[] used = new int[PARTS];
    private @Nullable Path folder;

    /** Spills below the parent, into a folder of its own. */
    Spill(int width, Path parent) {
        this.width = width;
        this.parent = parent;
        for (int part = 0; part < PARTS; part++) {
            buffers[part] = new long[BUFFERED * width];
        }
    }

    void add(long... record) {
        int part = (int) (record[0] * 31 + record[1] & PARTS - 1);
        System.arraycopy(record, 0, buffers[part], used[part], width);
        used[part] += width;
        if (used[part] == buffers[part].length) {
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

    void forEach(Visitor visitor) {
        for (int part = 0; part < PARTS; part++) {
            long[] records = read(part);
            visitor.part(records, records.length / width);
        }
    }

    private long[] read(int part) {
        long[] buffered = Arrays.copyOf(buffers[part], used[part]);
        try {
            if (folder == null || !Files.exists(file(folder, part))) {
                return buffered;
            }
            ByteBuffer written = ByteBuffer.wrap(Files.readAllBytes(file(folder, part)));
            int count = written.remaining() / Long.BYTES;
            long[] all = new long[count + buffered.length];
            written.asLongBuffer().get(all, 0, count);
            System.arraycopy(buffered, 0, all, count, buffered.length);
            return all;
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
