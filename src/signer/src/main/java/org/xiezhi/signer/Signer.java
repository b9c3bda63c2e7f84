package org.xiezhi.signer;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.BindException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * The program {@code java -jar signer.jar}. It says {@code listens 127.0.0.1:PORT} on standard output, or {@code refused}
 * with a sentence; exit code 0 after a clean end, 2 when refused, 3 when another signer works on its folder, 1 when it
 * failed.
 */
public final class Signer {

    private static final int FAILED = 1;

    private final PrintStream out;

    private Signer(PrintStream out) {
        this.out = out;
    }

    /** Runs until its standard input ends or, with its secrets in files, until it is told to end. */
    public static void main(String[] arguments) {
        System.setProperty("java.util.logging.SimpleFormatter.format", "%1$tF %1$tT %4$s %5$s%6$s%n");
        // Read when the first server is made. Seconds; a request of this size takes milliseconds.
        System.setProperty("sun.net.httpserver.maxReqTime", "5");
        System.setProperty("sun.net.httpserver.maxRspTime", "5");
        // Without it an answer of two packets waits for the delayed acknowledgement of the first.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        try {
            new Signer(out).run(SignerArguments.parse(List.of(arguments)));
            System.exit(0);
        } catch (SignerRefusedException e) {
            out.println("refused " + e.getMessage());
            System.exit(e.exitCode());
        } catch (IOException e) {
            out.println("refused The signer failed: " + e + ".");
            System.exit(FAILED);
        }
    }

    private void run(SignerArguments arguments) throws IOException {
        Path passwordFile = arguments.passwordFile();
        Path tokenFile = arguments.tokenFile();
        if (passwordFile != null && tokenFile != null) {
            serve(arguments, Secrets.ofFiles(passwordFile, tokenFile), Signer::awaitSignal);
        } else {
            BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            serve(arguments, Secrets.ofInput(input), () -> awaitEnd(input));
        }
    }

    /** Waits for whatever ends the signer. */
    @FunctionalInterface
    private interface End {
        void await() throws IOException;
    }

    private void serve(SignerArguments arguments, Secrets secrets, End end) throws IOException {
        try (SignerFolder folder = SignerFolder.open(arguments.folder(), secrets.password());
                SignerServer server = start(arguments.port(), folder, secrets)) {
            out.println("listens 127.0.0.1:" + server.address().getPort());
            end.await();
        }
    }

    private static SignerServer start(int port, SignerFolder folder, Secrets secrets) throws IOException {
        try {
            return SignerServer.start(port, folder.key().name(), folder.signer(), secrets.token());
        } catch (BindException e) {
            throw new SignerRefusedException(
                    "Port " + port + " is taken by another program: stop it, or choose another port.", e);
        }
    }

    /**
     * Until whoever started this process closes its standard input or dies. Signals alone do not end it: Ctrl-C and
     * a service's stop reach the whole group at once, and the server still has its last entry to be signed.
     */
    private static void awaitEnd(BufferedReader input) throws IOException {
        CountDownLatch ended = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> await(ended), "end-of-input"));
        try {
            while (input.read() >= 0) {
                Thread.onSpinWait();
            }
        } finally {
            ended.countDown();
        }
    }

    private static void awaitSignal() {
        await(new CountDownLatch(1));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
