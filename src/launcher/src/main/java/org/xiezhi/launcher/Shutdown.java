package org.xiezhi.launcher;

import java.lang.ref.Reference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Ends the process in order, whoever asks for it: a signal, the death of the parent, a refusal. Steps of the start and
 * the stop exclude each other, so a server that is half started is stopped when it is whole.
 */
class Shutdown {
    /** A server that has not stopped by then will not: better a torn end than a process left behind. */
    private static final long PATIENCE_MILLIS = 90_000;

    private static final int STOP_FAILED = 1;

    private final Progress progress;
    private final Object turn = new Object();
    /** Owned by {@link #turn}. */
    private boolean stopping;
    /** Owned by {@link #turn}. */
    private @Nullable PayaraServer server;
    /** Owned by {@link #turn}; ends after the server, whose last entries it signs. */
    private @Nullable SignerProcess signer;
    /** Owned by {@link #turn}; held here to the end, since the lock goes when its channel is collected. */
    private @Nullable HomeLock lock;

    private Shutdown(Progress progress) {
        this.progress = progress;
    }

    static Shutdown hooked(Progress progress) {
        Shutdown shutdown = new Shutdown(progress);
        Signals.hear(() -> shutdown.exit(0));
        // For an end that no signal announced; after an ordered stop there is nothing left to do.
        Runtime.getRuntime().addShutdownHook(new Thread(shutdown::stop, "stop"));
        return shutdown;
    }

    void holds(HomeLock taken) {
        synchronized (turn) {
            lock = taken;
        }
    }

    /** The signer ends with the process; at once, if the end has begun. */
    void holds(SignerProcess started) {
        synchronized (turn) {
            if (stopping) {
                started.close();
            } else {
                signer = started;
            }
        }
    }

    void start(Supplier<PayaraServer> step) {
        synchronized (turn) {
            if (!stopping) {
                server = step.get();
            }
        }
    }

    void with(Consumer<PayaraServer> step) {
        synchronized (turn) {
            PayaraServer running = server;
            if (!stopping && running != null) {
                step.accept(running);
            }
        }
    }

    /** Stops the server and ends the process; a stop that somebody asked for is a success, code 0. */
    void exit(int code) {
        int result = stop() ? code : STOP_FAILED;
        System.exit(result);
    }

    /** Stops the server if it runs; false if it did not stop in order. */
    boolean stop() {
        startWatchdog();
        synchronized (turn) {
            stopping = true;
            try {
                return stopServer();
            } finally {
                SignerProcess last = signer;
                signer = null;
                if (last != null) {
                    last.close();
                }
                Reference.reachabilityFence(lock);
            }
        }
    }

    private boolean stopServer() {
        synchronized (turn) {
            PayaraServer running = server;
            server = null;
            if (running == null) {
                return true;
            }
            progress.step("Stopping");
            try {
                running.stop();
                progress.step("Stopped");
                return true;
            } catch (StartFailedException e) {
                progress.step(e.getMessage() + ": " + e.reason());
                return false;
            }
        }
    }

    private void startWatchdog() {
        Thread watchdog = new Thread(
                () -> {
                    try {
                        Thread.sleep(PATIENCE_MILLIS);
                        progress.step("The server did not stop in " + PATIENCE_MILLIS / 1000 + " s: ended by force");
                        Runtime.getRuntime().halt(STOP_FAILED);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                "stop-watchdog");
        watchdog.setDaemon(true);
        watchdog.start();
    }
}
