package org.xiezhi.vault.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/** A disk on which writes or forces fail on demand, and whose free space is what the test says. */
public final class FaultyDisk implements Disk {

    private final Disk real;
    public long usableSpace = Long.MAX_VALUE;
    public long bytesUntilFailure = Long.MAX_VALUE;
    public String failure = "No space left on device";
    public boolean forceFails;
    public final AtomicInteger forces = new AtomicInteger();

    private FaultyDisk(Disk real) {
        this.real = real;
    }

    public static FaultyDisk at(Path folder) throws IOException {
        return new FaultyDisk(Disk.of(FileEvidenceStore.prepare(folder)));
    }

    public EvidenceStore store(Path folder, long reserveBytes) {
        return new FileEvidenceStore(folder, reserveBytes, Runnable::run, this);
    }

    @Override
    public FileChannel create(Path file) throws IOException {
        return new FaultyChannel(real.create(file));
    }

    @Override
    public long usableSpace() {
        return usableSpace;
    }

    private final class FaultyChannel extends FileChannel {
        private final FileChannel file;

        FaultyChannel(FileChannel file) {
            this.file = file;
        }

        @Override
        public int write(ByteBuffer source) throws IOException {
            if (bytesUntilFailure <= 0) {
                throw new IOException(failure);
            }
            // Like a real disk: the last write before the end is a short one.
            int length = (int) Math.min(bytesUntilFailure, source.remaining());
            int limit = source.limit();
            source.limit(source.position() + length);
            int written = file.write(source);
            source.limit(limit);
            bytesUntilFailure -= written;
            return written;
        }

        @Override
        public void force(boolean metaData) throws IOException {
            forces.incrementAndGet();
            if (forceFails) {
                throw new IOException(failure);
            }
            file.force(metaData);
        }

        @Override
        protected void implCloseChannel() throws IOException {
            file.close();
        }

        @Override
        public int read(ByteBuffer target) {
            throw new UnsupportedOperationException();
        }

        @Override
        public long read(ByteBuffer[] targets, int offset, int length) {
            throw new UnsupportedOperationException();
        }

        @Override
        public long write(ByteBuffer[] sources, int offset, int length) {
            throw new UnsupportedOperationException();
        }

        @Override
        public long position() throws IOException {
            return file.position();
        }

        @Override
        public FileChannel position(long newPosition) {
            throw new UnsupportedOperationException();
        }

        @Override
        public long size() throws IOException {
            return file.size();
        }

        @Override
        public FileChannel truncate(long size) {
            throw new UnsupportedOperationException();
        }

        @Override
        public long transferTo(long position, long count, WritableByteChannel target) {
            throw new UnsupportedOperationException();
        }

        @Override
        public long transferFrom(ReadableByteChannel source, long position, long count) {
            throw new UnsupportedOperationException();
        }

        @Override
        public int read(ByteBuffer target, long position) {
            throw new UnsupportedOperationException();
        }

        @Override
        public int write(ByteBuffer source, long position) {
            throw new UnsupportedOperationException();
        }

        @Override
        public MappedByteBuffer map(MapMode mode, long position, long size) {
            throw new UnsupportedOperationException();
        }

        @Override
        public FileLock lock(long position, long size, boolean shared) {
            throw new UnsupportedOperationException();
        }

        @Override
        public FileLock tryLock(long position, long size, boolean shared) {
            throw new UnsupportedOperationException();
        }
    }
}
