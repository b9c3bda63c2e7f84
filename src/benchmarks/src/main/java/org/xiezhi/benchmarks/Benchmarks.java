package org.xiezhi.benchmarks;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/**
 * The program: a folder for its data, the verifier's jar, the built distribution, and which parts to run, with commas
 * between them ({@code all}: those that need neither a program of others nor the distribution). Prints the table of {@code docs/benchmarks.md} and leaves it in the folder.
 */
public final class Benchmarks {

    private static final List<String> ON_THE_SERVER = List.of("audited", "appends", "checkpoint", "warm");
    private static final List<String> OF_THE_VERIFIER = List.of("cold", "memory");
    private static final List<String> OF_THE_VAULT =
            List.of("vault-put", "vault-read", "vault-seek", "vault-heap", "vault-cold");
    private static final List<String> PARTS = Stream.of(ON_THE_SERVER, OF_THE_VERIFIER, OF_THE_VAULT)
            .flatMap(List::stream)
            .toList();

    /** Needs programs that nobody has who builds this. */
    private static final String TOOLS = "vault-tools";

    /** Need the built product. */
    private static final List<String> OVER_HTTP = List.of("http-put", "http-cold", "http-pages");

    /** Needs it too, and leaves a long trail first. */
    private static final String AUDIT_ROOM = "audit-room";

    private static final List<String> NAMED_ONLY =
            Stream.concat(Stream.of(TOOLS, AUDIT_ROOM), OVER_HTTP.stream()).toList();

    private static final String ALL = "all";

    private final Path folder;
    private final Path verifier;
    private final Path distribution;
    private final Scale scale;
    private final PrintStream out;

    private Benchmarks(Path folder, Path verifier, Path distribution, Scale scale, PrintStream out) {
        this.folder = folder;
        this.verifier = verifier;
        this.distribution = distribution;
        this.scale = scale;
        this.out = out;
    }

    /** Runs and prints. A goal that is missed fails nothing: the figures are for people to judge. */
    public static void main(String[] arguments) throws IOException, SQLException, InterruptedException {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        if (arguments.length != 4) {
            throw new IllegalArgumentException(
                    "expected FOLDER VERIFIER_JAR DISTRIBUTION PARTS, found " + String.join(" ", arguments));
        }
        Set<String> parts = parts(arguments[3]);
        // Migration and server tell much at the level of information.
        Logger.getLogger("").setLevel(Level.WARNING);
        Path folder = Path.of(arguments[0]).toAbsolutePath();
        empty(folder);
        String table = new Benchmarks(
                        folder,
                        Path.of(arguments[1]).toAbsolutePath(),
                        Path.of(arguments[2]).toAbsolutePath(),
                        Scale.FULL,
                        out)
                .run(parts);
        Files.writeString(folder.resolve("table.md"), table);
    }

    static Set<String> parts(String named) {
        Set<String> parts = Set.copyOf(named.equals(ALL) ? PARTS : List.of(named.split(",")));
        if (parts.stream().anyMatch(part -> !PARTS.contains(part) && !NAMED_ONLY.contains(part))) {
            throw new IllegalArgumentException(
                    "expected " + ALL + " or any of " + PARTS + " and " + NAMED_ONLY + ", found " + named);
        }
        return parts;
    }

    private static void empty(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
        Files.createDirectories(folder);
    }

    private String run(Set<String> parts) throws IOException, SQLException, InterruptedException {
        out.println("Load of the machine before: " + load());
        List<Result> results = new ArrayList<>();
        Verifications verifications = new Verifications(folder, verifier, scale);
        if (parts.stream().anyMatch(ON_THE_SERVER::contains)) {
            try (DurableServer server = new DurableServer(folder.resolve("postgresql"))) {
                onTheServer(server, verifications, parts, results);
            }
        }
        if (parts.contains("cold")) {
            results.addAll(told(verifications.cold()));
        }
        if (parts.contains("memory")) {
            results.addAll(told(verifications.memory()));
        }
        ofTheVault(parts, results);
        overHttp(parts, results);
        StringBuilder table = new StringBuilder(Result.HEAD);
        results.forEach(result -> table.append(result.line()));
        out.println("\n" + table + "\nLoad of the machine after: " + load());
        return table.toString();
    }

    private void onTheServer(DurableServer server, Verifications verifications, Set<String> parts, List<Result> results)
            throws IOException, SQLException, InterruptedException {
        DatabaseLoads loads = new DatabaseLoads(server, folder, scale);
        if (parts.contains("audited")) {
            results.addAll(told(loads.auditedRate()));
        }
        if (parts.contains("appends")) {
            results.addAll(told(loads.appends(1, 0.7)));
            results.addAll(told(loads.appends(8, 1.5)));
        }
        if (parts.contains("checkpoint")) {
            results.addAll(told(loads.commitToCheckpoint()));
        }
        if (parts.contains("warm")) {
            try (HashChain chain = new HashChain(server.emptyDatabase())) {
                results.addAll(told(verifications.warm(chain)));
            }
        }
    }

    private void ofTheVault(Set<String> parts, List<Result> results)
            throws IOException, SQLException, InterruptedException {
        VaultLoads loads = new VaultLoads(folder, VaultScale.FULL);
        if (parts.contains("vault-put")) {
            results.addAll(told(loads.put()));
        }
        if (parts.contains("vault-read")) {
            results.addAll(told(loads.read()));
        }
        if (parts.contains("vault-seek")) {
            results.addAll(told(loads.seek()));
        }
        if (parts.contains("vault-heap")) {
            results.addAll(told(loads.heap()));
        }
        if (parts.contains("vault-cold")) {
            results.addAll(told(loads.cold()));
        }
        if (parts.contains(TOOLS)) {
            try {
                results.addAll(told(ToolLoads.find(folder, VaultScale.FULL).tools()));
            } catch (MissingProgramException e) {
                out.println(e.getMessage());
            }
        }
    }

    private void overHttp(Set<String> parts, List<Result> results)
            throws IOException, SQLException, InterruptedException {
        HttpLoads loads = new HttpLoads(folder, distribution, HttpScale.FULL);
        try {
            if (parts.contains("http-put")) {
                results.addAll(told(loads.put()));
            }
            if (parts.contains("http-cold")) {
                results.addAll(told(loads.cold()));
            }
            if (parts.contains("http-pages")) {
                results.addAll(told(loads.pages()));
            }
            if (parts.contains(AUDIT_ROOM)) {
                results.addAll(told(new AuditorLoads(folder, distribution, AuditorScale.FULL).room()));
            }
        } catch (MissingProgramException e) {
            out.println(e.getMessage());
        }
    }

    private List<Result> told(List<Result> results) {
        results.forEach(result -> out.print(result.line()));
        return results;
    }

    private static String load() {
        return String.format(
                Locale.ROOT,
                "%.1f on %d processors",
                java.lang.management.ManagementFactory.getOperatingSystemMXBean()
                        .getSystemLoadAverage(),
                Runtime.getRuntime().availableProcessors());
    }
}
