package org.xiezhi.launcher;

import java.util.function.LongSupplier;

/**
 * Stops the product when the process that started it is gone, by whatever signal. It looks at who the parent is, not
 * whether the parent's number lives: a killed parent may stay in the list of processes until somebody collects it.
 */
class ParentWatch {
    private static final long PAUSE_MILLIS = 500;

    private ParentWatch() {}

    static long parentNumber() {
        return ProcessHandle.current().parent().map(ProcessHandle::pid).orElse(-1L);
    }

    static Thread start(LongSupplier parentNumber, Runnable whenGone) {
        long parent = parentNumber.getAsLong();
        Thread thread = new Thread(
                () -> {
                    while (parentNumber.getAsLong() == parent) {
                        try {
                            Thread.sleep(PAUSE_MILLIS);
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                            return;
                        }
                    }
                    whenGone.run();
                },
                "parent-watch");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }
}
