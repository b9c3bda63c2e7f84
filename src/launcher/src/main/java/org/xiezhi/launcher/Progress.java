package org.xiezhi.launcher;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.LongSupplier;

/** Tells whoever started the product how far it is. */
class Progress {
    private final PrintStream out;
    private final LongSupplier nanoTime;
    private final long start;

    Progress(PrintStream out, LongSupplier nanoTime) {
        this.out = out;
        this.nanoTime = nanoTime;
        this.start = nanoTime.getAsLong();
    }

    /** The process's own standard output: the server takes System.out over for its log. */
    static Progress onStandardOutput() {
        return new Progress(
                new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8),
                System::nanoTime);
    }

    void step(String sentence) {
        double seconds = (nanoTime.getAsLong() - start) / 1e9;
        out.printf(Locale.ROOT, "[%5.1f s] %s%n", seconds, sentence);
    }

    /** The last line of a start; tests and scripts wait for it. */
    void ready(Ports ports) {
        out.println("Xiezhi is ready: " + ports.address());
    }

    /** The last line of a start that deploys nothing. */
    void bare(Ports ports) {
        out.println("The bare server is ready: " + ports.address());
    }

    void refused(String sentence) {
        out.println("Xiezhi did not start: " + sentence);
    }
}
