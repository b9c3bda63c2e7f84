package org.xiezhi.acceptance.product;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A signer that the operator runs himself, in a folder of its own; the product neither starts it nor ends it. */
public final class OwnSigner implements AutoCloseable {

    private static final long STOP_SECONDS = 60;

    private final Path own;
    private final Path password;
    private final Path token;
    private final int port = Product.freePort();
    private @Nullable Process process;

    /** Makes the key, hands its public part to the product's home, and does not run. */
    public OwnSigner(Path folder, Path home) throws IOException {
        own = folder.resolve("own-signer");
        password = secret(folder.resolve("signer-password"), "only for this test of the signer", "rw-------");
        token = secret(folder.resolve("signer-token"), "only-for-this-test-of-the-signer-7", "rw-r-----");
        start();
        close();
        Path trusted = Files.createDirectories(home.resolve("keys/signer")).resolve("signer.vkey");
        Files.copy(own.resolve("signer.vkey"), trusted);
    }

    /** What the product has to be told. */
    public List<String> settings() {
        return List.of("xiezhi.signer.url=http://127.0.0.1:" + port, "xiezhi.signer.token.file=" + token);
    }

    /** Runs until it is closed; returns when it listens. */
    public void start() throws IOException {
        Path distribution = Path.of(System.getProperty("xiezhi.distribution", "../../ear/target/xiezhi"));
        Process started = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        distribution.resolve("signer.jar").toAbsolutePath().toString(),
                        "--folder",
                        own.toString(),
                        "--port",
                        Integer.toString(port),
                        "--password-file",
                        password.toString(),
                        "--token-file",
                        token.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        process = started;
        String said = started.inputReader(StandardCharsets.UTF_8).readLine();
        if (!("listens 127.0.0.1:" + port).equals(said)) {
            throw new IllegalStateException("expected a signer that listens at " + port + ", found: " + said);
        }
    }

    public boolean runs() {
        return process != null && process.isAlive();
    }

    /** The signer's own note of the last size and root that it signed. */
    public String record() throws IOException {
        return Files.readString(own.resolve("signer.record"));
    }

    @Override
    public void close() {
        if (process == null) {
            return;
        }
        process.destroy();
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException("expected a signer that stops within " + STOP_SECONDS + " s");
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static Path secret(Path file, String text, String permissions) throws IOException {
        Files.writeString(file, text + "\n");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }
}
