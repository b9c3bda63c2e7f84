package org.xiezhi.casework.audit;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import org.xiezhi.ledger.NoteVerifier;
import org.xiezhi.signer.Signer;

/** The real signer in a process of its own, announced as the launcher announces it. */
final class SignerProcess implements AutoCloseable {

    private static final String LISTENS = "listens ";

    private final Path folder;
    private Process process;
    private int lives;

    private SignerProcess(Path folder) throws IOException {
        this.folder = folder;
        process = launch();
    }

    static SignerProcess start(Path folder) throws IOException {
        return new SignerProcess(folder);
    }

    void startAgain() throws IOException {
        process = launch();
    }

    private Process launch() throws IOException {
        String token = "token-of-the-tests-long-enough-for-life-" + lives++;
        Process started = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Signer.class.getName(),
                        "--folder",
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        Writer secrets = started.outputWriter(StandardCharsets.UTF_8);
        secrets.write(base64("password of the tests") + "\n" + base64(token) + "\n");
        secrets.flush();
        String said = String.valueOf(started.inputReader(StandardCharsets.UTF_8).readLine());
        if (!said.startsWith(LISTENS)) {
            throw new IllegalStateException("expected a signer that listens, found: " + said);
        }
        Files.writeString(
                folder.resolve("signer.address"), "http://" + said.substring(LISTENS.length()) + "\n" + token + "\n");
        return started;
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    NoteVerifier key() throws IOException {
        return NoteVerifier.parse(
                Files.readString(folder.resolve("signer.vkey")).strip());
    }

    RemoteSigner asSeen() throws IOException {
        return new RemoteSigner(key(), () -> SignerAddress.announced(folder.resolve("signer.address")));
    }

    void kill() throws InterruptedException {
        process.destroyForcibly();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            throw new AssertionError("expected a signer that is gone");
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
