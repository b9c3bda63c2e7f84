package org.xiezhi.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Reader;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The built distribution in demo mode, in a process of its own and with Java's options of production: unlike in the
 * acceptance tests, with the compiler that the product is used with.
 */
final class RunningProduct implements AutoCloseable {

    private static final String READY = "Xiezhi is ready: ";

    /** A stop writes the last entries and closes the database; far more than it takes. */
    private static final long STOP_SECONDS = 60;

    private static final Pattern TOTAL = Pattern.compile("Total\\s+\\d+\\s+(\\d+)");

    private final Process process;
    private final Path home;
    private final int port;

    private RunningProduct(Process process, Path home, int port) {
        this.process = process;
        this.home = home;
        this.port = port;
    }

    /**
     * Starts the product and returns when it is ready.
     *
     * @param home its data folder, new or used before
     * @param settings further ones, as {@code -Dname=value}
     * @throws MissingProgramException if nobody has built it
     */
    static RunningProduct start(Path distribution, Path home, String... settings) throws IOException {
        Path launcher = distribution.resolve("launcher.jar");
        if (!Files.exists(launcher)) {
            throw new MissingProgramException("The parts http-put, http-cold, http-pages and audit-room need the built "
                    + "product in " + distribution + ": `mvn package -DskipTests` makes it.");
        }
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx2g",
                "-XX:-HeapDumpOnOutOfMemoryError",
                "-Dfile.encoding=UTF-8",
                "-jar",
                launcher.toString(),
                "--while-parent-lives",
                "-Dxiezhi.mode=demo",
                "-Dxiezhi.home=" + home,
                // Any that is free; the last line that it says names it.
                "-Dxiezhi.port=0"));
        command.addAll(List.of(settings));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        List<String> said = new ArrayList<>();
        BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            said.add(line);
            if (line.startsWith(READY)) {
                drain(process);
                return new RunningProduct(
                        process,
                        home,
                        URI.create(line.substring(READY.length()).strip()).getPort());
            }
        }
        throw new IllegalStateException("expected a product that is ready, found: " + String.join("\n", said));
    }

    private static void drain(Process process) {
        Thread reader = new Thread(
                () -> {
                    try {
                        process.getInputStream().transferTo(OutputStream.nullOutputStream());
                    } catch (IOException e) {
                        // The process has ended, and with it its output; that is what this thread waits for.
                        Thread.currentThread().interrupt();
                    }
                },
                "product output");
        reader.setDaemon(true);
        reader.start();
    }

    URI at(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    /** What the server's process has had of all processors; the signer's is another. */
    double processorSeconds() {
        return process.info().totalCpuDuration().orElseThrow().toMillis() / 1e3;
    }

    /** What is alive on the server's heap, in MiB: it collects, counts and tells with the server standing still. */
    double liveMib() throws IOException {
        Matcher total = TOTAL.matcher(jcmd("GC.class_histogram"));
        if (!total.find()) {
            throw new IllegalStateException("expected a heap that tells what it holds, found none");
        }
        return Long.parseLong(total.group(1)) / 1048576.0;
    }

    private String jcmd(String command) throws IOException {
        Process asked = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        Long.toString(process.pid()),
                        command)
                .redirectErrorStream(true)
                .start();
        return new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    int port() {
        return port;
    }

    Path home() {
        return home;
    }

    /** Deploys an archive into the same server, over the admin listener as {@code asadmin} does. */
    void deploy(Path archive, String name) throws IOException, InterruptedException {
        Properties admin = new Properties();
        try (Reader reader = Files.newBufferedReader(home.resolve("runtime/admin.properties"))) {
            admin.load(reader);
        }
        String access = admin.getProperty("user") + ":" + admin.getProperty("password");
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + admin.getProperty("port") + "/__asadmin/deploy?name=" + name
                                + "&contextroot=" + name + "&DEFAULT="
                                + URLEncoder.encode(archive.toString(), StandardCharsets.UTF_8)))
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(access.getBytes(StandardCharsets.UTF_8)))
                // Without it the listener takes the request for one that a browser was led to.
                .header("X-Requested-By", "benchmarks")
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        String answer = HttpClient.newHttpClient()
                .send(request, BodyHandlers.ofString())
                .body();
        if (!answer.contains("Exit Code : SUCCESS")) {
            throw new IllegalStateException("expected " + archive + " to be deployed, found: " + answer);
        }
    }

    @Override
    public void close() {
        process.destroy();
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
