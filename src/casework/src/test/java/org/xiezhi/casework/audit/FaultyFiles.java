package org.xiezhi.casework.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.xiezhi.ledger.DiskFiles;
import org.xiezhi.ledger.LedgerFiles;

/**
 * Real files, where each change is a step of a node that faults may hit. Nothing is forced to the disk: here nodes die,
 * and the ledger's own tests cut the power.
 */
final class FaultyFiles implements LedgerFiles {

    private final DiskFiles disk = new DiskFiles();
    private final Faults faults;

    FaultyFiles(Faults faults) {
        this.faults = faults;
    }

    @Override
    public Optional<byte[]> read(Path file) {
        return disk.read(file);
    }

    @Override
    public void write(Path file, byte[] bytes) {
        if (faults.diesInNext()) {
            put(file, Arrays.copyOf(bytes, bytes.length / 2));
        }
        faults.step(() -> put(file, bytes));
    }

    private static void put(Path file, byte[] bytes) {
        try {
            Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void rename(Path from, Path to) {
        faults.step(() -> disk.rename(from, to));
    }

    @Override
    public void createFolder(Path folder) {
        faults.step(() -> disk.createFolder(folder));
    }

    @Override
    public void forceFolder(Path folder) {
        faults.step(() -> {});
    }

    @Override
    public void delete(Path path) {
        faults.step(() -> disk.delete(path));
    }

    @Override
    public List<String> list(Path folder) {
        return disk.list(folder);
    }

    @Override
    public boolean exists(Path path) {
        return disk.exists(path);
    }

    @Override
    public <T> T exclusively(Path lock, Supplier<T> work) {
        return disk.exclusively(lock, work);
    }
}
