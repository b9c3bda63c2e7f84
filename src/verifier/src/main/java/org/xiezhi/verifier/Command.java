package org.xiezhi.verifier;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.xiezhi.ledger.DiskFiles;
import org.xiezhi.ledger.LedgerException;
import org.xiezhi.ledger.LedgerFiles;
import org.xiezhi.ledger.MalformedException;
import org.xiezhi.ledger.NoteVerifier;
import org.xiezhi.ledger.TlogPolicy;

/** One run of the command, from its words to its exit code. */
final class Command {

    private final PrintStream out;
    private final Path here;

    /** Relative paths begin at {@code here}. */
    Command(PrintStream out, Path here) {
        this.out = out;
        this.here = here;
    }

    ExitCode run(List<String> words, Locale language) {
        Locale spoken = words.contains("zh") ? Locale.CHINESE : words.contains("en") ? Locale.ENGLISH : language;
        try {
            if (words.size() > 1 && words.get(0).equals("witness")) {
                WitnessArguments given = WitnessArguments.parse(words.subList(1, words.size()));
                return new WitnessCommand(out, here, new Words(spoken), this, given).run();
            }
            Arguments arguments = Arguments.parse(words);
            Locale chosen = arguments.language().orElse(language);
            Report report = new Report();
            Optional<Drawing> drawing;
            try (Scratch scratch = Scratch.create()) {
                check(arguments, report, scratch);
                drawing = arguments.command().equals(Arguments.SAMPLE)
                        ? Drawing.of(arguments, seed(arguments), wholeLog(arguments, scratch), report)
                        : Optional.empty();
            }
            Words told = new Words(chosen);
            out.print(arguments.json() ? told.json(report, drawing) : told.text(report, drawing));
            return report.exitCode();
        } catch (Arguments.UsageException e) {
            out.println(new Words(spoken).usage(e.code(), e.argument()));
        } catch (LedgerException e) {
            out.println(new Words(spoken).usage("malformed", String.valueOf(e.getMessage())));
        } catch (IOException | UncheckedIOException e) {
            out.println(new Words(spoken).usage("unreadable", String.valueOf(e.getMessage())));
        }
        return ExitCode.USAGE;
    }

    private void check(Arguments arguments, Report report, Scratch scratch)
            throws Arguments.UsageException, IOException {
        Path subject = existing(arguments.subject());
        Given given = given(arguments);
        if (arguments.entry().isPresent()) {
            new PartVerification(given, report, scratch)
                    .run(bytes(arguments.entry().get()), bytes(arguments.subject()));
        } else if (Files.isDirectory(subject)) {
            new LogVerification(given, report, scratch).run(subject, RowTrail.none());
            report.outside("rows");
        } else {
            new BundleVerification(given, report, scratch).run(subject);
        }
    }

    /** As it was given, or from a file in UTF-8, for terminals that spoil what is not ASCII; a file ends with a newline. */
    private String seed(Arguments arguments) throws Arguments.UsageException, IOException {
        if (arguments.option("seed").isPresent()) {
            return arguments.option("seed").get();
        }
        String text = new String(bytes(arguments.option("seed-file").orElse("")), StandardCharsets.UTF_8);
        return text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
    }

    /** The folder of a log that was checked. */
    private Path wholeLog(Arguments arguments, Scratch scratch) throws Arguments.UsageException {
        Path subject = existing(arguments.subject());
        return Files.isDirectory(subject) ? subject : BundleVerification.log(scratch);
    }

    private Given given(Arguments arguments) throws Arguments.UsageException, IOException {
        Optional<NoteVerifier> key = Optional.empty();
        if (arguments.key().isPresent()) {
            key = Optional.of(key(arguments.key().get()));
        }
        Optional<byte[]> earlier = Optional.empty();
        if (arguments.earlier().isPresent()) {
            earlier = Optional.of(bytes(arguments.earlier().get()));
        }
        Optional<TlogPolicy> policy = Optional.empty();
        if (arguments.policy().isPresent()) {
            try {
                policy = Optional.of(TlogPolicy.parse(bytes(arguments.policy().get())));
            } catch (MalformedException e) {
                throw new Arguments.UsageException("malformed", String.valueOf(e.getMessage()));
            }
        }
        return new Given(key, earlier, policy);
    }

    /** The text of a key, or a file with it. */
    NoteVerifier key(String given) throws Arguments.UsageException, IOException {
        try {
            return NoteVerifier.parse(given);
        } catch (MalformedException text) {
            try {
                return NoteVerifier.parse(new String(bytes(given), StandardCharsets.UTF_8).strip());
            } catch (MalformedException file) {
                file.addSuppressed(text);
                throw new Arguments.UsageException("malformed", String.valueOf(file.getMessage()));
            }
        }
    }

    Path existing(String path) throws Arguments.UsageException {
        try {
            Path resolved = here.resolve(path);
            if (Files.exists(resolved)) {
                return resolved;
            }
        } catch (java.nio.file.InvalidPathException e) {
            throw new Arguments.UsageException("missing", path);
        }
        throw new Arguments.UsageException("missing", path);
    }

    byte[] bytes(String path) throws Arguments.UsageException, IOException {
        Path file = existing(path);
        if (!Files.isRegularFile(file) || Files.size(file) > ReadOnlyFiles.MAX_FILE) {
            throw new Arguments.UsageException("missing", path);
        }
        return Files.readAllBytes(file);
    }

    /** Writes a file whole or not at all. */
    void write(String name, byte[] bytes) {
        LedgerFiles files = new DiskFiles();
        Path target = here.resolve(name).toAbsolutePath();
        Path part = target.resolveSibling(target.getFileName() + ".part");
        files.write(part, bytes);
        files.rename(part, target);
        files.forceFolder(target.resolveSibling(""));
    }
}
