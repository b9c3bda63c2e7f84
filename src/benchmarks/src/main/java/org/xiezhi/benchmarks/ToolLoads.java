package org.xiezhi.benchmarks;

import static org.xiezhi.benchmarks.VaultLoads.perSecond;
import static org.xiezhi.benchmarks.VaultLoads.rate;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The vault against what others encrypt files with, each as its manual says. */
final class ToolLoads {

    private final Path folder;
    private final VaultScale scale;
    private final String age;
    private final String ageKeygen;
    private final String restic;

    private ToolLoads(Path folder, VaultScale scale, String path) {
        this.folder = folder;
        this.scale = scale;
        this.age = find("age", path);
        this.ageKeygen = find("age-keygen", path);
        this.restic = find("restic", path);
    }

    /**
     * Finds the programs.
     *
     * @throws MissingProgramException if one of them is not there
     */
    static ToolLoads find(Path folder, VaultScale scale) {
        return find(folder, scale, String.valueOf(System.getenv("PATH")));
    }

    static ToolLoads find(Path folder, VaultScale scale, String path) {
        return new ToolLoads(folder, scale, path);
    }

    private static String find(String program, String path) {
        return Programs.find(program, path)
                .orElseThrow(() -> new MissingProgramException("The part vault-tools needs the program " + program
                        + ": on Debian, `apt-get install age restic` brings all it needs."))
                .toString();
    }

    /** One file into the vault, into a file of age and into a repository of restic. */
    List<Result> tools() throws IOException, SQLException, InterruptedException {
        Path home = Files.createDirectories(folder.resolve("vault-tools"));
        SampleFile file = SampleFile.write(home.resolve("file"), scale.file());
        Path identity = home.resolve("identity");
        run(home, ageKeygen, "-o", identity.toString());
        String recipient = said(home, ageKeygen, "-y", identity.toString()).trim();
        try (SampleVault vault = SampleVault.open(home)) {
            vault.awaitIdle();
            Rounds rounds = Rounds.alternate(
                    scale.rounds(),
                    () -> VaultLoads.put(vault, file),
                    () -> age(file, recipient, false),
                    () -> age(file, recipient, true),
                    () -> restic(file));
            return List.of(
                    new Result(
                            "Large file: vault / age, its file forced to the disk, rate",
                            Optional.of(Goal.atLeast(1)),
                            rounds.each(round -> round.get(0) / round.get(2)),
                            "vault " + perSecond(rounds.of(0)) + ", age " + perSecond(rounds.of(2))),
                    new Result(
                            "… vault / age as it comes, which forces nothing",
                            Optional.of(Goal.atLeast(1)),
                            rounds.each(round -> round.get(0) / round.get(1)),
                            "age " + perSecond(rounds.of(1))),
                    new Result(
                            "… vault / restic backup",
                            Optional.of(Goal.atLeast(3)),
                            rounds.each(round -> round.get(0) / round.get(3)),
                            "restic " + perSecond(rounds.of(3))));
        } finally {
            Files.delete(file.path());
        }
    }

    private double age(SampleFile file, String recipient, boolean forced) throws IOException, InterruptedException {
        Path target = file.path().resolveSibling("file.age");
        double rate = rate(file.size(), () -> {
            run(
                    folder,
                    age,
                    "-r",
                    recipient,
                    "-o",
                    target.toString(),
                    file.path().toString());
            if (forced) {
                SampleFile.force(target);
            }
        });
        // What age left unforced must not be forced in the next side's time.
        SampleFile.force(target);
        if (Files.size(target) <= file.size()) {
            throw new IllegalStateException("expected the whole file from age, found " + Files.size(target) + " bytes");
        }
        Files.delete(target);
        return rate;
    }

    /** Into a new repository each time: it would skip what it knows. */
    private double restic(SampleFile file) throws IOException, InterruptedException {
        Path repository = file.path().resolveSibling("repository");
        run(folder, restic, "-r", repository.toString(), "init");
        double rate = rate(
                file.size(),
                () -> run(
                        folder,
                        restic,
                        "-r",
                        repository.toString(),
                        "backup",
                        file.path().toString()));
        try (Stream<Path> all = Files.walk(repository)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
        return rate;
    }

    private static void run(Path folder, String... command) throws IOException, InterruptedException {
        said(folder, command);
    }

    private static String said(Path folder, String... command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        // Of a repository that lives for one turn.
        builder.environment().put("RESTIC_PASSWORD", "password of the benchmarks");
        builder.environment()
                .put("RESTIC_CACHE_DIR", folder.resolve("restic-cache").toString());
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException("expected " + command[0] + " to succeed, found: " + said);
        }
        return said;
    }
}
