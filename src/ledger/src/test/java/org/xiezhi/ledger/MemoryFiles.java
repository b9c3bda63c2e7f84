package org.xiezhi.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Files in memory that forget, when the power is cut, every name that was not forced. */
final class MemoryFiles implements LedgerFiles {

    private final Path root;
    private final Map<Path, byte[]> live = new HashMap<>();
    private final Map<Path, byte[]> kept = new HashMap<>();
    private final Set<Path> folders = new HashSet<>();
    private final Set<Path> keptFolders = new HashSet<>();
    private int changes;
    private int failAt = Integer.MAX_VALUE;

    MemoryFiles(Path root) {
        this.root = root;
        folders.add(root);
        keptFolders.add(root);
    }

    /** Lets the n-th change from now on fail, and every one after it. */
    void failAt(int n) {
        changes = 0;
        failAt = n;
    }

    /** Cuts the power: of the changes whose folder was not forced, each is kept or lost by chance. */
    void cutPower(Random chance) {
        failAt = Integer.MAX_VALUE;
        keptFolders.addAll(folders.stream().filter(f -> chance.nextBoolean()).toList());
        for (Path file : List.copyOf(kept.keySet())) {
            if (!live.containsKey(file) && chance.nextBoolean()) {
                kept.remove(file);
            }
        }
        live.forEach((file, bytes) -> {
            if (chance.nextBoolean()) {
                kept.put(file, bytes);
            }
        });
        keptFolders.removeIf(folder -> !reachable(folder));
        kept.keySet().removeIf(file -> !reachable(TileStore.folderOf(file)));
        folders.clear();
        folders.addAll(keptFolders);
        live.clear();
        live.putAll(kept);
    }

    private boolean reachable(Path folder) {
        for (Path at = folder; !at.equals(root); at = TileStore.folderOf(at)) {
            if (!keptFolders.contains(at)) {
                return false;
            }
        }
        return true;
    }

    /** Every file but the staged ones. */
    Map<String, byte[]> files() {
        Map<String, byte[]> files = new TreeMap<>();
        live.forEach((file, bytes) -> {
            String name = root.relativize(file).toString();
            if (!name.startsWith(TileStore.STAGING)) {
                files.put(name, bytes);
            }
        });
        return files;
    }

    private void change() {
        if (++changes >= failAt) {
            throw new UncheckedIOException(new IOException("injected at change " + changes));
        }
    }

    @Override
    public Optional<byte[]> read(Path file) {
        return Optional.ofNullable(live.get(file)).map(byte[]::clone);
    }

    @Override
    public void write(Path file, byte[] bytes) {
        if (!folders.contains(TileStore.folderOf(file))) {
            throw new UncheckedIOException(new IOException("no folder for " + file));
        }
        if (changes + 1 >= failAt) {
            // A write dies half done.
            live.put(file, java.util.Arrays.copyOf(bytes, bytes.length / 2));
        }
        change();
        live.put(file, bytes.clone());
    }

    @Override
    public void rename(Path from, Path to) {
        change();
        byte[] bytes = live.remove(from);
        if (bytes == null || !folders.contains(TileStore.folderOf(to))) {
            throw new UncheckedIOException(new IOException("cannot rename " + from + " to " + to));
        }
        live.put(to, bytes);
    }

    @Override
    public void createFolder(Path folder) {
        change();
        folders.add(folder);
    }

    @Override
    public void forceFolder(Path folder) {
        change();
        kept.keySet().removeIf(file -> TileStore.folderOf(file).equals(folder) && !live.containsKey(file));
        live.forEach((file, bytes) -> {
            if (TileStore.folderOf(file).equals(folder)) {
                kept.put(file, bytes);
            }
        });
        folders.stream()
                .filter(f -> !f.equals(root) && TileStore.folderOf(f).equals(folder))
                .forEach(keptFolders::add);
    }

    @Override
    public void delete(Path path) {
        change();
        live.remove(path);
        folders.remove(path);
    }

    @Override
    public List<String> list(Path folder) {
        return live.keySet().stream()
                .filter(file -> TileStore.folderOf(file).equals(folder))
                .map(file -> file.getFileName().toString())
                .sorted()
                .toList();
    }

    @Override
    public boolean exists(Path path) {
        return live.containsKey(path) || folders.contains(path);
    }

    @Override
    public synchronized <T> T exclusively(Path lock, Supplier<T> work) {
        return work.get();
    }
}
