package org.xiezhi.casework.witness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.xiezhi.ledger.DiskFiles;

/**
 * The folder where an administrator fetches requests and lays answers, {@code <name>.request} and {@code <name>.answer}
 * for each witness that nobody asks over a network. Faults are {@link UncheckedIOException}s.
 */
final class StickFolder {

    private static final int MOST_BYTES = 64 * 1024;

    private final Path folder;
    private final DiskFiles files = new DiskFiles();

    /** Answers that were no answers when they were seen: somebody may still be copying them. */
    private final Map<String, byte[]> halfway = new HashMap<>();

    StickFolder(Path folder) {
        this.folder = folder;
    }

    /** What lies there as an answer; a file too large for one is cut. */
    Optional<byte[]> answer(String name) {
        Path file = file(name, "answer");
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        try (var content = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.of(content.readNBytes(MOST_BYTES));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The answer is in the book. */
    void took(String name) {
        halfway.remove(name);
        files.delete(file(name, "answer"));
        files.forceFolder(folder);
    }

    /** Sets an answer aside that does not hold, unless it has changed since it was last seen. */
    boolean refuse(String name, byte[] answer) {
        byte[] before = halfway.put(name, answer);
        if (before == null || !Arrays.equals(before, answer)) {
            return false;
        }
        halfway.remove(name);
        files.rename(file(name, "answer"), file(name, "answer.refused"));
        files.forceFolder(folder);
        return true;
    }

    boolean hasRequest(String name) {
        return Files.isRegularFile(file(name, "request"), LinkOption.NOFOLLOW_LINKS);
    }

    void ask(String name, byte[] request) {
        // Others may write here: a name that they can guess could be a link to a file of ours, or a pipe that nobody
        // reads.
        Path part = folder.resolve(name + "." + UUID.randomUUID() + ".part");
        try {
            files.writeNew(part, request);
            files.rename(part, file(name, "request"));
        } finally {
            files.delete(part);
        }
        files.forceFolder(folder);
    }

    private Path file(String name, String kind) {
        return folder.resolve(name + "." + kind);
    }
}
