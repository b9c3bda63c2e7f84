package org.xiezhi.vault;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.xiezhi.vault.shared.Bytes;
import org.xiezhi.vault.shared.Sha256;

/** SHA-256 on another thread, at most one chunk behind: hashing is slower than encrypting and writing together. One caller at a time. */
final class AsyncDigest {

    private final MessageDigest digest = Sha256.begin();
    private final Executor executor;
    private CompletableFuture<Void> running = CompletableFuture.completedFuture(null);

    AsyncDigest(Executor executor) {
        this.executor = executor;
    }

    /** Begins to hash the chunk, which must not change until the next call of any method here returned. */
    void update(ByteBuffer chunk) {
        await();
        try {
            running = CompletableFuture.runAsync(() -> digest.update(chunk), executor);
        } catch (RejectedExecutionException e) {
            // A busy or closing executor costs speed, never an upload.
            digest.update(chunk);
        }
    }

    void await() {
        running.join();
    }

    Bytes finish() {
        await();
        return Bytes.of(digest.digest());
    }
}
