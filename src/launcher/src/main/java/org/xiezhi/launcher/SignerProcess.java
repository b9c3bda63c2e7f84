package org.xiezhi.launcher;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The signer, a child of this process: started before the server, started again when it dies, ended after the server. It
 * gets its secrets over its standard input, whose end is its end: it does not outlive this process, however that dies.
 */
final class SignerProcess implements AutoCloseable {

    /** Its exit code when somebody has to mend something first (docs/formats/signer.md). */
    private static final int REFUSED = 2;

    private static final String LISTENS = "listens ";
    private static final String REFUSES = "refused ";

    /** Far more than a small Java program takes on a machine that is busy starting the server. */
    private static final long START_SECONDS = 30;

    private static final long STOP_SECONDS = 5;
    private static final int TOKEN_BYTES = 32;

    /** What the child needs of this environment; settings may stand in it, and the child's can be read by others. */
    private static final Set<String> ENVIRONMENT = Set.of("SystemRoot", "TMPDIR");

    private final Program program;
    private final String password;
    private final RandomGenerator random;
    private final Progress progress;
    private final Pauses pauses;
    /** What is known of the first child, as soon as it is. */
    private final AtomicReference<@Nullable End> outcome = new AtomicReference<>();

    private final CountDownLatch known = new CountDownLatch(1);

    private final Object turn = new Object();

    /** Owned by {@link #turn}. */
    private boolean ending;

    /** Owned by {@link #turn}. */
    private @Nullable Process child;

    /**
     * What runs where.
     *
     * @param command of the child, without its folder
     * @param folder key and record
     * @param log what the child has to say
     */
    record Program(List<String> command, Path folder, Path log) {

        static Program of(Path jar, Path folder, Path log) {
            return new Program(
                    List.of(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx64m",
                            "-XX:+UseSerialGC",
                            "-XX:TieredStopAtLevel=1",
                            "-XX:-HeapDumpOnOutOfMemoryError",
                            "-XX:+ExitOnOutOfMemoryError",
                            "-Dfile.encoding=UTF-8",
                            "-Duser.timezone=Asia/Shanghai",
                            "-jar",
                            jar.toString()),
                    folder,
                    log);
        }

        /** Where the product finds this start's signer: its address and its token, a line each. */
        Path address() {
            return folder.resolve("signer.address");
        }
    }

    /**
     * How long it waits before it starts the child again.
     *
     * @param least after the first death, in milliseconds; each further one doubles it
     * @param most not longer than this
     * @param steady a child that lived so long dies for a new reason
     */
    record Pauses(long least, long most, long steady) {
        static final Pauses USUAL = new Pauses(200, 30_000, 60_000);

        long after(long before, long lived) {
            return before == 0 || lived >= steady ? least : Math.min(2 * before, most);
        }
    }

    /**
     * The first line of a child.
     *
     * @param text the address on which it listens; else why it does not
     */
    private record Word(boolean listens, String text) {}

    /**
     * How a life of the child ended.
     *
     * @param refused it said what has to be mended first
     */
    private record End(boolean refused, String text) {}

    private SignerProcess(Program program, String password, RandomGenerator random, Progress progress, Pauses pauses) {
        this.program = program;
        this.password = password;
        this.random = random;
        this.progress = progress;
        this.pauses = pauses;
    }

    static SignerProcess start(
            Program program, String password, RandomGenerator random, Progress progress, Pauses pauses) {
        SignerProcess started = new SignerProcess(program, password, random, progress, pauses);
        Thread watch = new Thread(started::watch, "signer-watch");
        watch.setDaemon(true);
        watch.start();
        return started;
    }

    /**
     * Waits until the first child listens. One that is late, or finds another signer at work, is no reason to keep
     * people from their work.
     *
     * @throws StartRefusedException if the child says what has to be mended first
     */
    void awaitFirst() {
        try {
            @Nullable End begun = known.await(START_SECONDS, TimeUnit.SECONDS) ? outcome.get() : null;
            if (begun == null) {
                progress.step("The signer is not there after " + START_SECONDS + " s: the server starts without it");
            } else if (begun.refused()) {
                throw new StartRefusedException(begun.text());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartRefusedException("Interrupted while waiting for the signer.", e);
        }
    }

    private void watch() {
        long pause = 0;
        String told = "";
        for (boolean first = true; ; first = false) {
            long began = System.nanoTime();
            End end = live();
            long lived = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
            begins(end);
            if (isEnding() || (first && end.refused())) {
                return;
            }
            if (!end.text().equals(told)) {
                told = end.text();
                progress.step("The signer ended and is started again: " + told);
            }
            pause = pauses.after(pause, lived);
            if (!rest(pause)) {
                return;
            }
        }
    }

    /** The first word counts; what later children do is no concern of the start. */
    private void begins(End end) {
        if (outcome.compareAndSet(null, end)) {
            known.countDown();
        }
    }

    /** One life of the child. */
    private End live() {
        @Nullable Process started = null;
        try {
            started = launch();
            if (started == null) {
                return new End(false, "");
            }
            Word word = listen(started);
            int code = started.waitFor();
            return new End(code == REFUSED, word.listens() ? "code " + code : word.text());
        } catch (IOException | RuntimeException e) {
            // Whatever it is, it is tried again: nobody else would start the signer.
            return new End(false, e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new End(false, e.toString());
        } finally {
            if (started != null) {
                // A child that could not be announced would keep the folder from the next one.
                started.destroyForcibly();
            }
        }
    }

    private @Nullable Process launch() throws IOException {
        synchronized (turn) {
            if (ending) {
                return null;
            }
            List<String> command = new ArrayList<>(program.command());
            command.addAll(List.of("--folder", program.folder().toString()));
            ProcessBuilder builder = new ProcessBuilder(command);
            builder.environment().keySet().retainAll(ENVIRONMENT);
            builder.redirectError(ProcessBuilder.Redirect.appendTo(program.log().toFile()));
            child = builder.start();
            return child;
        }
    }

    /** Gives the child its secrets and hears its first line; whoever listens is announced to the product. */
    private Word listen(Process started) throws IOException {
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        String token = Base64.getEncoder().encodeToString(bytes);
        BufferedReader lines = started.inputReader(StandardCharsets.UTF_8);
        tell(started, token);
        @Nullable String line = lines.readLine();
        if (line == null || !line.startsWith(LISTENS)) {
            String text = line == null ? "it said nothing" : line;
            return new Word(false, text.startsWith(REFUSES) ? text.substring(REFUSES.length()) : text);
        }
        String address = line.substring(LISTENS.length());
        OwnerOnly.write(program.address(), "http://" + address + "\n" + token + "\n");
        progress.step("Signer on " + address);
        begins(new End(false, ""));
        return new Word(true, address);
    }

    private void tell(Process started, String token) {
        try {
            Writer secrets = started.outputWriter(StandardCharsets.UTF_8);
            secrets.write(base64(password) + "\n" + base64(token) + "\n");
            secrets.flush();
        } catch (IOException e) {
            // It died before it listened; its end says more than this pipe.
            progress.step("The signer took no secrets: " + e.getMessage());
        }
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private boolean isEnding() {
        synchronized (turn) {
            return ending;
        }
    }

    /** Waits, unless the end comes first; false if it has come. */
    private boolean rest(long millis) {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        synchronized (turn) {
            try {
                for (long left = end - System.nanoTime(); !ending && left > 0; left = end - System.nanoTime()) {
                    TimeUnit.NANOSECONDS.timedWait(turn, left);
                }
                return !ending;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
    }

    /** Ends the child by closing its input, and by force if it does not hear. */
    @Override
    public void close() {
        @Nullable Process last;
        synchronized (turn) {
            ending = true;
            last = child;
            turn.notifyAll();
        }
        if (last == null) {
            return;
        }
        try {
            last.getOutputStream().close();
        } catch (IOException e) {
            // The pipe of a child that is gone already cannot be flushed.
            last.destroyForcibly();
        }
        try {
            if (!last.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                last.destroyForcibly();
            }
        } catch (InterruptedException e) {
            last.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
