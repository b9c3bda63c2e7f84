package org.xiezhi.acceptance.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The compiled classes of all modules, found by looking and not by a list. */
final class House {
    static final String ROOT = "org.xiezhi";
    static final String CANARIES = "org.xiezhi.acceptance.canary";

    private House() {}

    static JavaClasses classes() {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPaths(modules().stream()
                        .map(module -> module.resolve("target/classes"))
                        .toList());
    }

    static JavaClasses canaries() {
        return new ClassFileImporter().importPackages(CANARIES);
    }

    /** The folders under {@code src} that hold main code. */
    static List<Path> modules() {
        // Surefire and the IDEs run tests in the folder of their module.
        Path src = Path.of("").toAbsolutePath().resolveSibling("");
        try (Stream<Path> folders = Files.list(src)) {
            return folders.filter(module -> Files.isDirectory(module.resolve("src/main/java")))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("expected the modules of the house in " + src, e);
        }
    }
}
