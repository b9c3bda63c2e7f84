package org.xiezhi.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The server's log, as far as this start has written it.
 *
 * @param begin length of the file before this start
 */
record ServerLog(Path file, long begin) {
    private static final String CAUSE = "Caused by: ";

    static ServerLog of(Path file) {
        try {
            return new ServerLog(file, Files.exists(file) ? Files.size(file) : 0);
        } catch (IOException e) {
            throw new UncheckedIOException("The server's log " + file + " cannot be read", e);
        }
    }

    /** The innermost cause of the last error: the server's own answer to a command names only the outermost. */
    Optional<String> lastCause() {
        try {
            // A log that became shorter was rotated in between: then all of it is of this start.
            long from = Files.size(file) < begin ? 0 : begin;
            try (InputStream in = Files.newInputStream(file)) {
                in.skipNBytes(from);
                return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                        .lines()
                        .filter(line -> line.startsWith(CAUSE))
                        .reduce((earlier, later) -> later)
                        .map(line -> line.substring(CAUSE.length()).strip());
            }
        } catch (IOException e) {
            return Optional.of("unknown, since " + file + " cannot be read (" + e + ")");
        }
    }
}
