package org.xiezhi.verifier;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import org.xiezhi.ledger.DiskFiles;
import org.xiezhi.ledger.LedgerFiles;
import org.xiezhi.ledger.NoteVerifier;
import org.xiezhi.verifier.witness.Witness;
import org.xiezhi.verifier.witness.WitnessAnswer;
import org.xiezhi.verifier.witness.WitnessServer;

/** The side of the witness: its key, the logs that it trusts, and what it cosigns. */
final class WitnessCommand {

    private final PrintStream out;
    private final Path here;
    private final Words told;
    private final Command command;
    private final LedgerFiles files = new DiskFiles();
    private final WitnessArguments given;

    WitnessCommand(PrintStream out, Path here, Words told, Command command, WitnessArguments given) {
        this.out = out;
        this.here = here;
        this.told = told;
        this.command = command;
        this.given = given;
    }

    ExitCode run() throws Arguments.UsageException, IOException {
        StickCommand stick = new StickCommand(out, here, told, command, given);
        return switch (given.act()) {
            case "init" -> init();
            case "trust" -> trust();
            case "serve" -> serve();
            case "sign" -> sign();
            case "ask" -> stick.ask();
            default -> stick.add();
        };
    }

    private Path folder() throws Arguments.UsageException {
        return here.resolve(given.option("folder")).toAbsolutePath();
    }

    private ExitCode init() throws Arguments.UsageException {
        out.println(told.witness(
                "made", Witness.create(folder(), files, given.option("name")).vkey()));
        return ExitCode.RIGHT;
    }

    private ExitCode trust() throws Arguments.UsageException, IOException {
        NoteVerifier log = command.key(given.name(0));
        return Witness.with(folder(), files, InstantSource.system(), witness -> {
            witness.trust(log);
            out.println(told.witness("trusted", log.vkey()));
            return ExitCode.RIGHT;
        });
    }

    private ExitCode serve() throws Arguments.UsageException {
        // Seconds: whoever begins a request and does not end it keeps a thread no longer.
        System.setProperty("sun.net.httpserver.maxReqTime", "5");
        InetSocketAddress address = new InetSocketAddress(
                given.has("listen") ? given.option("listen") : "127.0.0.1", (int) given.number("port", 65_535));
        return Witness.with(folder(), files, InstantSource.system(), witness -> {
            try (WitnessServer server = WitnessServer.start(address, witness)) {
                out.println(told.witness(
                        "serving",
                        witness.key().name(),
                        server.address().getHostString() + ":"
                                + server.address().getPort()));
                out.flush();
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return ExitCode.RIGHT;
        });
    }

    private ExitCode sign() throws Arguments.UsageException, IOException {
        byte[] request = command.bytes(given.name(0));
        WitnessAnswer answer =
                Witness.with(folder(), files, InstantSource.system(), witness -> witness.addFromFile(request));
        if (answer.status() != WitnessAnswer.COSIGNED) {
            out.println(told.witness(
                    "refused", Integer.toString(answer.status()), answer.body().strip()));
            return ExitCode.WRONG;
        }
        command.write(given.name(1), answer.body().getBytes(StandardCharsets.UTF_8));
        out.println(told.witness("signed", given.name(1)));
        return ExitCode.RIGHT;
    }
}
