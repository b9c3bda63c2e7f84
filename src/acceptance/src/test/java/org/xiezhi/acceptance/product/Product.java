package org.xiezhi.acceptance.product;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** One running product: the launcher and the unmodified EAR, with a data folder and a port of its own. */
public final class Product implements AutoCloseable {

    /** A stop writes the last entries and closes the database; far more than it takes. */
    private static final long STOP_SECONDS = 60;

    private static final String READY = "(Xiezhi|The bare server) is ready: .*";

    private final Process process;
    private final Path home;
    private final int port;
    private final List<String> output;

    private Product(Process process, Path home, int port, List<String> output) {
        this.process = process;
        this.home = home;
        this.port = port;
        this.output = output;
    }

    /** Starts the product in demo mode on a data folder, new or used before, and waits until it is ready. */
    public static Product start(Path home, List<String> settings) {
        return start(home, freePort(), port -> launch(home, port, settings));
    }

    /**
     * Starts the product with a small disk of its own for the evidence, and so that no file of it grows beyond a size: the
     * system itself says that there is no room, or refuses the write. A user namespace makes it, without root.
     */
    public static Product startOnSmallDisk(Path home, int diskMebibytes, int fileMebibytes, List<String> settings) {
        // POSIX counts in blocks of 512 bytes. What lay in the folder lies on the disk.
        String script = "ulimit -f " + fileMebibytes * 2048L + " && cp -a \"$0\" \"$0.before\""
                + " && mount -t tmpfs -o size=" + diskMebibytes + "m xiezhi \"$0\" && cp -a \"$0.before/.\" \"$0\""
                + " && exec \"$@\"";
        String disk = home.resolve("evidence").toAbsolutePath().toString();
        List<String> before = List.of("unshare", "--user", "--map-root-user", "--mount", "sh", "-c", script, disk);
        return start(home, freePort(), port -> launch(home, before, demo(home, port, settings)));
    }

    /** The product's own view of a path of its home, for disks that only it has mounted. */
    public Path inside(String path) {
        return Path.of("/proc", Long.toString(process.pid()), "root")
                .resolve(home.toAbsolutePath().toString().substring(1))
                .resolve(path);
    }

    /** Its own temporary folder. */
    public Path temporary() {
        return temporary(home);
    }

    private static Path temporary(Path home) {
        return home.resolveSibling(home.getFileName() + ".tmp");
    }

    /** The child that signs, if it lives. */
    public Optional<ProcessHandle> signer() {
        return process.descendants()
                .filter(child -> child.info().commandLine().orElse("").contains("signer.jar"))
                .findFirst();
    }

    /** The same product, asked at another port: that of a line which leads to it. */
    public Product behind(int otherPort) {
        return new Product(process, home, otherPort, output);
    }

    /** Starts the product in production mode from a settings file, as an operator does, and waits until it is ready. */
    public static Product startProduction(Path home, int port, Path settings) {
        return start(home, port, ignored -> launch(home, List.of(), List.of("--settings", settings.toString())));
    }

    /** Starts the server with pool and settings and no application in it. */
    public static Product startBare(Path home) {
        return start(home, freePort(), port -> launch(home, port, List.of("--bare")));
    }

    /** A way to start the launcher on a port. */
    private interface Launch {
        Process on(int port) throws IOException;
    }

    private static Product start(Path home, int port, Launch launch) {
        List<String> output = new ArrayList<>();
        try {
            Files.createDirectories(home);
            UnpackedServer.giveTo(home);
            Process process = launch.on(port);
            BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                output.add(line);
                if (line.matches(READY)) {
                    UnpackedServer.keepOf(home);
                    drain(lines);
                    return new Product(process, home, port, output);
                }
            }
            throw new IllegalStateException("expected a product that is ready, found: " + String.join("\n", output));
        } catch (IOException e) {
            throw new UncheckedIOException("the product could not be started in " + home, e);
        }
    }

    /** Starts the launcher and does not wait; for starts that are to be refused. */
    public static Process launch(Path home, int port, List<String> settings) throws IOException {
        return launch(home, List.of(), demo(home, port, settings));
    }

    private static List<String> demo(Path home, int port, List<String> settings) {
        List<String> arguments = new ArrayList<>(
                List.of("-Dxiezhi.mode=demo", "-Dxiezhi.home=" + home.toAbsolutePath(), "-Dxiezhi.port=" + port));
        arguments.addAll(settings);
        return arguments;
    }

    private static Process launch(Path home, List<String> before, List<String> arguments) throws IOException {
        Path temporary = Files.createDirectories(temporary(home).toAbsolutePath());
        Path distribution = Path.of(System.getProperty("xiezhi.distribution", "../../ear/target/xiezhi"));
        List<String> command = new ArrayList<>(before);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                // Which code is left to the quick compiler; the file says why.
                "-XX:+UnlockDiagnosticVMOptions",
                "-XX:CompilerDirectivesFile=" + compilerDirectives(),
                "-XX:+UseSerialGC",
                // Else the heap of the classes grows by full collections.
                "-XX:MetaspaceSize=256m",
                "-Dfile.encoding=UTF-8",
                // Each product's own, so that a test can look at what it leaves there.
                "-Djava.io.tmpdir=" + temporary,
                "-jar",
                distribution.resolve("launcher.jar").toAbsolutePath().toString(),
                // The tests' own death must not leave a server behind.
                "--while-parent-lives"));
        command.addAll(arguments);
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    private static Path compilerDirectives() {
        try {
            URL file = Objects.requireNonNull(Product.class.getResource("/compiler-directives.json"));
            return Path.of(file.toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("expected the tests' resources in a folder", e);
        }
    }

    private static void drain(BufferedReader lines) {
        Thread reader = new Thread(
                () -> {
                    try {
                        while (lines.readLine() != null) {
                            Thread.onSpinWait();
                        }
                    } catch (IOException e) {
                        // The process has ended, and with it its output; that is what this thread waits for.
                        Thread.currentThread().interrupt();
                    }
                },
                "product output");
        reader.setDaemon(true);
        reader.start();
    }

    public static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("no port is free", e);
        }
    }

    /** The address of a page: {@code /login.xhtml}. */
    public String at(String path) {
        return "http://127.0.0.1:" + port + path;
    }

    public int port() {
        return port;
    }

    public Path home() {
        return home;
    }

    public List<String> output() {
        return List.copyOf(output);
    }

    /** Ends the process as a power cut does. */
    public void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    /** Asks the product to stop, as SIGTERM does, and waits until it has. */
    public void stop() {
        process.destroy();
        awaitEnd();
    }

    @Override
    public void close() {
        stop();
    }

    private void awaitEnd() {
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException("expected a product that stops within " + STOP_SECONDS + " s");
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
