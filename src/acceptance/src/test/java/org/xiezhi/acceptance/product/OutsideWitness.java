package org.xiezhi.acceptance.product;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A witness as an auditor runs it: the verifier's jar, a folder and a port of its own. */
public final class OutsideWitness implements AutoCloseable {

    private final Path folder;
    private final int port = Product.freePort();
    private final String key;
    private @Nullable Process serving;

    /** Makes its key; it trusts no log yet and listens to nobody. */
    public OutsideWitness(Path folder) {
        this.folder = folder;
        String said = said(start("init", "--folder", folder.toString(), "--name", "witness.example/auditor"));
        key = said.substring(said.indexOf("witness.example/auditor+")).strip();
    }

    /** A policy that asks for this witness alone. */
    public Path policy() throws IOException {
        return Files.writeString(
                folder.resolveSibling("policy"),
                "witness auditor " + key + " http://127.0.0.1:" + port + "\nquorum auditor\n");
    }

    /** From now on cosigns what the log with this key signs. */
    public void serve(Path logKey) throws IOException {
        said(start("trust", "--folder", folder.toString(), logKey.toString()));
        serving = start("serve", "--folder", folder.toString(), "--port", Integer.toString(port));
        // It says where it listens once it does.
        serving.inputReader(StandardCharsets.UTF_8).readLine();
    }

    private static String said(Process process) {
        try {
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int exit = process.waitFor();
            if (exit != 0) {
                throw new IllegalStateException("expected exit code 0 of the witness, found " + exit + ": " + said);
            }
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Process start(String... words) {
        Path distribution = Path.of(System.getProperty("xiezhi.distribution", "../../ear/target/xiezhi"));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                distribution.resolve("verifier.jar").toString(),
                "witness"));
        command.addAll(List.of(words));
        try {
            return new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        if (serving != null) {
            serving.destroy();
        }
    }
}
