package org.xiezhi.benchmarks;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;

/** So many clients at once, each with a thread and a connection of its own for all its life. */
final class Clients implements AutoCloseable {

    /** What a client does again and again. */
    @FunctionalInterface
    interface Act {
        void run() throws SQLException;
    }

    private final int count;
    private final ExecutorService threads;

    Clients(int count) {
        this.count = count;
        this.threads = Executors.newFixedThreadPool(count);
    }

    /** Each as fast as it can; how many acts in a second they did together. */
    double perSecond(Duration time, Act act) throws InterruptedException {
        long began = System.nanoTime();
        long end = began + time.toNanos();
        long done = together(client -> {
            long mine = 0;
            do {
                act.run();
                mine++;
            } while (System.nanoTime() - end < 0);
            return mine;
        });
        return done * 1e9 / (System.nanoTime() - began);
    }

    /** So many acts in a second, each at its time whether or not the one before was slow; how many they did together. */
    long paced(Duration time, int perSecond, Act act) throws InterruptedException {
        long began = System.nanoTime();
        long acts = perSecond * time.toMillis() / 1_000;
        long between = 1_000_000_000L / perSecond;
        return together(client -> {
            long mine = 0;
            for (long i = client; i < acts; i += count) {
                for (long wait = began + i * between - System.nanoTime(); wait > 0; ) {
                    LockSupport.parkNanos(wait);
                    wait = began + i * between - System.nanoTime();
                }
                act.run();
                mine++;
            }
            return mine;
        });
    }

    /** The part of one client; how many acts it did. */
    private interface Part {
        long run(int client) throws SQLException;
    }

    private long together(Part part) throws InterruptedException {
        List<Future<Long>> parts = new ArrayList<>();
        for (int client = 0; client < count; client++) {
            int number = client;
            parts.add(threads.submit(() -> part.run(number)));
        }
        long done = 0;
        for (Future<Long> one : parts) {
            try {
                done += one.get();
            } catch (ExecutionException e) {
                throw new IllegalStateException("a client failed", e.getCause());
            }
        }
        return done;
    }

    @Override
    public void close() {
        threads.shutdown();
    }
}
