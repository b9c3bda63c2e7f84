package org.xiezhi.benchmarks;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Programs of others on this machine. */
final class Programs {

    private Programs() {}

    static Optional<Path> find(String name) {
        return find(name, String.valueOf(System.getenv("PATH")));
    }

    static Optional<Path> find(String name, String folders) {
        return Stream.of(folders.split(File.pathSeparator, -1))
                .map(folder -> Path.of(folder).resolve(name))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
