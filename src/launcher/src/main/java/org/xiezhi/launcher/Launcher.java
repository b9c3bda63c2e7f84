package org.xiezhi.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.TimeZone;

/** The program {@code java -jar launcher.jar}: exit code 0 after a clean stop, 2 when refused, 1 when the server failed. */
public class Launcher {
    private static final int FAILED = 1;
    private static final int REFUSED = 2;

    /** A stop of the server takes a few seconds; whoever starts again at once waits instead of failing. */
    private static final Duration LOCK_PATIENCE = Duration.ofSeconds(20);

    private static final int ANSWER_MILLIS = 30_000;

    private final Progress progress;
    private final Shutdown shutdown;

    private Launcher(Progress progress, Shutdown shutdown) {
        this.progress = progress;
        this.shutdown = shutdown;
    }

    /** Starts the product and returns when it is ready; the process lives on until it is told to stop. */
    public static void main(String[] arguments) {
        Progress progress = Progress.onStandardOutput();
        Shutdown shutdown = Shutdown.hooked(progress);
        try {
            new Launcher(progress, shutdown).run(List.of(arguments));
        } catch (StartRefusedException e) {
            progress.refused(String.valueOf(e.getMessage()));
            shutdown.exit(REFUSED);
        } catch (StartFailedException e) {
            // First the stop: the reason is the last line, and by then the log is whole.
            shutdown.stop();
            progress.refused(e.reason());
            shutdown.exit(FAILED);
        } catch (UncheckedIOException e) {
            progress.refused(e.getMessage() + ": " + e.getCause());
            shutdown.exit(FAILED);
        }
    }

    private void run(List<String> arguments) {
        CommandLine commandLine = CommandLine.parse(arguments);
        if (commandLine.whileParentLives()) {
            ParentWatch.start(ParentWatch::parentNumber, () -> shutdown.exit(0));
        }
        Settings settings = Settings.of(SettingsSources.gather(arguments, System.getProperties(), System.getenv()));
        refuseOtherCharset(Charset.defaultCharset());
        Distribution distribution = Distribution.ofThisProgram();
        distribution.loadLauncher();

        DataFolder data = DataFolder.create(settings);
        shutdown.holds(HomeLock.take(settings.home(), LOCK_PATIENCE));
        Ports ports = Ports.take(settings.port(), settings.adminPort());
        progress.step("Data folder " + settings.home());

        if (ServerFiles.unpack(distribution.server(), data.server())) {
            progress.step("Payara Server unpacked");
        }
        WiredPackages.write(data.install());
        SecureRandom random = new SecureRandom();
        String given = settings.keysPassword();
        String keysPassword = given == null ? KeyStoreSecret.ofFolder(settings.keysFolder(), random) : given;
        Domain domain = prepare(settings, ports, data, distribution, keysPassword, random);
        if (settings.signer() == null) {
            SignerProcess signer = SignerProcess.start(
                    SignerProcess.Program.of(
                            data.signer(), settings.keysFolder().resolve("signer"), data.signerLog()),
                    keysPassword,
                    random,
                    progress,
                    SignerProcess.Pauses.USUAL);
            shutdown.holds(signer);
            signer.awaitFirst();
        }

        ServerLog log = ServerLog.of(data.logs().resolve("server.log"));
        shutdown.start(() -> {
            progress.step("Starting the server; its log is " + log.file());
            detachStandardStreams(data.startLog());
            return PayaraServer.start(domain);
        });
        if (commandLine.bare()) {
            progress.bare(ports);
            return;
        }
        shutdown.with(server -> {
            progress.step("Deploying the application");
            server.deploy(data.application(), "xiezhi", log);
            expectAnswer(ports.address());
            progress.step("Application deployed");
            progress.ready(ports);
        });
    }

    private static Domain prepare(
            Settings settings,
            Ports ports,
            DataFolder data,
            Distribution distribution,
            String keysPassword,
            SecureRandom random) {
        AdminAccess admin = AdminAccess.random(random);
        Domain domain = Domain.write(data.install(), data.domain(), admin, ports, data.logs(), distribution.driver());
        try {
            Files.copy(distribution.application(), data.application(), StandardCopyOption.REPLACE_EXISTING);
            Files.copy(distribution.signer(), data.signer(), StandardCopyOption.REPLACE_EXISTING);
            Files.copy(distribution.ledger(), data.signerLibrary(), StandardCopyOption.REPLACE_EXISTING);
            Files.copy(distribution.extractor(), data.extractor(), StandardCopyOption.REPLACE_EXISTING);
            admin.writeTo(data.adminAccess(), ports);
        } catch (IOException e) {
            throw new UncheckedIOException("The data folder " + settings.home() + " cannot be written", e);
        }
        Properties properties = domain.systemProperties();
        properties.putAll(settings.asSystemProperties(ports, keysPassword));
        properties.setProperty("xiezhi.extractor", data.extractor().toString());
        properties.stringPropertyNames().forEach(name -> System.setProperty(name, properties.getProperty(name)));
        TimeZone.setDefault(TimeZone.getTimeZone(properties.getProperty("user.timezone")));
        return domain;
    }

    /**
     * Until its log is open the server talks to standard output, which belongs to the progress. Standard input is
     * nobody's: whether somebody sits there must not matter.
     */
    private static void detachStandardStreams(Path file) {
        System.setIn(InputStream.nullInputStream());
        try {
            PrintStream stream = new PrintStream(Files.newOutputStream(file), true, StandardCharsets.UTF_8);
            System.setOut(stream);
            System.setErr(stream);
        } catch (IOException e) {
            throw new UncheckedIOException("The log " + file + " cannot be written", e);
        }
    }

    /** Deployed is not yet usable: the first page must come. */
    private static void expectAnswer(String address) {
        try {
            HttpURLConnection connection =
                    (HttpURLConnection) URI.create(address).toURL().openConnection();
            connection.setInstanceFollowRedirects(false);
            connection.setConnectTimeout(ANSWER_MILLIS);
            connection.setReadTimeout(ANSWER_MILLIS);
            int status = connection.getResponseCode();
            connection.disconnect();
            if (status >= HttpURLConnection.HTTP_BAD_REQUEST) {
                throw new StartFailedException(
                        "The application was deployed, but " + address + " answers " + status + ", expected a page",
                        null);
            }
        } catch (IOException e) {
            throw new StartFailedException("The application was deployed, but " + address + " does not answer", e);
        }
    }

    /** Java 18 and later always use UTF-8; Java 17 takes what the environment says, which is often nothing. */
    static void refuseOtherCharset(Charset charset) {
        if (!charset.equals(StandardCharsets.UTF_8)) {
            throw new StartRefusedException("The charset of this process is " + charset
                    + ", expected UTF-8: start it with java -Dfile.encoding=UTF-8 -jar launcher.jar.");
        }
    }
}
