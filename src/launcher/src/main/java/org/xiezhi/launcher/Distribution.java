package org.xiezhi.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Enumeration;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/**
 * The files that lie around the launcher's jar.
 *
 * @param launcher the jar of this program
 */
record Distribution(
        Path launcher, Path server, Path application, Path driver, Path signer, Path ledger, Path extractor) {

    Distribution {
        for (Path file : new Path[] {server, application, driver, signer, ledger, extractor}) {
            if (!Files.isRegularFile(file)) {
                throw new StartRefusedException(
                        "Expected " + file + " beside the launcher, found none: keep the whole folder together.");
            }
        }
    }

    static Distribution ofThisProgram() {
        CodeSource source = Distribution.class.getProtectionDomain().getCodeSource();
        try {
            return around(Path.of(source.getLocation().toURI()));
        } catch (URISyntaxException e) {
            throw new IllegalStateException("The launcher's own location is not an address", e);
        }
    }

    static Distribution around(Path launcher) {
        Path folder = launcher.toAbsolutePath().getParent();
        if (folder == null) {
            throw new StartRefusedException("The launcher must lie in a folder, found " + launcher + ".");
        }
        return new Distribution(
                launcher,
                folder.resolve("payara.zip"),
                folder.resolve("xiezhi.ear"),
                folder.resolve("lib").resolve("postgresql.jar"),
                folder.resolve("signer.jar"),
                folder.resolve("lib").resolve("ledger.jar"),
                folder.resolve("extractor.jar"));
    }

    /** Loads every class of the launcher now: a build may replace the jar while the product runs, and it must still stop. */
    void loadLauncher() {
        try (JarFile jar = new JarFile(launcher.toFile())) {
            for (Enumeration<JarEntry> entries = jar.entries(); entries.hasMoreElements(); ) {
                String name = entries.nextElement().getName();
                if (name.endsWith(".class") && !name.endsWith("-info.class")) {
                    Class.forName(
                            name.substring(0, name.length() - ".class".length()).replace('/', '.'));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The launcher's jar " + launcher + " cannot be read", e);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("The launcher's jar names a class it does not hold", e);
        }
    }
}
