package org.xiezhi.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;

/** Finds files that no log of this size has. */
final class FolderNames extends SimpleFileVisitor<Path> {

    private static final Set<String> KNOWN = Set.of(LogFolder.CHECKPOINT, LogFolder.COSIGNED, LogFolder.KEY);

    private final LogFolder folder;
    private final Findings findings;
    private long size;

    FolderNames(LogFolder folder, long size, Findings findings) {
        this.folder = folder;
        this.size = size;
        this.findings = findings;
    }

    void run() {
        try {
            Files.walkFileTree(folder.path(), this);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
        // Half-written files of a crash, and what is remembered of witnesses; no reader looks there.
        return directory.equals(folder.path().resolve(TileStore.STAGING))
                        || directory.equals(folder.path().resolve(LogFolder.WITNESSES))
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        String name = folder.path()
                .relativize(file)
                .toString()
                .replace(file.getFileSystem().getSeparator(), "/");
        if (!KNOWN.contains(name)
                && !isStamp(name)
                && !Tile.parse(name).map(this::isWithin).orElse(false)) {
            findings.add(Finding.Kind.UNEXPECTED, name, "no such file in a log of " + size + " entries", "a file");
        }
        return FileVisitResult.CONTINUE;
    }

    /** What it says is for other programs to check; a copy may hold it or not. */
    private static boolean isStamp(String name) {
        String stamps = LogFolder.STAMPS + "/";
        return name.startsWith(stamps)
                && TileStore.STAMP.matcher(name.substring(stamps.length())).matches();
    }

    private boolean isWithin(Tile tile) {
        if (!tile.isWithin(size)) {
            // The log may have grown since the pass began.
            size = folder.tileSize();
        }
        return tile.isWithin(size);
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
        if (failure instanceof NoSuchFileException) {
            // A partial tile that went while the log grew.
            return FileVisitResult.CONTINUE;
        }
        throw failure;
    }
}
