package org.xiezhi.benchmarks;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The product's signer in a process of its own, started and announced as the launcher does it. */
final class SignerProcess implements AutoCloseable {

    private static final String LISTENS = "listens ";
    private static final long STOP_SECONDS = 5;
    // Guards the key of a log that is thrown away when the run ends.
    private static final String PASSWORD = "password of the benchmarks";
    private static final String TOKEN = "token-of-the-benchmarks-long-enough-for-a-signer";

    private final Process process;
    private final Writer secrets;

    SignerProcess(Path folder) throws IOException {
        Files.createDirectories(folder);
        process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "org.xiezhi.signer.Signer",
                        "--folder",
                        folder.toString()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        secrets = process.outputWriter(StandardCharsets.UTF_8);
        secrets.write(base64(PASSWORD) + "\n" + base64(TOKEN) + "\n");
        secrets.flush();
        String said = String.valueOf(process.inputReader(StandardCharsets.UTF_8).readLine());
        if (!said.startsWith(LISTENS)) {
            process.destroyForcibly();
            throw new IllegalStateException("expected a signer that listens, found: " + said);
        }
        Files.writeString(
                folder.resolve("signer.address"), "http://" + said.substring(LISTENS.length()) + "\n" + TOKEN + "\n");
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The end of its standard input is its end. */
    @Override
    public void close() throws IOException {
        secrets.close();
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
