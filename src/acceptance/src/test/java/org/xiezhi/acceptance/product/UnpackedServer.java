package org.xiezhi.acceptance.product;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What the first product of a test run unpacked, as hard links for the next: a new data folder need not unpack the server
 * once more. The launcher decides by its own marker whether it is the right one.
 */
final class UnpackedServer {

    private static final Path KEPT = Path.of("target", "unpacked-server");
    private static final String IN_HOME = "runtime/server";

    private UnpackedServer() {}

    static synchronized void giveTo(Path home) throws IOException {
        Path target = home.resolve(IN_HOME);
        if (Files.exists(KEPT) && !Files.exists(target) && sameDisk(home)) {
            link(KEPT, target);
        }
    }

    static synchronized void keepOf(Path home) throws IOException {
        if (!Files.exists(KEPT) && sameDisk(home)) {
            Path unfinished = KEPT.resolveSibling("unpacked-server-" + UUID.randomUUID());
            link(home.resolve(IN_HOME), unfinished);
            Files.move(unfinished, KEPT, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private static boolean sameDisk(Path home) throws IOException {
        return Files.getFileStore(home).equals(Files.getFileStore(Path.of("target")));
    }

    private static void link(Path from, Path to) {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Path target = to.resolve(from.relativize(file));
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.createLink(target, file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the unpacked server could not be given to " + to, e);
        }
    }
}
