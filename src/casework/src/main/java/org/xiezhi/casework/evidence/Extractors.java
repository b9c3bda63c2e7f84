package org.xiezhi.casework.evidence;

import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Starts one extractor for each document and has it ended: with the answer, at a limit, or with the product. What it says
 * is not trusted beyond being text: whoever shows it puts it into a page as text.
 *
 * <p>Concurrency: any number of threads; as many extractors run as the limits say, the others wait for their turn.
 */
final class Extractors implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Extractors.class.getName());

    /** Of {@code -XX:+ExitOnOutOfMemoryError}. */
    private static final int OUT_OF_MEMORY = 3;

    private static final int BLOCK = 64 << 10;

    /** What the child needs of this environment; settings may stand in it. */
    private static final Set<String> ENVIRONMENT = Set.of("SystemRoot");

    /** How it ended, where the extractor itself has no last word (package-info of {@code org.xiezhi.extractor}). */
    enum End {
        /** Too many wait already, or the turn did not come. */
        BUSY,
        /** It took longer than it may. */
        SLOW,
        /** It took more memory than it may. */
        DEMANDING,
        /** It did not start, died, or said what no extractor says. */
        FAILED;

        /** As the last line of an answer. */
        byte[] line() {
            return ("=\t" + name() + "\n").getBytes(StandardCharsets.UTF_8);
        }
    }

    /**
     * What it may take.
     *
     * @param time for one document, from the start of its process
     * @param answer bytes of an answer
     * @param atOnce documents at the same time
     * @param waiting requests that wait for their turn
     * @param patience how long they do
     */
    record Limits(Duration time, int answer, int atOnce, int waiting, Duration patience) {

        /** The extractor itself ends at two million characters, of three bytes each, with what stands around them. */
        static final Limits USUAL = new Limits(Duration.ofSeconds(30), 8 << 20, 2, 8, Duration.ofSeconds(30));
    }

    /** A document that is written to the extractor. */
    @FunctionalInterface
    interface Document {
        /** Writes all of it. @throws IOException of the stream that is written to, or of the store */
        void copyTo(OutputStream target) throws IOException;
    }

    private final List<String> command;
    private final Limits limits;
    private final Executor threads;
    private final Semaphore turns;
    private final AtomicInteger waiting = new AtomicInteger();
    private final Set<Process> running = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    Extractors(List<String> command, Limits limits, Executor threads) {
        this.command = List.copyOf(command);
        this.limits = limits;
        this.threads = threads;
        this.turns = new Semaphore(limits.atOnce(), true);
    }

    /**
     * How the program is started: a heap that holds the largest document three times, little beside it, and nothing that a
     * dying process leaves behind, no core, no dump, no file of a crash.
     */
    static List<String> command(Path jar) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-Xss1m",
                "-XX:MaxMetaspaceSize=64m",
                "-XX:ReservedCodeCacheSize=16m",
                "-XX:MaxDirectMemorySize=8m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:-HeapDumpOnOutOfMemoryError",
                "-XX:-CreateCoredumpOnCrash",
                "-XX:+SuppressFatalErrorMessage",
                "-XX:-UsePerfData",
                "-XX:+DisableAttachMechanism",
                "-Djava.awt.headless=true",
                "-Dfile.encoding=UTF-8",
                "-Duser.timezone=Asia/Shanghai",
                "-jar",
                jar.toString());
    }

    /**
     * The answer to one document, with its last line.
     *
     * @throws IOException if the store does not give the document
     */
    byte[] answer(long size, Document document) throws IOException {
        try {
            if (!takeTurn()) {
                return End.BUSY.line();
            }
            try {
                return run(size, document);
            } finally {
                turns.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while an extractor worked");
        }
    }

    private boolean takeTurn() throws InterruptedException {
        if (turns.tryAcquire()) {
            return true;
        }
        try {
            return waiting.incrementAndGet() <= limits.waiting()
                    && turns.tryAcquire(limits.patience().toMillis(), TimeUnit.MILLISECONDS);
        } finally {
            waiting.decrementAndGet();
        }
    }

    /** How many requests wait for their turn now. */
    int waiting() {
        return waiting.get();
    }

    private byte[] run(long size, Document document) throws IOException, InterruptedException {
        Process child;
        try {
            child = start();
        } catch (IOException e) {
            LOG.log(Level.SEVERE, "The extractor does not start", e);
            return End.FAILED.line();
        }
        try {
            AtomicBoolean late = new AtomicBoolean();
            threads.execute(() -> endLate(child, late));
            FutureTask<byte[]> answer = new FutureTask<>(() -> read(child));
            threads.execute(answer);
            boolean taken = send(child, size, document);
            byte[] said = answer.get();
            return taken && isWhole(said) ? said : end(child, late.get()).line();
        } catch (ExecutionException e) {
            LOG.log(Level.WARNING, "An answer of the extractor cannot be read", e);
            return End.FAILED.line();
        } finally {
            child.destroyForcibly();
            running.remove(child);
        }
    }

    private Process start() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().retainAll(ENVIRONMENT);
        // What a library says of a document may hold words of it.
        builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        Process child = builder.start();
        running.add(child);
        if (closed) {
            kill(child);
        }
        return child;
    }

    /** Without closing its pipes, of which another thread may be reading: that one sees their end. */
    private static void kill(Process child) {
        child.toHandle().destroyForcibly();
    }

    private void endLate(Process child, AtomicBoolean late) {
        try {
            if (!child.waitFor(limits.time().toMillis(), TimeUnit.MILLISECONDS)) {
                late.set(true);
                kill(child);
            }
        } catch (InterruptedException e) {
            // The product ends.
            kill(child);
            Thread.currentThread().interrupt();
        }
    }

    /** Whatever comes, up to the limit; what says more is ended. */
    private byte[] read(Process child) throws IOException {
        InputStream out = child.getInputStream();
        ByteArrayOutputStream said = new ByteArrayOutputStream(BLOCK);
        byte[] block = new byte[BLOCK];
        for (int count = out.read(block); count >= 0; count = out.read(block)) {
            if (said.size() + count > limits.answer()) {
                kill(child);
                return new byte[0];
            }
            said.write(block, 0, count);
        }
        return said.toByteArray();
    }

    /** Its input stays open behind the document: the extractor ends when that does. False if it hung up before. */
    private static boolean send(Process child, long size, Document document) throws IOException {
        Pipe pipe = new Pipe(child.getOutputStream());
        try {
            pipe.write(ByteBuffer.allocate(Long.BYTES).putLong(size).array());
            document.copyTo(pipe);
            pipe.flush();
            return true;
        } catch (IOException e) {
            if (pipe.broken) {
                return false;
            }
            throw e;
        }
    }

    /** The way to the extractor; knows whether it was that which hung up, or the store that failed. */
    private static final class Pipe extends FilterOutputStream {

        private boolean broken;

        Pipe(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int value) throws IOException {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            try {
                out.write(bytes, from, length);
            } catch (IOException e) {
                broken = true;
                throw e;
            }
        }

        @Override
        public void flush() throws IOException {
            try {
                out.flush();
            } catch (IOException e) {
                broken = true;
                throw e;
            }
        }
    }

    /** An answer counts if its last line is there. */
    private static boolean isWhole(byte[] said) {
        int end = said.length - 1;
        if (end < 0 || said[end] != '\n') {
            return false;
        }
        int from = end;
        while (from > 0 && said[from - 1] != '\n') {
            from--;
        }
        return new String(Arrays.copyOfRange(said, from, end), StandardCharsets.UTF_8).matches("=\t[A-Z_]{1,20}");
    }

    private End end(Process child, boolean late) throws InterruptedException {
        if (late) {
            return End.SLOW;
        }
        if (closed) {
            return End.FAILED;
        }
        // It closed its output; whether it also ends is up to its time.
        int code = child.waitFor();
        if (code == OUT_OF_MEMORY) {
            return End.DEMANDING;
        }
        LOG.log(Level.WARNING, "The extractor ended without an answer, code {0}", code);
        return End.FAILED;
    }

    /** Ends what still runs; whoever waits for it hears that it failed. */
    @Override
    public void close() {
        closed = true;
        running.forEach(Extractors::kill);
    }
}
