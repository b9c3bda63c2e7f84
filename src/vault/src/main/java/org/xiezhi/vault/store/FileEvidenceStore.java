package org.xiezhi.vault.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Containers as files: {@code objects/<last two hex digits>/<id>.xzec}, and {@code incoming/<id>.part} while they are written. */
public final class FileEvidenceStore implements EvidenceStore {

    private static final String ID = "([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})";
    private static final Pattern OBJECT_NAME = Pattern.compile(ID + "\\.xzec");
    private static final Pattern PART_NAME = Pattern.compile(ID + "\\.part");

    private final Path objects;
    private final Path incoming;
    private final Disk disk;
    private final long reserveBytes;
    private final Executor writeBack;
    // Uploads may rest for hours on a lost line: the file's age alone does not say that nobody owns it.
    private final Set<UUID> owned = ConcurrentHashMap.newKeySet();

    /**
     * Opens the store in a folder, which is created if need be.
     *
     * @param reserveBytes room on the disk that evidence must not use, so that database and trail can still write
     * @param writeBack where pages are forced to disk beside the writing; {@code Runnable::run} does it in the writer's thread
     */
    public FileEvidenceStore(Path folder, long reserveBytes, Executor writeBack) throws IOException {
        this(prepare(folder), reserveBytes, writeBack, Disk.of(folder));
    }

    FileEvidenceStore(Path folder, long reserveBytes, Executor writeBack, Disk disk) {
        if (reserveBytes < 0) {
            throw new IllegalArgumentException("expected a reserve of 0 or more bytes, found " + reserveBytes);
        }
        this.objects = folder.resolve("objects");
        this.incoming = folder.resolve("incoming");
        this.reserveBytes = reserveBytes;
        this.writeBack = writeBack;
        this.disk = disk;
    }

    static Path prepare(Path folder) throws IOException {
        Disk.createFolder(folder.resolve("objects"));
        Disk.createFolder(folder.resolve("incoming"));
        Disk.forceFolder(folder);
        return folder;
    }

    @Override
    public IncomingObject begin(UUID objectId, long declared) throws IOException {
        long usable = disk.usableSpace() - reserveBytes;
        if (usable < declared) {
            throw new StorageFullException(declared, Math.max(0, usable), null);
        }
        Path target = objectFile(objectId);
        if (Files.exists(target) || !owned.add(objectId)) {
            throw new FileAlreadyExistsException(target.toString());
        }
        try {
            return new IncomingFile(
                    partFile(objectId),
                    shard(objectId),
                    objectName(objectId),
                    disk,
                    reserveBytes,
                    writeBack,
                    () -> owned.remove(objectId));
        } catch (IOException e) {
            owned.remove(objectId);
            throw e;
        }
    }

    @Override
    public SeekableByteChannel read(UUID objectId) throws IOException {
        return FileChannel.open(objectFile(objectId), StandardOpenOption.READ);
    }

    @Override
    public Optional<ObjectStat> stat(UUID objectId) throws IOException {
        return stat(objectId, objectFile(objectId));
    }

    @Override
    public boolean delete(UUID objectId) throws IOException {
        return delete(objectFile(objectId), shard(objectId));
    }

    @Override
    public List<ObjectStat> list() throws IOException {
        return list(objects, OBJECT_NAME);
    }

    @Override
    public List<ObjectStat> listAbandoned() throws IOException {
        return list(incoming, PART_NAME).stream()
                .filter(stat -> !owned.contains(stat.objectId()))
                .toList();
    }

    @Override
    public boolean deleteAbandoned(UUID objectId) throws IOException {
        return !owned.contains(objectId) && delete(partFile(objectId), incoming);
    }

    @Override
    public OptionalLong freeSpace() throws IOException {
        return OptionalLong.of(disk.usableSpace());
    }

    private static boolean delete(Path file, Path folder) throws IOException {
        boolean deleted = Files.deleteIfExists(file);
        if (deleted) {
            Disk.forceFolder(folder);
        }
        return deleted;
    }

    private static List<ObjectStat> list(Path folder, Pattern names) throws IOException {
        List<ObjectStat> found = new ArrayList<>();
        // Depth 2: the shard and the file.
        try (Stream<Path> files = Files.walk(folder, 2)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Matcher name = names.matcher(file.getFileName().toString());
                if (name.matches()) {
                    stat(UUID.fromString(name.group(1)), file).ifPresent(found::add);
                }
            }
        }
        return found;
    }

    private static Optional<ObjectStat> stat(UUID objectId, Path file) throws IOException {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return Optional.of(new ObjectStat(
                    objectId, attributes.size(), attributes.lastModifiedTime().toInstant()));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private Path objectFile(UUID objectId) {
        return shard(objectId).resolve(objectName(objectId));
    }

    private Path shard(UUID objectId) {
        String name = objectId.toString();
        // The last digits of a UUID v7 are random, the first are time: 256 evenly filled folders.
        return objects.resolve(name.substring(name.length() - 2));
    }

    private static String objectName(UUID objectId) {
        return objectId + ".xzec";
    }

    private Path partFile(UUID objectId) {
        return incoming.resolve(objectId + ".part");
    }
}
