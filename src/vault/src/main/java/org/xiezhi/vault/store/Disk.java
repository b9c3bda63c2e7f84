package org.xiezhi.vault.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** What the file store asks of the disk; tests put faults in here. */
interface Disk {

    /** Creates a file that does not exist yet, readable by its owner only. */
    FileChannel create(Path file) throws IOException;

    long usableSpace() throws IOException;

    /** The disk that holds the folder. */
    static Disk of(Path folder) throws IOException {
        FileStore device = Files.getFileStore(folder);
        return new Disk() {
            @Override
            public FileChannel create(Path file) throws IOException {
                return FileChannel.open(
                        file,
                        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                        ownerOnly(file, "rw-------"));
            }

            @Override
            public long usableSpace() throws IOException {
                return device.getUsableSpace();
            }
        };
    }

    static void createFolder(Path folder) throws IOException {
        Files.createDirectories(folder, ownerOnly(folder, "rwx------"));
    }

    /** Makes names in a folder durable. Windows cannot open a folder and journals renames by itself. */
    static void forceFolder(Path folder) throws IOException {
        if (isPosix(folder)) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    private static FileAttribute<?>[] ownerOnly(Path path, String permissions) {
        return isPosix(path)
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    private static boolean isPosix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
