package org.xiezhi.vault;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.xiezhi.vault.shared.Bytes;
import org.xiezhi.vault.shared.Sha256;

/**
 * SHA-256 on another thread, some chunks behind: hashing is slower than encrypting and writing together. One caller at a time.
 *
 * <p>Why some and not one: on a busy machine the two threads seldom run at the same moment, and with one chunk between them each would wait for the other
 * once per chunk.
 */
final class AsyncDigest {

    /** Chunks that may wait or be hashed when {@link #update} returns: 4 MiB of an intake, what a processor hashes in a turn that the system gives it. */
    static final int AHEAD = 15;

    private final MessageDigest digest = Sha256.begin();
    private final Executor executor;

    @GuardedBy("this") private final Queue<ByteBuffer> waiting = new ArrayDeque<>();

    /** Waiting ones and the one that is being hashed. */
    @GuardedBy("this") private int behind;

    @GuardedBy("this") private @Nullable Throwable failure;

    AsyncDigest(Executor executor) {
        this.executor = executor;
    }

    /** Begins to hash the chunk, which must not change until so many further calls or one of {@link #await} returned. */
    void update(ByteBuffer chunk) {
        if (enqueue(chunk)) {
            try {
                executor.execute(this::hashWaiting);
            } catch (RejectedExecutionException e) {
                // A busy or closing executor costs speed, never an upload.
                hashWaiting();
            }
        }
        awaitAtMost(AHEAD);
    }

    /** True if nobody is at work on the queue. */
    private synchronized boolean enqueue(ByteBuffer chunk) {
        waiting.add(chunk);
        behind++;
        return behind == 1;
    }

    private void hashWaiting() {
        for (ByteBuffer chunk = first(); chunk != null; chunk = next()) {
            try {
                digest.update(chunk);
            } catch (Throwable e) {
                fail(e);
            }
        }
    }

    private synchronized @Nullable ByteBuffer first() {
        return waiting.poll();
    }

    private synchronized @Nullable ByteBuffer next() {
        behind--;
        notifyAll();
        return waiting.poll();
    }

    private synchronized void fail(Throwable e) {
        failure = e;
    }

    /** Whether every chunk is hashed. */
    synchronized boolean isIdle() {
        return behind == 0;
    }

    void await() {
        awaitAtMost(0);
    }

    private synchronized void awaitAtMost(int most) {
        boolean interrupted = false;
        while (behind > most) {
            try {
                wait();
            } catch (InterruptedException e) {
                // Nobody may touch a chunk that is being hashed, however much he hurries.
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        if (failure != null) {
            throw new CompletionException(failure);
        }
    }

    Bytes finish() {
        await();
        return Bytes.of(digest.digest());
    }
}
