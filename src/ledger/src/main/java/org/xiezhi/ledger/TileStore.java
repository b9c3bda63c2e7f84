package org.xiezhi.ledger;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Reads and installs the files of one log folder. One thread at a time writes in each process, any number read. */
final class TileStore {

    // Beside the tiles, so that nobody who serves or copies tile/ meets half a file, and on the same file system.
    static final String STAGING = ".staging";

    /** A checkpoint and the time stamp over it, in {@link LogFolder#STAMPS}, under the checkpoint's size. */
    static final Pattern STAMP = Pattern.compile("(0|[1-9][0-9]{0,15})\\.(tsr|checkpoint)");

    private final Path root;
    private final LedgerFiles files;
    // A writer that was taken for dead may wake up: no two may stage under one name, or one renames the other's half.
    private final String writer = UUID.randomUUID().toString();
    // Folders whose own names this process has made durable; for the writing thread, of which LogFolder lets in one.
    private final Set<Path> durable = new HashSet<>();

    TileStore(Path root, LedgerFiles files) {
        this.root = root;
        this.files = files;
    }

    Optional<byte[]> read(String path) {
        return files.read(root.resolve(path));
    }

    /** The first {@code tile.width()} hashes of a tile, from whichever file holds as many. */
    List<Hash> hashes(Tile tile) {
        byte[] bytes = covering(tile);
        if (bytes.length < tile.width() * Hash.LENGTH) {
            throw new MalformedException(
                    tile.path() + ": expected " + tile.width() + " hashes, found " + bytes.length + " bytes");
        }
        return IntStream.range(0, tile.width())
                .mapToObj(i -> Hash.of(bytes, i * Hash.LENGTH, (i + 1) * Hash.LENGTH))
                .toList();
    }

    /** The first {@code width} entries of a bundle, from whichever file holds as many. */
    List<byte[]> entries(long bundle, int width) {
        Tile tile = new Tile(Tile.ENTRIES, bundle, width);
        List<byte[]> entries = EntryBundle.decode(covering(tile));
        if (entries.size() < width) {
            throw new MalformedException(tile.path() + ": expected " + width + " entries, found " + entries.size());
        }
        return entries.subList(0, width);
    }

    private byte[] covering(Tile tile) {
        return read(tile.path())
                .or(() -> read(tile.full().path()))
                .or(() -> wider(tile))
                // A partial file goes when the full one is there: between two looks it may just have become full.
                .or(() -> read(tile.full().path()))
                .orElseThrow(() -> new LedgerException(tile.path() + ": expected this tile, found none"));
    }

    private Optional<byte[]> wider(Tile tile) {
        return partials(tile).stream()
                .filter(partial -> partial.width() > tile.width())
                .findFirst()
                .flatMap(partial -> read(partial.path()));
    }

    /** The file of a tile, or the beginning of one that holds more of it; empty if none does. */
    Optional<TileFile> open(Tile tile) {
        return open(tile, tile)
                .or(() -> open(tile.full(), tile))
                .or(() -> partials(tile).stream()
                        .filter(partial -> partial.width() > tile.width())
                        .findFirst()
                        .flatMap(partial -> open(partial, tile)))
                // As in covering: between two looks it may just have become full.
                .or(() -> open(tile.full(), tile));
    }

    private Optional<TileFile> open(Tile file, Tile tile) {
        return TileFile.open(root.resolve(file.path()), tile, file.equals(tile));
    }

    /** The partial files of a tile, the narrowest first. */
    List<Tile> partials(Tile tile) {
        List<Tile> partials = new ArrayList<>();
        String folder = tile.full().path() + ".p/";
        for (String name : files.list(root.resolve(folder))) {
            Tile.parse(folder + name).ifPresent(partials::add);
        }
        partials.sort((a, b) -> Integer.compare(a.width(), b.width()));
        return partials;
    }

    /** How many entries the bundles hold without a gap, given that all bundles before {@code bundle} are there. */
    long sizeFrom(long bundle) {
        long next = bundle;
        while (files.exists(root.resolve(new Tile(Tile.ENTRIES, next, Tile.WIDTH).path()))) {
            next++;
        }
        List<Tile> partials = partials(new Tile(Tile.ENTRIES, next, Tile.WIDTH));
        int width = partials.isEmpty() ? 0 : partials.get(partials.size() - 1).width();
        return next * Tile.WIDTH + width;
    }

    /** Sizes under which a time stamp lies. */
    List<Long> stamped() {
        List<Long> sizes = new ArrayList<>();
        for (String name : files.list(root.resolve(LogFolder.STAMPS))) {
            Matcher stamp = STAMP.matcher(name);
            if (stamp.matches() && stamp.group(2).equals("tsr")) {
                sizes.add(Long.parseLong(stamp.group(1)));
            }
        }
        Collections.sort(sizes);
        return sizes;
    }

    boolean exists(Tile tile) {
        return files.exists(root.resolve(tile.path()));
    }

    /** Makes a file durable that must never have other bytes. */
    void install(String path, byte[] bytes) {
        Optional<byte[]> present = read(path);
        if (present.isPresent()) {
            if (!Arrays.equals(present.get(), bytes)) {
                throw new LedgerException(
                        path + ": expected content with SHA-256 " + sha256(bytes) + ", found " + sha256(present.get()));
            }
            // A crash may have come between the rename and this.
            forceName(root.resolve(path));
            return;
        }
        replace(path, bytes);
    }

    /** Makes a file durable in one step, replacing what was there. */
    void replace(String path, byte[] bytes) {
        Path staged = root.resolve(STAGING).resolve(writer + "_" + path.replace('/', '_'));
        Path target = root.resolve(path);
        createDurably(folderOf(staged));
        createDurably(folderOf(target));
        files.write(staged, bytes);
        files.rename(staged, target);
        files.forceFolder(folderOf(target));
    }

    /** Removes what other writers staged and never renamed; one that still lives fails at its rename. */
    void dropStaged() {
        Path staging = root.resolve(STAGING);
        files.list(staging).stream()
                .filter(name -> !name.startsWith(writer))
                .forEach(name -> files.delete(staging.resolve(name)));
    }

    /** Removes the partial files of a tile whose full file is durable. */
    void dropPartials(Tile full) {
        Path folder = root.resolve(full.path() + ".p");
        if (!files.exists(folder)) {
            return;
        }
        partials(full).forEach(partial -> files.delete(root.resolve(partial.path())));
        // Anything else in it is not ours to remove; LogCheck names it.
        if (files.list(folder).isEmpty()) {
            files.delete(folder);
        }
    }

    private void forceName(Path target) {
        createDurably(folderOf(target));
        files.forceFolder(folderOf(target));
    }

    private void createDurably(Path folder) {
        if (folder.equals(root) || durable.contains(folder)) {
            return;
        }
        createDurably(folderOf(folder));
        files.createFolder(folder);
        files.forceFolder(folderOf(folder));
        durable.add(folder);
    }

    /** The folder that a file's name stands in. */
    static Path folderOf(Path file) {
        return Objects.requireNonNull(file.getParent(), "expected a file below a folder");
    }

    private static Hash sha256(byte[] bytes) {
        return Hash.of(MerkleTree.sha256().digest(bytes));
    }
}
