package org.xiezhi.verifier;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.xiezhi.ledger.BundleWriter;
import org.xiezhi.ledger.CanonicalJson;
import org.xiezhi.ledger.LogFolder;
import org.xiezhi.ledger.MalformedException;

/** Checks an audit bundle, {@code docs/formats/audit-bundle.md}. */
final class BundleVerification {

    // A row of the widest table with its texts; longer and somebody wants to fill the memory.
    private static final int MAX_LINE = 4 << 20;
    private static final String FORMAT = "xiezhi audit bundle";

    private final Given given;
    private final Report report;
    private final Scratch scratch;
    private final Path folder;

    BundleVerification(Given given, Report report, Scratch scratch) throws IOException {
        this.given = given;
        this.report = report;
        this.scratch = scratch;
        this.folder = Files.createDirectory(unpacked(scratch));
    }

    private static Path unpacked(Scratch scratch) {
        return scratch.path().resolve("bundle");
    }

    /** Where the log of a bundle lies after its verification, as long as the scratch is there. */
    static Path log(Scratch scratch) {
        return unpacked(scratch).resolve(BundleWriter.LOG);
    }

    void run(Path zip) throws IOException {
        try {
            BundleFolder.unpack(zip, folder);
        } catch (ZipNames.RefusedException e) {
            report.problem("bundle", zip.getFileName().toString(), e.expected(), e.found());
            return;
        }
        Set<String> wholeTables;
        try {
            wholeTables = manifest();
        } catch (MalformedException e) {
            report.problem(
                    "bundle", BundleWriter.MANIFEST, "the manifest of version 1", String.valueOf(e.getMessage()));
            return;
        }
        boolean wholeLog = Files.exists(folder.resolve(BundleWriter.LOG + LogFolder.CHECKPOINT));
        Path rowFile = folder.resolve(BundleWriter.ROWS);
        boolean rowsGiven = Files.exists(rowFile) || !wholeTables.isEmpty();
        try (RowTrail trail = new RowTrail(report, wholeTables, wholeLog, scratch)) {
            if (Files.exists(rowFile)) {
                rows(rowFile, trail);
            }
            Optional<RowTrail> rows = rowsGiven ? Optional.of(trail) : Optional.empty();
            if (wholeLog) {
                refuseParts();
                new LogVerification(given, report, scratch).run(folder.resolve(BundleWriter.LOG), rows);
            } else {
                new PartVerification(given, report, scratch).run(folder, rows);
            }
            if (rows.isEmpty()) {
                report.outside("rows");
            }
        }
    }

    private Set<String> manifest() throws IOException {
        Path file = folder.resolve(BundleWriter.MANIFEST);
        if (!Files.exists(file)) {
            throw new MalformedException("expected " + BundleWriter.MANIFEST + ", found none");
        }
        Map<String, @Nullable Object> manifest = CanonicalJson.parseObject(Files.readAllBytes(file));
        boolean known = manifest.keySet().equals(Set.of("format", "v", "wholeTables"))
                && FORMAT.equals(manifest.get("format"))
                && Objects.equals(manifest.get("v"), 1L)
                && manifest.get("wholeTables") instanceof List<?>;
        Set<String> tables = new HashSet<>();
        if (known && manifest.get("wholeTables") instanceof List<?> list) {
            for (Object table : list) {
                known &= table instanceof String text && tables.add(text);
            }
        }
        if (!known) {
            throw new MalformedException("expected format, version 1 and wholeTables, found something else");
        }
        return tables;
    }

    private void refuseParts() {
        if (Files.exists(folder.resolve(BundleWriter.PART))) {
            report.problem("bundle", BundleWriter.PART, "the whole log or parts of it", "both");
        }
    }

    private void rows(Path file, RowTrail trail) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            long number = 1;
            for (Optional<byte[]> line = line(in); line.isPresent(); line = line(in)) {
                try {
                    row(number, line.get(), trail);
                } catch (MalformedException e) {
                    report.problem(
                            "bundle",
                            BundleWriter.ROWS + " line " + number,
                            "a row with its salt",
                            String.valueOf(e.getMessage()));
                }
                number++;
            }
        } catch (LineTooLongException e) {
            report.problem("bundle", BundleWriter.ROWS, "lines of at most " + MAX_LINE + " bytes", "a longer one");
        }
    }

    private static final class LineTooLongException extends IOException {
        private static final long serialVersionUID = 1;
    }

    /** The next line without its newline; an end of the file without newline ends a line too. */
    private static Optional<byte[]> line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                return line.size() == 0 ? Optional.empty() : Optional.of(line.toByteArray());
            }
            if (line.size() == MAX_LINE) {
                throw new LineTooLongException();
            }
            line.write(next);
        }
        return Optional.of(line.toByteArray());
    }

    private static void row(long number, byte[] line, RowTrail trail) {
        Map<String, @Nullable Object> row = CanonicalJson.parseObject(line);
        if (row.keySet().equals(Set.of("image", "salt"))
                && row.get("salt") instanceof String salt
                && row.get("image") instanceof Map<?, ?> image
                && image.get("table") instanceof String table
                && image.get("id") instanceof String id) {
            trail.row(number, table, id, salt(salt), image);
            return;
        }
        throw new MalformedException("expected image and salt, found something else");
    }

    private static byte[] salt(String base64) {
        try {
            byte[] salt = Base64.getDecoder().decode(base64);
            if (salt.length == 16 && Base64.getEncoder().encodeToString(salt).equals(base64)) {
                return salt;
            }
        } catch (IllegalArgumentException e) {
            throw new MalformedException("expected base64 as salt, found another text", e);
        }
        throw new MalformedException("expected base64 of 16 bytes as salt, found another text");
    }

    /** The names in a folder; none if there is none. */
    static List<String> names(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
