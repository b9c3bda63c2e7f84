package org.xiezhi.launcher;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Enumeration;
import java.util.HexFormat;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The unpacked server under the data folder: a running product keeps its own copy, so a new build cannot pull the files
 * from under it. A marker with the archive's fingerprint is written last; without it the unpacking is done again.
 */
class ServerFiles {
    private static final String MARKER = "unpacked";

    private ServerFiles() {}

    /** Unpacks the archive into the folder unless exactly this archive was already unpacked there whole. */
    static boolean unpack(Path archive, Path folder) {
        Path marker = folder.resolve(MARKER);
        try {
            String expected = archive.getFileName() + " " + fingerprint(archive) + "\n";
            if (Files.exists(marker) && Files.readString(marker).equals(expected)) {
                return false;
            }
            deleteTree(folder);
            Files.createDirectories(folder);
            extract(archive, folder);
            Path written = Files.writeString(folder.resolve(MARKER + ".new"), expected, StandardCharsets.UTF_8);
            Files.move(written, marker, StandardCopyOption.ATOMIC_MOVE);
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException("The server " + archive + " cannot be unpacked into " + folder, e);
        }
    }

    private static void extract(Path archive, Path folder) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(new BufferedInputStream(Files.newInputStream(archive)))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path target = folder.resolve(entry.getName()).normalize();
                if (!target.startsWith(folder)) {
                    throw new IOException("Entry leads out of the archive: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                } else {
                    Path parent = target.getParent();
                    Files.createDirectories(parent == null ? folder : parent);
                    Files.copy(zip, target);
                }
            }
        }
    }

    static void deleteTree(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        // The marker first: what is half deleted must not pass for whole.
        Files.deleteIfExists(folder.resolve(MARKER));
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException e) throws IOException {
                if (e != null) {
                    throw e;
                }
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** Over name, size and checksum of every entry: as telling as the hash of the archive, without reading 170 MB. */
    private static String fingerprint(Path archive) throws IOException {
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements(); ) {
                ZipEntry entry = entries.nextElement();
                String line = entry.getName() + " " + entry.getSize() + " " + entry.getCrc() + "\n";
                digest.update(line.getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
