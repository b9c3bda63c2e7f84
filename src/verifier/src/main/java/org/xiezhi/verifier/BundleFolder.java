package org.xiezhi.verifier;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.xiezhi.ledger.BundleWriter;
import org.xiezhi.ledger.LogFolder;
import org.xiezhi.ledger.Tile;
import org.xiezhi.verifier.ZipNames.RefusedException;

/** Unpacks an audit bundle that somebody else made: names of the format alone, no more bytes than an honest one has. */
final class BundleFolder {

    /** Entries are much alike, but hashes and random ids do not shrink: an honest bundle stays far below. */
    private static final long MOST_GROWTH = 100;

    /** A small bundle of short files may shrink more. */
    private static final long ALWAYS_ALLOWED = 64L << 20;

    private static final Pattern PART = Pattern.compile("part/(0|[1-9][0-9]{0,18})\\.(json|tlog-proof)");
    private static final Set<String> KNOWN = Set.of(
            BundleWriter.MANIFEST,
            BundleWriter.ROWS,
            BundleWriter.LOG + LogFolder.CHECKPOINT,
            BundleWriter.LOG + LogFolder.KEY);

    private final Path zip;
    private final Path target;
    private long left;

    private BundleFolder(Path zip, Path target) throws IOException {
        this.zip = zip;
        this.target = target;
        this.left = Files.size(zip) * MOST_GROWTH + ALWAYS_ALLOWED;
    }

    /** Unpacks into an empty folder. */
    static void unpack(Path zip, Path target) throws IOException, RefusedException {
        new BundleFolder(zip, target).unpack();
    }

    private void unpack() throws IOException, RefusedException {
        Set<String> names = ZipNames.read(zip);
        for (String name : names) {
            // The name decides where a file is written: nothing but names of the format, so none leads elsewhere.
            if (!isKnown(name)) {
                throw new RefusedException("members of an audit bundle", quoted(name));
            }
        }
        try (ZipFile file = new ZipFile(zip.toFile())) {
            for (String name : names) {
                Path to = target.resolve(name);
                Files.createDirectories(Objects.requireNonNull(to.getParent()));
                try (InputStream from =
                        Objects.requireNonNull(file.getInputStream(file.getEntry(name)), "expected " + name)) {
                    copy(name, from, to);
                }
            }
        } catch (ZipException e) {
            throw new RefusedException("a zip that unpacks", String.valueOf(e.getMessage()));
        }
    }

    private void copy(String name, InputStream from, Path to) throws IOException, RefusedException {
        long most = name.equals(BundleWriter.ROWS) ? Long.MAX_VALUE : ReadOnlyFiles.MAX_FILE;
        byte[] buffer = new byte[1 << 16];
        try (OutputStream out = Files.newOutputStream(to)) {
            for (int read = from.read(buffer); read >= 0; read = from.read(buffer)) {
                left -= read;
                most -= read;
                if (left < 0 || most < 0) {
                    throw new RefusedException(
                            "no more bytes than an audit bundle has", name + " that unpacks to more");
                }
                out.write(buffer, 0, read);
            }
        }
    }

    private static boolean isKnown(String name) {
        return KNOWN.contains(name)
                || PART.matcher(name).matches()
                || (name.startsWith(BundleWriter.LOG)
                        && Tile.parse(name.substring(BundleWriter.LOG.length())).isPresent());
    }

    private static String quoted(String name) {
        return "'" + name.replaceAll("[^ -~]", "?") + "'";
    }
}
