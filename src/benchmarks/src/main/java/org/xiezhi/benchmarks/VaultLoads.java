package org.xiezhi.benchmarks;

import static org.xiezhi.benchmarks.Goal.number;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.LongSupplier;
import org.xiezhi.vault.SealedObject;
import org.xiezhi.vault.StoredObject;
import org.xiezhi.vault.shared.Bytes;

/** What it costs that evidence is encrypted, hashed and durable, against the plain things without which none of that goes. */
final class VaultLoads {

    private static final double MIB = 1 << 20;

    /** Of the share of the slower of hashing and writing. */
    private static final double INGEST = 0.60;

    private static final double INGEST_OF_ONE_THREAD = 0.40;

    private final Path folder;
    private final VaultScale scale;

    VaultLoads(Path folder, VaultScale scale) {
        this.folder = folder;
        this.scale = scale;
    }

    /** What takes the time of a turn. */
    interface Work {
        void run() throws IOException, InterruptedException;
    }

    /** MiB in a second. */
    static double rate(long bytes, Work work) throws IOException, InterruptedException {
        long began = System.nanoTime();
        work.run();
        return bytes / MIB / ((System.nanoTime() - began) / 1e9);
    }

    /** Of the whole way into the vault; removing it again takes no part in it. */
    static double put(SampleVault vault, SampleFile file) throws IOException, InterruptedException {
        List<StoredObject> stored = new ArrayList<>();
        double rate = rate(file.size(), () -> stored.add(vault.put(file)));
        demandWhole(stored.get(0), file);
        vault.discard(stored.get(0));
        return rate;
    }

    private static void demandWhole(StoredObject stored, SampleFile file) {
        if (stored.size() != file.size()) {
            throw new IllegalStateException("expected " + file.size() + " bytes in the vault, found " + stored.size());
        }
    }

    static double hash(SampleFile file) throws IOException, InterruptedException {
        return rate(file.size(), file::hash);
    }

    static double copy(SampleFile file) throws IOException, InterruptedException {
        Path copy = file.path().resolveSibling("copy");
        double rate = rate(file.size(), () -> file.copy(copy));
        Files.delete(copy);
        return rate;
    }

    private SampleFile file(String name, long size) throws IOException {
        return SampleFile.write(Files.createDirectories(folder.resolve(name)).resolve("file"), size);
    }

    /** A large file into the vault, against hashing it and writing it. */
    List<Result> put() throws IOException, SQLException, InterruptedException {
        SampleFile file = file("vault-put", scale.file());
        try (SampleVault vault = SampleVault.open(folder.resolve("vault-put"));
                SampleVault ofOneThread = SampleVault.ofOneThread(folder.resolve("vault-put-one"))) {
            vault.awaitIdle();
            Rounds rounds = Rounds.alternate(
                    scale.rounds(),
                    () -> put(vault, file),
                    () -> hash(file),
                    () -> copy(file),
                    () -> put(ofOneThread, file));
            String note = mib(file.size()) + "; vault " + perSecond(rounds.of(0)) + ", SHA-256 "
                    + perSecond(rounds.of(1)) + ", write + force " + perSecond(rounds.of(2));
            return List.of(
                    new Result(
                            "Large file into the vault: rate / the slower of SHA-256 alone and write + force alone",
                            Optional.of(Goal.atLeast(INGEST)),
                            rounds.each(round -> round.get(0) / Math.min(round.get(1), round.get(2))),
                            note),
                    new Result(
                            "… with one thread",
                            Optional.of(Goal.atLeast(INGEST_OF_ONE_THREAD)),
                            rounds.each(round -> round.get(3) / Math.min(round.get(1), round.get(2))),
                            "vault " + perSecond(rounds.of(3))));
        } finally {
            Files.delete(file.path());
        }
    }

    /** The whole original decrypted, verified and hashed, against SHA-256 of the plain file. */
    List<Result> read() throws IOException, SQLException, InterruptedException {
        SampleFile file = file("vault-read", scale.file());
        try (SampleVault vault = SampleVault.open(folder.resolve("vault-read"))) {
            StoredObject stored = vault.put(file);
            if (!stored.sha256().equals(Bytes.of(file.hash()))) {
                throw new IllegalStateException("expected the file's SHA-256 on record, found " + stored.sha256());
            }
            Rounds rounds = Rounds.alternate(
                    scale.rounds(), () -> rate(file.size(), () -> vault.verify(stored)), () -> hash(file));
            vault.discard(stored);
            return List.of(new Result(
                    "Verified read of a large object / SHA-256 of the plain file, rate",
                    Optional.of(Goal.atLeast(0.60)),
                    rounds.ratio(),
                    mib(file.size()) + "; vault " + perSecond(rounds.of(0)) + ", SHA-256 " + perSecond(rounds.of(1))));
        } finally {
            Files.delete(file.path());
        }
    }

    /** Small reads at random places, against the same reads of a plain file; both lie in the system's memory. */
    List<Result> seek() throws IOException, SQLException, InterruptedException {
        SampleFile file = file("vault-seek", scale.object());
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        try (SampleVault vault = SampleVault.open(folder.resolve("vault-seek"))) {
            StoredObject stored = vault.put(file);
            vault.awaitIdle();
            Rounds ofProcessor = seeks(vault, stored, file, threads::getCurrentThreadCpuTime);
            Rounds ofClock = seeks(vault, stored, file, System::nanoTime);
            vault.discard(stored);
            String opened = ", opened for each as for each range of a browser";
            return List.of(
                    seeks("64 KiB at a random place of one open object, processor time", ofProcessor, 0),
                    seeks("… by the clock", ofClock, 0),
                    seeks("64 KiB at a random place" + opened + ", processor time", ofProcessor, 2),
                    seeks("… by the clock", ofClock, 2));
        } finally {
            Files.delete(file.path());
        }
    }

    /** The plain side stands behind the vault's, twice. */
    private Rounds seeks(SampleVault vault, StoredObject stored, SampleFile file, LongSupplier nanos)
            throws IOException, SQLException, InterruptedException {
        OutputStream nowhere = OutputStream.nullOutputStream();
        ByteBuffer buffer = ByteBuffer.allocate(SampleVault.READ);
        try (SealedObject object = vault.read(stored);
                FileChannel plain = FileChannel.open(file.path())) {
            return Rounds.alternate(
                    scale.rounds(),
                    () -> latePercent(nanos, from -> object.copyTo(nowhere, from, SampleVault.READ)),
                    () -> latePercent(nanos, from -> readFully(plain, buffer.clear(), from)),
                    () -> latePercent(nanos, from -> vault.copyRange(stored, nowhere, from)),
                    () -> latePercent(nanos, from -> {
                        try (FileChannel channel = FileChannel.open(file.path())) {
                            readFully(channel, buffer.clear(), from);
                        }
                    }));
        }
    }

    private Result seeks(String what, Rounds rounds, int side) {
        return new Result(
                what + ", p99: vault / (3 × plain file + 1 ms)",
                Optional.of(Goal.atMost(1)),
                rounds.each(round -> round.get(side) / (3 * round.get(side + 1) + 1)),
                mib(scale.object()) + ", " + number(scale.reads()) + " reads a round; vault "
                        + number(rounds.of(side).median()) + " ms, plain "
                        + number(rounds.of(side + 1).median()) + " ms");
    }

    private interface ReadFrom {
        void read(long from) throws IOException;
    }

    /** In milliseconds. */
    private double latePercent(LongSupplier nanos, ReadFrom reads) throws IOException {
        SplittableRandom random = new SplittableRandom();
        List<Double> times = new ArrayList<>();
        for (int read = 0; read < scale.reads(); read++) {
            long from = random.nextLong(scale.object() - SampleVault.READ + 1);
            long began = nanos.getAsLong();
            reads.read(from);
            times.add((nanos.getAsLong() - began) / 1e6);
        }
        return new Sample(times).percentile(99);
    }

    private static void readFully(FileChannel channel, ByteBuffer buffer, long from) throws IOException {
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, from + buffer.position()) < 0) {
                throw new IllegalStateException("expected " + SampleVault.READ + " bytes from " + from);
            }
        }
    }

    /** What stays in memory while a very large object comes in. */
    List<Result> heap() throws IOException, InterruptedException {
        Path home = Files.createDirectories(folder.resolve("vault-heap"));
        // Others work on the same disk.
        long large = Math.min(scale.stream(), Files.getFileStore(home).getUsableSpace() / 2);
        long small = large / WatchedStream.LOOKS;
        try (SampleVault vault = SampleVault.open(home)) {
            vault.awaitIdle();
            double ofSmall = growth(vault, small);
            double ofLarge = growth(vault, large);
            return List.of(new Result(
                    "Live memory that an object of " + mib(large) + " takes while it comes in, MiB",
                    Optional.of(Goal.atMost(64)),
                    new Sample(List.of(ofLarge)),
                    number(ofSmall) + " for one of " + mib(small)
                            + (large < scale.stream() ? "; the disk had no room for more" : "")));
        }
    }

    private static double growth(SampleVault vault, long size) throws IOException {
        WatchedStream stream = new WatchedStream(size);
        double before = WatchedStream.liveMemory();
        StoredObject stored = vault.put(stream, size);
        vault.discard(stored);
        return Math.max(0, stream.mostLive() - before) / MIB;
    }

    /** What a process that began a moment ago takes in, against what it takes in a little later. */
    List<Result> cold() throws IOException, SQLException, InterruptedException {
        SampleFile file = file("vault-cold", scale.first());
        List<List<Double>> figures = new ArrayList<>();
        List<List<Double>> atOnce = new ArrayList<>();
        for (int round = 0; round < scale.rounds(); round++) {
            figures.add(ColdStart.run(file, folder.resolve("vault-cold-" + round), true));
            atOnce.add(ColdStart.run(file, folder.resolve("vault-at-once-" + round), false));
        }
        Files.delete(file.path());
        return List.of(
                first("First " + mib(file.size()) + " of a fresh process, its start done", new Rounds(figures)),
                ofWarm("… of the rate of the same process later", new Rounds(figures)),
                first("First " + mib(file.size()) + " of a fresh process, while it still starts", new Rounds(atOnce)),
                ofWarm("… of the rate of the same process later", new Rounds(atOnce)));
    }

    private static Result first(String what, Rounds rounds) {
        return new Result(
                what + ": rate / the slower of SHA-256 alone and write + force alone",
                Optional.of(Goal.atLeast(INGEST)),
                rounds.each(round -> round.get(0) / Math.min(round.get(2), round.get(3))),
                "vault " + perSecond(rounds.of(0)) + ", SHA-256 " + perSecond(rounds.of(2)) + ", write + force "
                        + perSecond(rounds.of(3)));
    }

    private static Result ofWarm(String what, Rounds rounds) {
        return new Result(
                what,
                Optional.empty(),
                rounds.ratio(),
                "first " + perSecond(rounds.of(0)) + ", later " + perSecond(rounds.of(1)));
    }

    static String mib(long bytes) {
        return number(bytes / MIB) + " MiB";
    }

    static String perSecond(Sample sample) {
        return number(sample.median()) + " MiB/s";
    }
}
