package org.xiezhi.signer;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A signer in a process of its own, started as the launcher starts it. */
final class RunningSigner implements AutoCloseable {

    static final PrintStream OUT =
            new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);

    private static final String LISTENS = "listens 127.0.0.1:";
    private static final long SECONDS = 30;

    final Process process;
    final String said;

    private RunningSigner(Process process, String said) {
        this.process = process;
        this.said = said;
    }

    static RunningSigner start(Path folder) throws IOException {
        return start(Signer.class, List.of("--folder", folder.toString()), SignerFixture.PASSWORD);
    }

    static RunningSigner start(Class<?> program, List<String> arguments, String password) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                program.getName()));
        command.addAll(arguments);
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        Writer secrets = process.outputWriter(StandardCharsets.UTF_8);
        secrets.write(base64(password) + "\n" + base64(SignerFixture.TOKEN) + "\n");
        secrets.flush();
        BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
        return new RunningSigner(process, String.valueOf(lines.readLine()));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    int port() {
        if (!said.startsWith(LISTENS)) {
            throw new IllegalStateException("expected a signer that listens, found: " + said);
        }
        return Integer.parseInt(said.substring(LISTENS.length()));
    }

    int awaitEnd() throws InterruptedException {
        if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("expected a signer that ends within " + SECONDS + " s");
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
