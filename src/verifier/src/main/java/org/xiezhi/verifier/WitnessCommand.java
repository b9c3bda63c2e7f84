package org.xiezhi.verifier;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.xiezhi.ledger.CosignRequest;
import org.xiezhi.ledger.DiskFiles;
import org.xiezhi.ledger.LedgerException;
import org.xiezhi.ledger.LedgerFiles;
import org.xiezhi.ledger.LogFolder;
import org.xiezhi.ledger.MalformedException;
import org.xiezhi.ledger.NoteVerifier;
import org.xiezhi.ledger.SignedCheckpoint;
import org.xiezhi.ledger.TlogPolicy;
import org.xiezhi.ledger.TreeHead;
import org.xiezhi.ledger.UnverifiedException;
import org.xiezhi.verifier.witness.Witness;
import org.xiezhi.verifier.witness.WitnessAnswer;
import org.xiezhi.verifier.witness.WitnessServer;

/** The words after {@code witness}: what a witness does, and how a checkpoint reaches it on a stick and comes back. */
final class WitnessCommand {

    private static final Map<String, Set<String>> OPTIONS = Map.of(
            "init", Set.of("folder", "name"),
            "trust", Set.of("folder"),
            "serve", Set.of("folder", "port"),
            "sign", Set.of("folder"),
            "ask", Set.of("trail", "old"),
            "add", Set.of("trail", "policy", "request"));
    private static final Map<String, Integer> FILES =
            Map.of("init", 0, "trust", 1, "serve", 0, "sign", 2, "ask", 1, "add", 2);

    private final PrintStream out;
    private final Path here;
    private final Words told;
    private final Command command;
    private final LedgerFiles files = new DiskFiles();
    private final Map<String, String> options = new HashMap<>();
    private final List<String> names = new ArrayList<>();

    WitnessCommand(PrintStream out, Path here, Words told, Command command) {
        this.out = out;
        this.here = here;
        this.told = told;
        this.command = command;
    }

    ExitCode run(List<String> words) throws Arguments.UsageException, IOException {
        parse(words);
        return switch (words.get(0)) {
            case "init" -> init();
            case "trust" -> trust();
            case "serve" -> serve();
            case "sign" -> sign();
            case "ask" -> ask();
            default -> add();
        };
    }

    private void parse(List<String> words) throws Arguments.UsageException {
        Set<String> needed = OPTIONS.get(words.get(0));
        if (needed == null) {
            throw new Arguments.UsageException("use", "");
        }
        Iterator<String> rest = words.subList(1, words.size()).iterator();
        while (rest.hasNext()) {
            String word = rest.next();
            if (!word.startsWith("--")) {
                names.add(word);
                continue;
            }
            String name = word.substring(2);
            boolean known = needed.contains(name)
                    || name.equals("lang")
                    || (name.equals("listen") && words.get(0).equals("serve"));
            if (!known || !rest.hasNext() || options.put(name, rest.next()) != null) {
                throw new Arguments.UsageException("unknown", word);
            }
        }
        if (!options.keySet().containsAll(needed)
                || !Integer.valueOf(names.size()).equals(FILES.get(words.get(0)))) {
            throw new Arguments.UsageException("use", "");
        }
    }

    private String option(String name) throws Arguments.UsageException {
        String value = options.get(name);
        if (value == null) {
            throw new Arguments.UsageException("use", "");
        }
        return value;
    }

    private long number(String name, long most) throws Arguments.UsageException {
        try {
            long value = Long.parseLong(option(name));
            if (value >= 0 && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw new Arguments.UsageException("unknown", "--" + name + " " + option(name));
        }
        throw new Arguments.UsageException("unknown", "--" + name + " " + option(name));
    }

    private Path folder() throws Arguments.UsageException {
        return here.resolve(option("folder")).toAbsolutePath();
    }

    private ExitCode init() throws Arguments.UsageException {
        out.println(told.witness(
                "made", Witness.create(folder(), files, option("name")).vkey()));
        return ExitCode.RIGHT;
    }

    private ExitCode trust() throws Arguments.UsageException, IOException {
        NoteVerifier log = command.key(names.get(0));
        return Witness.with(folder(), files, InstantSource.system(), witness -> {
            witness.trust(log);
            out.println(told.witness("trusted", log.vkey()));
            return ExitCode.RIGHT;
        });
    }

    private ExitCode serve() throws Arguments.UsageException {
        // Seconds: whoever begins a request and does not end it keeps a thread no longer.
        System.setProperty("sun.net.httpserver.maxReqTime", "5");
        InetSocketAddress address =
                new InetSocketAddress(options.getOrDefault("listen", "127.0.0.1"), (int) number("port", 65_535));
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
        byte[] request = command.bytes(names.get(0));
        WitnessAnswer answer =
                Witness.with(folder(), files, InstantSource.system(), witness -> witness.addFromFile(request));
        if (answer.status() != WitnessAnswer.COSIGNED) {
            out.println(told.witness(
                    "refused", Integer.toString(answer.status()), answer.body().strip()));
            return ExitCode.WRONG;
        }
        write(names.get(1), answer.body().getBytes(StandardCharsets.UTF_8));
        out.println(told.witness("signed", names.get(1)));
        return ExitCode.RIGHT;
    }

    private ExitCode ask() throws Arguments.UsageException, IOException {
        LogFolder trail = LogFolder.open(command.existing(option("trail")));
        SignedCheckpoint signed = SignedCheckpoint.parse(trail.checkpoint()
                .orElseThrow(() -> new LedgerException("trail: expected a published checkpoint, found none")));
        TreeHead head = signed.checkpoint().head();
        long old = number("old", head.size());
        CosignRequest request = new CosignRequest(signed, trail.consistency(old, head.size()));
        // Found here and not after two ways with the stick.
        if (!request.sinceOld().proves(trail.headAt(old), head)) {
            throw new LedgerException("trail: expected tiles of the tree " + head + ", found others");
        }
        write(names.get(0), request.bytes());
        out.println(told.witness("asked", Long.toString(head.size()), Long.toString(old), names.get(0)));
        return ExitCode.RIGHT;
    }

    private ExitCode add() throws Arguments.UsageException, IOException {
        LogFolder trail = LogFolder.open(command.existing(option("trail")));
        TlogPolicy policy = TlogPolicy.parse(command.bytes(option("policy")));
        SignedCheckpoint asked =
                CosignRequest.parse(command.bytes(option("request"))).signed();
        NoteVerifier log =
                trail.key().orElseThrow(() -> new LedgerException("trail: expected the key of the log, found none"));
        TreeHead head = asked.checkpoint().head();
        asked.note().verify(List.of(log));
        if (!trail.headAt(head.size()).equals(head)) {
            throw new LedgerException("request: expected a checkpoint of this trail, found " + head);
        }
        Path target = here.resolve(names.get(1));
        CosignedCheckpoint cosigned;
        try {
            cosigned = CosignedCheckpoint.of(asked, policy, log)
                    .with(files.read(target).filter(found -> isOf(found, asked)))
                    .withAnswer(command.bytes(names.get(0)));
        } catch (MalformedException | UnverifiedException e) {
            out.println(told.witness("wrong", String.valueOf(e.getMessage())));
            return ExitCode.WRONG;
        }
        if (cosigned.witnesses().isEmpty()) {
            out.println(told.witness("none"));
            return ExitCode.WRONG;
        }
        write(names.get(1), cosigned.note().bytes());
        boolean met = policy.quorum().isMetBy(cosigned.witnesses());
        out.println(told.witness(
                met ? "quorum" : "short",
                Long.toString(head.size()),
                String.join(", ", cosigned.witnesses()),
                names.get(1)));
        return met ? ExitCode.RIGHT : ExitCode.OPEN;
    }

    /** A file over an older checkpoint is replaced: its cosignatures say nothing about this one. */
    private static boolean isOf(byte[] found, SignedCheckpoint asked) {
        return SignedCheckpoint.parse(found).checkpoint().equals(asked.checkpoint());
    }

    private void write(String name, byte[] bytes) {
        Path target = here.resolve(name).toAbsolutePath();
        Path part = target.resolveSibling(target.getFileName() + ".part");
        files.write(part, bytes);
        files.rename(part, target);
        files.forceFolder(target.resolveSibling(""));
    }
}
