package org.xiezhi.launcher;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.time.Month;
import java.util.Arrays;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;

/**
 * A fragment for the bundle through which applications see the server's classes. That bundle imports each package when
 * the first class of it is asked for, and each such import costs a resolution over all of the server's bundles: a
 * fifth of the whole start. The fragment names the packages beforehand, so they are resolved once, together. A
 * package that it does not name, or that the server does not have, is imported as before
 * (docs/decisions/0011-wired-packages.md).
 */
class WiredPackages {
    private static final String FILE = "xiezhi-wired-packages.jar";
    private static final String HOST = "GlassFish-Application-Common-Module";

    private WiredPackages() {}

    /** Puts the fragment among the modules of the unpacked server, in place of that of an earlier start. */
    static void write(Path install) {
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.putValue("Bundle-ManifestVersion", "2");
        main.putValue("Bundle-SymbolicName", "org.xiezhi.server.wired-packages");
        main.putValue("Bundle-Version", "1.0.0");
        main.putValue("Fragment-Host", HOST);
        main.putValue("Import-Package", imports());
        Path file = install.resolve("modules").resolve(FILE);
        try {
            byte[] jar = jar(manifest);
            if (Files.exists(file) && Arrays.equals(Files.readAllBytes(file), jar)) {
                return;
            }
            // Never in place: another server that shares the file may have it mapped.
            Path written = Files.write(file.resolveSibling(FILE + ".new"), jar);
            Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be written", e);
        }
    }

    /** The same bytes at each start: no time of day in them. */
    private static byte[] jar(Manifest manifest) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JarOutputStream jar = new JarOutputStream(bytes)) {
            JarEntry entry = new JarEntry(JarFile.MANIFEST_NAME);
            entry.setTimeLocal(LocalDateTime.of(1980, Month.JANUARY, 1, 0, 0));
            jar.putNextEntry(entry);
            manifest.write(jar);
        }
        return bytes.toByteArray();
    }

    private static String imports() {
        return Domain.resource("wired-packages.txt")
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(name -> name + ";resolution:=optional")
                .collect(Collectors.joining(","));
    }
}
