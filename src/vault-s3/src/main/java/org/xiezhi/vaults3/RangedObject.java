package org.xiezhi.vaults3;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
import software.amazon.awssdk.core.exception.RetryableException;

/**
 * An object that is read by ranges. A reader who goes straight on gets more with each request, since each costs a journey; one who jumps gets what he asks
 * for, and not much beside it. One thread at a time.
 */
final class RangedObject implements SeekableByteChannel {

    /** A header, or the first look at a small file. */
    private static final int FIRST_AHEAD = 64 << 10;

    private static final int GROWTH = 4;

    /** Four segments of a container: half of a second over a line of 64 Mbit/s, and the memory of one reader. */
    private static final int MOST_AHEAD = 4 << 20;

    private final Bucket bucket;
    private final String name;
    private final long size;
    private byte[] buffer = new byte[0];
    private long bufferAt;
    private int ahead = FIRST_AHEAD;
    private long position;
    private boolean open = true;

    RangedObject(Bucket bucket, String name, long size) {
        this.bucket = bucket;
        this.name = name;
        this.size = size;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        requireOpen();
        if (!target.hasRemaining()) {
            return 0;
        }
        if (position >= size) {
            return -1;
        }
        if (position < bufferAt || position >= bufferAt + buffer.length) {
            fetch(target.remaining());
        }
        int from = (int) (position - bufferAt);
        int count = Math.min(target.remaining(), buffer.length - from);
        target.put(buffer, from, count);
        position += count;
        return count;
    }

    private void fetch(int wanted) throws IOException {
        boolean straightOn = position == bufferAt + buffer.length;
        ahead = straightOn && position > 0 ? Math.min(MOST_AHEAD, ahead * GROWTH) : FIRST_AHEAD;
        int count = (int) Math.min(size - position, Math.max(ahead, wanted));
        String range = "bytes=" + position + "-" + (position + count - 1);
        byte[] found = bucket.ask(
                "reading " + name,
                () -> bucket.client()
                        .getObject(
                                request ->
                                        request.bucket(bucket.name()).key(name).range(range),
                                (answer, content) -> whole(content, count, range)));
        buffer = found;
        bufferAt = position;
    }

    /** The JDK's connections take the end of a line for the end of the content: only counting tells. */
    private byte[] whole(InputStream content, int count, String range) throws IOException {
        byte[] found = content.readNBytes(count);
        if (found.length < count) {
            throw RetryableException.create(
                    "expected " + count + " bytes of " + name + " for " + range + ", found " + found.length);
        }
        return found;
    }

    @Override
    public long position() throws IOException {
        requireOpen();
        return position;
    }

    @Override
    public SeekableByteChannel position(long newPosition) throws IOException {
        requireOpen();
        if (newPosition < 0) {
            throw new IllegalArgumentException("expected a position of 0 or more, found " + newPosition);
        }
        position = newPosition;
        return this;
    }

    @Override
    public long size() throws IOException {
        requireOpen();
        return size;
    }

    @Override
    public int write(ByteBuffer source) {
        throw new NonWritableChannelException();
    }

    @Override
    public SeekableByteChannel truncate(long newSize) {
        throw new NonWritableChannelException();
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    @Override
    public void close() {
        open = false;
        buffer = new byte[0];
    }

    private void requireOpen() throws ClosedChannelException {
        if (!open) {
            throw new ClosedChannelException();
        }
    }
}
