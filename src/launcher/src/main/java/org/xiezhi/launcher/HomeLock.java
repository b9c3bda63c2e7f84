package org.xiezhi.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Only one process at a time works on a data folder; the operating system releases the lock of one that died. */
class HomeLock implements AutoCloseable {
    private static final long PAUSE_MILLIS = 200;

    private final FileChannel channel;

    private HomeLock(FileChannel channel) {
        this.channel = channel;
    }

    /** Waits for the folder, since a server that is just stopping still needs it for a moment. */
    static HomeLock take(Path home, Duration patience) {
        Path file = home.resolve("lock");
        long end = System.nanoTime() + patience.toNanos();
        try {
            while (true) {
                HomeLock lock = tryTake(file);
                if (lock != null) {
                    return lock;
                }
                if (System.nanoTime() - end > 0) {
                    throw new StartRefusedException("The data folder " + home + " is in use by "
                            + Files.readString(file).strip() + ": stop it first, or choose another xiezhi.home.");
                }
                Thread.sleep(PAUSE_MILLIS);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The data folder " + home + " cannot be locked", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartRefusedException("Interrupted while waiting for the data folder " + home + ".", e);
        }
    }

    private static @Nullable HomeLock tryTake(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            // The lock is held inside this very process.
            lock = null;
        }
        if (lock == null) {
            channel.close();
            return null;
        }
        String holder = "process " + ProcessHandle.current().pid() + "\n";
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(holder.getBytes(StandardCharsets.UTF_8)));
        return new HomeLock(channel);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
