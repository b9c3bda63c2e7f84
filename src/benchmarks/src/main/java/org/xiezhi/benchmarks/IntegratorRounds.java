package org.xiezhi.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.xiezhi.casework.startup.Startup;

/** The integrator at the product's own pace, and when it published what. */
final class IntegratorRounds implements AutoCloseable {

    /** Of the product, in milliseconds. */
    static final long PERIOD_MILLIS = Wiring.constant(Startup.class, "PERIOD_MILLIS");

    private static final long STOP_SECONDS = 60;

    /**
     * A checkpoint as it was seen when the round was over.
     *
     * @param size entries under it
     * @param nanos {@link System#nanoTime}
     */
    record Published(long size, long nanos) {}

    private final Trail trail;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final List<Published> published = new ArrayList<>();
    private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();
    private final ScheduledFuture<?> rounds;

    /** Begins. */
    IntegratorRounds(Trail trail) {
        this.trail = trail;
        rounds = timer.scheduleWithFixedDelay(this::round, 0, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void round() {
        try {
            trail.round();
            published.add(new Published(trail.published(), System.nanoTime()));
        } catch (RuntimeException e) {
            failure.compareAndSet(null, e);
            throw e;
        }
    }

    /** Ends after the round that runs; every checkpoint in its order. */
    List<Published> stop() throws InterruptedException {
        rounds.cancel(false);
        timer.shutdown();
        if (!timer.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("expected a round of less than " + STOP_SECONDS + " s, found a longer one");
        }
        @Nullable RuntimeException failed = failure.get();
        if (failed != null) {
            throw new IllegalStateException("a round failed", failed);
        }
        return List.copyOf(published);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
