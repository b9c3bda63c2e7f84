package org.xiezhi.ledger;

import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * A tile or an entry bundle on its way to a reader. The file is open, so that it can be sent although it is removed
 * meanwhile, as a partial one is when the full one is there.
 */
public final class TileFile implements AutoCloseable {

    /** What is in memory of a bundle that is sent; one has a few hundred thousand bytes and may have sixteen million. */
    private static final int CHUNK = 16 * 1024;

    private final FileChannel file;
    private final long length;

    private TileFile(FileChannel file, long length) {
        this.file = file;
        this.length = length;
    }

    /** Opens a file that holds a tile of at least that width; empty if there is no such file. */
    static Optional<TileFile> open(Path path, Tile tile, boolean whole) {
        FileChannel file;
        try {
            file = FileChannel.open(path, StandardOpenOption.READ);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        try {
            long length = whole ? file.size() : cut(file, tile);
            if (length > file.size()) {
                throw new MalformedException(tile.path() + ": expected " + length + " bytes, found " + file.size());
            }
            return Optional.of(new TileFile(file, length));
        } catch (IOException | RuntimeException e) {
            throw closed(file, e);
        }
    }

    private static RuntimeException closed(FileChannel file, Exception thrown) {
        try {
            file.close();
        } catch (IOException e) {
            thrown.addSuppressed(e);
        }
        return thrown instanceof IOException fault ? new UncheckedIOException(fault) : (RuntimeException) thrown;
    }

    /** How many bytes of a wider file the tile has. */
    private static long cut(FileChannel file, Tile tile) throws IOException {
        if (tile.level() != Tile.ENTRIES) {
            return (long) tile.width() * Hash.LENGTH;
        }
        long at = 0;
        ByteBuffer length = ByteBuffer.allocate(Short.BYTES);
        for (int entry = 0; entry < tile.width(); entry++) {
            length.clear();
            while (length.hasRemaining()) {
                if (file.read(length, at + length.position()) < 0) {
                    throw new MalformedException(
                            tile.path() + ": expected " + tile.width() + " entries, found " + entry);
                }
            }
            at += Short.BYTES + Short.toUnsignedInt(length.getShort(0));
        }
        return at;
    }

    /** In bytes. */
    public long length() {
        return length;
    }

    /** Sends everything. @throws IOException if either side fails; part of it is sent then */
    public void sendTo(OutputStream target) throws IOException {
        ByteBuffer chunk = ByteBuffer.allocate(CHUNK);
        long at = 0;
        while (at < length) {
            chunk.clear().limit((int) Math.min(CHUNK, length - at));
            int read = file.read(chunk, at);
            if (read < 0) {
                throw new EOFException("expected " + length + " bytes of a tile, found " + at);
            }
            target.write(chunk.array(), 0, read);
            at += read;
        }
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
