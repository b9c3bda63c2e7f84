package org.xiezhi.verifier;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.xiezhi.ledger.DiskFiles;
import org.xiezhi.ledger.LedgerFiles;

/**
 * Reads a folder that somebody else prepared: follows no link, opens no device, and reads no more of a file than a file
 * of its kind can have. What it refuses is reported and counts as missing.
 */
final class ReadOnlyFiles implements LedgerFiles {

    /** The longest file of a log: a bundle of 256 entries of 65,535 bytes, each behind two bytes of length. */
    static final int MAX_FILE = 256 * (65_535 + 2);

    private static final int REMEMBERED = 1_000;

    private final Report report;
    private final DiskFiles disk = new DiskFiles();
    private final Set<Path> refused = new HashSet<>();

    ReadOnlyFiles(Report report) {
        this.report = report;
    }

    @Override
    public Optional<byte[]> read(Path file) {
        try {
            BasicFileAttributes found =
                    Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (!found.isRegularFile()) {
                return refuse(file, "a file", found.isSymbolicLink() ? "a link" : "something else");
            }
            try (InputStream content = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
                byte[] bytes = content.readNBytes(MAX_FILE + 1);
                return bytes.length > MAX_FILE
                        ? refuse(file, "at most " + MAX_FILE + " bytes", "more")
                        : Optional.of(bytes);
            }
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            // A folder where a file must be, a name too long: as good as not there, and said.
            return refuse(file, "a file that can be read", e.getClass().getSimpleName());
        }
    }

    private Optional<byte[]> refuse(Path file, String expected, String found) {
        if (refused.size() < REMEMBERED && refused.add(file)) {
            report.problem("unreadable", file.getFileName().toString(), expected, found);
        }
        return Optional.empty();
    }

    @Override
    public List<String> list(Path folder) {
        return disk.list(folder);
    }

    @Override
    public boolean exists(Path path) {
        return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
    }

    @Override
    public void write(Path file, byte[] bytes) {
        throw readOnly();
    }

    @Override
    public void rename(Path from, Path to) {
        throw readOnly();
    }

    @Override
    public void createFolder(Path folder) {
        throw readOnly();
    }

    @Override
    public void forceFolder(Path folder) {
        throw readOnly();
    }

    @Override
    public void delete(Path path) {
        throw readOnly();
    }

    @Override
    public <T> T exclusively(Path lock, Supplier<T> work) {
        throw readOnly();
    }

    private static UnsupportedOperationException readOnly() {
        return new UnsupportedOperationException("a verifier changes nothing");
    }
}
