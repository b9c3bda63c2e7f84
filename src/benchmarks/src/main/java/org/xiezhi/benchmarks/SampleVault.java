package org.xiezhi.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.xiezhi.casework.evidence.TheVault;
import org.xiezhi.casework.evidence.VaultThreads;
import org.xiezhi.vault.EvidenceIntake;
import org.xiezhi.vault.IntakeLimits;
import org.xiezhi.vault.SealedObject;
import org.xiezhi.vault.StoredObject;
import org.xiezhi.vault.key.MatterKey;

/** The product's own vault, opened as the product does at its start, with one matter and without a container. */
final class SampleVault implements AutoCloseable {

    /** What a player asks for at a time. */
    static final int READ = 64 << 10;

    private static final long IDLE_MILLIS = 5;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger atWork = new AtomicInteger();
    private final TheVault vault;
    private final MatterKey key;

    private SampleVault(Path folder, boolean ownThreads) {
        Executor executor = ownThreads ? this::beside : Runnable::run;
        vault = Wiring.wire(new TheVault(), new Folders(folder), threads(executor));
        key = vault.unitKeys().newMatterKey(UUID.randomUUID());
    }

    /** Hashes and forces beside the writing, as the product does. */
    static SampleVault open(Path folder) {
        return new SampleVault(folder, true);
    }

    /** Does everything in the thread that asks. */
    static SampleVault ofOneThread(Path folder) {
        return new SampleVault(folder, false);
    }

    private static VaultThreads threads(Executor executor) {
        return new VaultThreads() {
            @Override
            public void execute(Runnable task) {
                executor.execute(task);
            }
        };
    }

    private void beside(Runnable task) {
        atWork.incrementAndGet();
        threads.execute(() -> {
            try {
                task.run();
            } finally {
                atWork.decrementAndGet();
            }
        });
    }

    /** Returns when nothing of what the start began is at work any more. */
    void awaitIdle() throws InterruptedException {
        while (atWork.get() > 0) {
            Thread.sleep(IDLE_MILLIS);
        }
    }

    /** From the first byte to the durable container. */
    StoredObject put(InputStream source, long size) throws IOException {
        IntakeLimits limits = IntakeLimits.ofEvidence(OptionalLong.of(size), Long.MAX_VALUE);
        try (EvidenceIntake intake = vault.vault().open(UUID.randomUUID(), key, limits)) {
            intake.append(source);
            return intake.seal(Optional.empty());
        }
    }

    StoredObject put(SampleFile file) throws IOException {
        try (InputStream source = file.open()) {
            return put(source, file.size());
        }
    }

    void verify(StoredObject stored) throws IOException {
        vault.vault().verify(stored, key);
    }

    SealedObject read(StoredObject stored) throws IOException {
        return vault.vault().read(stored, key);
    }

    /** One range, opened and closed for it, as each of a browser's is. */
    void copyRange(StoredObject stored, OutputStream target, long from) throws IOException {
        try (SealedObject object = read(stored)) {
            object.copyTo(target, from, READ);
        }
    }

    void discard(StoredObject stored) throws IOException {
        vault.vault().discard(stored.objectId());
    }

    @Override
    public void close() {
        key.close();
        threads.shutdown();
    }
}
