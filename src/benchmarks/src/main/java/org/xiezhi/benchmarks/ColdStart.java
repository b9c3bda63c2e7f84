package org.xiezhi.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A fresh process that opens the vault as the product does at its start, and at once takes a file in. */
final class ColdStart {

    /** The file in which it leaves what it found. */
    private static final String FIGURES = "figures";

    private static final String WHEN_STARTED = "when-started";
    private static final String AT_ONCE = "at-once";

    /** Turns of everything after the first file; the last of them is what it reaches later. */
    private static final int WARM_TURNS = 3;

    private ColdStart() {}

    /** MiB in a second: the first file, a later one, SHA-256 alone, write and force alone. */
    static List<Double> run(SampleFile file, Path home, boolean whenStarted) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        ColdStart.class.getName(),
                        file.path().toString(),
                        Long.toString(file.size()),
                        home.toString(),
                        whenStarted ? WHEN_STARTED : AT_ONCE))
                .inheritIO()
                .start();
        if (process.waitFor() != 0) {
            throw new IllegalStateException("expected a process that takes " + file + " in, found one that failed");
        }
        return Stream.of(Files.readString(home.resolve(FIGURES)).split(" "))
                .map(Double::valueOf)
                .toList();
    }

    /** The process. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        SampleFile file = new SampleFile(Path.of(arguments[0]), Long.parseLong(arguments[1]));
        Path home = Path.of(arguments[2]);
        try (SampleVault vault = SampleVault.open(home)) {
            if (arguments[3].equals(WHEN_STARTED)) {
                vault.awaitIdle();
            }
            double first = VaultLoads.put(vault, file);
            for (int turn = 1; turn < WARM_TURNS; turn++) {
                VaultLoads.put(vault, file);
                VaultLoads.hash(file);
                VaultLoads.copy(file);
            }
            double later = VaultLoads.put(vault, file);
            double hash = VaultLoads.hash(file);
            double copy = VaultLoads.copy(file);
            String figures =
                    Stream.of(first, later, hash, copy).map(String::valueOf).collect(Collectors.joining(" "));
            Files.writeString(home.resolve(FIGURES), figures);
        }
    }
}
