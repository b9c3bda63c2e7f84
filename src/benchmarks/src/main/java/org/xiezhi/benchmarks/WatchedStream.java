package org.xiezhi.benchmarks;

import java.io.InputStream;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.util.SplittableRandom;

/** So many bytes from nowhere; on the way it looks several times at the memory that is alive. */
final class WatchedStream extends InputStream {

    static final int LOOKS = 20;

    /** The same bytes again and again: the vault neither compresses nor compares. */
    private final byte[] piece = new byte[1 << 20];

    private final long size;
    private long given;
    private int looks;
    private long mostLive;

    WatchedStream(long size) {
        this.size = size;
        new SplittableRandom(size).nextBytes(piece);
    }

    /** Heap after a collection, and what Java keeps outside it for files. */
    static long liveMemory() {
        System.gc();
        long outside = ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                .mapToLong(BufferPoolMXBean::getMemoryUsed)
                .sum();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() + outside;
    }

    long mostLive() {
        return mostLive;
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int from, int length) {
        if (given == size) {
            return -1;
        }
        int count = (int) Math.min(Math.min(length, piece.length), size - given);
        System.arraycopy(piece, 0, target, from, count);
        given += count;
        if (given * LOOKS >= size * (looks + 1)) {
            looks++;
            mostLive = Math.max(mostLive, liveMemory());
        }
        return count;
    }
}
