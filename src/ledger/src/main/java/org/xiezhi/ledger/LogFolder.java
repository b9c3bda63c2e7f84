package org.xiezhi.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A log on disk: {@code checkpoint}, {@code log.vkey} and {@code tile/…}, and what witnesses said. Grows, and never
 * changes what it holds.
 *
 * <p>When a writing method returns, what it wrote is durable; when it fails, the same call may be repeated. Threads that
 * write through one instance wait for each other; no process has two instances of one folder that write. Several
 * processes may write at once only if the same entries stand at the same place for all of them; then they write the same
 * bytes. Any number read. A {@link LedgerException} is an integrity failure, an {@link UncheckedIOException} a fault of
 * the file system.
 */
public final class LogFolder {

    /** File name of the signed checkpoint. */
    public static final String CHECKPOINT = "checkpoint";

    /** File name of the newest checkpoint that witnesses cosigned; only where somebody asks witnesses. */
    public static final String COSIGNED = "checkpoint.cosigned";

    /** Folder of what the asker of witnesses remembers; no reader looks there. */
    public static final String WITNESSES = ".witness";

    /** Folder of time stamps over published checkpoints; only where an authority is asked. */
    public static final String STAMPS = "stamp";

    /** File name of the log's public key. */
    public static final String KEY = "log.vkey";

    private final Path path;
    private final TileStore store;

    private LogFolder(Path path, LedgerFiles files) {
        this.path = path;
        this.store = new TileStore(path, files);
    }

    /** Opens a folder, creating it if it is missing. */
    public static LogFolder open(Path folder) {
        return open(folder, new DiskFiles());
    }

    /** Opens a folder through other file operations. */
    public static LogFolder open(Path folder, LedgerFiles files) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new LogFolder(folder, files);
    }

    /**
     * Writes entries behind the first {@code oldSize}. The same entries again give the same bytes; other entries where
     * the folder already holds some are refused.
     *
     * @return the head of the tree with the new entries
     */
    public synchronized TreeHead append(long oldSize, List<byte[]> entries) {
        entries.forEach(EntryBundle::requireFits);
        TileAccumulator edge = new TileAccumulator(oldSize, store::hashes);
        List<byte[]> tail = tailAt(oldSize, edge.head());
        refuseOtherEntries(oldSize, entries);
        List<Tile> full = writeBundles(oldSize, tail, entries);
        for (byte[] entry : entries) {
            edge.add(MerkleTree.leaf(entry), (tile, hashes) -> {
                store.install(tile.path(), bytes(hashes));
                full.add(tile);
            });
        }
        edge.grownPartials((tile, hashes) -> store.install(tile.path(), bytes(hashes)));
        // A partial bundle repeats its entries: without this, 256 single appends would leave 128 times their bytes.
        full.forEach(store::dropPartials);
        return edge.head();
    }

    /** The entries of the unfinished bundle, checked against the hashes on which the new tree will stand. */
    private List<byte[]> tailAt(long size, TreeHead head) {
        int width = (int) (size % Tile.WIDTH);
        if (width == 0) {
            return List.of();
        }
        List<byte[]> tail = store.entries(size / Tile.WIDTH, width);
        List<Hash> expected = store.hashes(new Tile(0, size / Tile.WIDTH, width));
        List<Hash> found = tail.stream().map(MerkleTree::leaf).toList();
        if (!expected.equals(found)) {
            throw new LedgerException("tail of the tree " + head + ": expected leaf hashes " + expected
                    + ", found entries with " + found);
        }
        return tail;
    }

    private void refuseOtherEntries(long oldSize, List<byte[]> entries) {
        long present = Math.min(store.sizeFrom(oldSize / Tile.WIDTH), oldSize + entries.size());
        forEachEntry(oldSize, Math.max(oldSize, present), (index, found) -> {
            if (!Arrays.equals(found, entries.get((int) (index - oldSize)))) {
                throw new LedgerException("entry " + index + ": expected the one that the folder holds, with leaf hash "
                        + MerkleTree.leaf(found) + ", found another");
            }
        });
    }

    private List<Tile> writeBundles(long oldSize, List<byte[]> tail, List<byte[]> entries) {
        List<Tile> full = new ArrayList<>();
        List<byte[]> bundle = new ArrayList<>(tail);
        long index = oldSize / Tile.WIDTH;
        for (int i = 0; i < entries.size(); i++) {
            bundle.add(entries.get(i));
            if (bundle.size() == Tile.WIDTH || i == entries.size() - 1) {
                Tile tile = new Tile(Tile.ENTRIES, index, bundle.size());
                // In order and each made durable: recovery counts the bundles up to the first gap.
                store.install(tile.path(), EntryBundle.encode(bundle));
                if (tile.isFull()) {
                    full.add(tile);
                    bundle.clear();
                    index++;
                }
            }
        }
        return full;
    }

    /** The head of the tree over the first {@code size} entries, computed from the hash tiles. */
    public TreeHead headAt(long size) {
        return new TileAccumulator(size, store::hashes).head();
    }

    /** How many entries the bundles hold without a gap; more than the database knows of after a crash between the two. */
    public long tileSize() {
        return store.sizeFrom(0);
    }

    /** The entries {@code from} (inclusive) to {@code to} (exclusive). */
    public List<byte[]> entries(long from, long to) {
        List<byte[]> entries = new ArrayList<>();
        forEachEntry(from, to, (index, entry) -> entries.add(entry));
        return entries;
    }

    /** Shows the entries {@code from} (inclusive) to {@code to} (exclusive), one bundle in memory at a time. */
    public void forEachEntry(long from, long to, EntryVisitor visitor) {
        if (from < 0 || from > to) {
            throw new IllegalArgumentException("expected a range in order, found " + from + " to " + to);
        }
        long at = from;
        while (at < to) {
            long bundle = at / Tile.WIDTH;
            long start = bundle * Tile.WIDTH;
            List<byte[]> entries = store.entries(bundle, (int) Math.min(Tile.WIDTH, to - start));
            for (int i = (int) (at - start); i < entries.size(); i++) {
                visitor.entry(start + i, entries.get(i));
            }
            at = start + entries.size();
        }
    }

    /**
     * A tile or bundle as readers of the log get it (C2SP tlog-tiles), of any width that the tree of that size has: what is
     * there under no file name of its own is the beginning of a wider file. Empty if the tree has no such tile.
     */
    public Optional<TileFile> tile(Tile tile, long size) {
        return tile.isWithin(size) ? store.open(tile) : Optional.empty();
    }

    /** Proof that the entry is in the tree of that size. */
    public InclusionProof inclusion(long index, long size) {
        return new TileProofs(size, store::hashes).inclusion(index);
    }

    /** Proof that the tree of size {@code to} begins with the tree of size {@code from}. */
    public ConsistencyProof consistency(long from, long to) {
        return new TileProofs(to, store::hashes).consistency(from);
    }

    /** The file that proves an entry off line, under the published checkpoint. */
    public OfflineProof offlineProof(long index) {
        byte[] checkpoint = checkpoint()
                .orElseThrow(() -> new LedgerException(CHECKPOINT + ": expected a published checkpoint, found none"));
        return OfflineProof.of(inclusion(index, sizeOf(checkpoint)), checkpoint);
    }

    /** Removes half-written files of writers that are gone; a writer that is not gone repeats its step. */
    public synchronized void dropStaged() {
        store.dropStaged();
    }

    /** The published checkpoint. */
    public Optional<byte[]> checkpoint() {
        return store.read(CHECKPOINT);
    }

    /**
     * Replaces the published checkpoint; refuses one over fewer entries. Two processes that publish at one moment may
     * leave the smaller one there: whoever leads looks again and publishes anew.
     */
    public synchronized void publish(byte[] checkpoint) {
        long size = sizeOf(checkpoint);
        long before = checkpoint().map(LogFolder::sizeOf).orElse(0L);
        if (size < before) {
            throw new LedgerException("checkpoint: expected a size from " + before + ", found " + size);
        }
        store.replace(CHECKPOINT, checkpoint);
    }

    /** The newest checkpoint that witnesses cosigned, with their lines, if there is one. */
    public Optional<byte[]> cosigned() {
        return store.read(COSIGNED);
    }

    /** Replaces the cosigned checkpoint in one step; whether its lines hold is for the caller to know. */
    public synchronized void publishCosigned(SignedNote checkpoint) {
        store.replace(COSIGNED, checkpoint.bytes());
    }

    /** What was kept under that name in {@link #WITNESSES}. */
    public Optional<byte[]> keptOfWitnesses(String name) {
        return store.read(WITNESSES + "/" + name);
    }

    /** Keeps something under a name in {@link #WITNESSES}, replacing what was there; durable at the return. */
    public synchronized void keepOfWitnesses(String name, byte[] bytes) {
        store.replace(WITNESSES + "/" + name, bytes);
    }

    /**
     * Keeps a time stamp beside the very checkpoint that it is over, under the checkpoint's size; durable at the return.
     * Whether it holds is for the caller to know.
     *
     * @param stamp a TimeStampResp of RFC 3161, DER
     */
    public synchronized void keepStamp(byte[] checkpoint, byte[] stamp) {
        String name = STAMPS + "/" + sizeOf(checkpoint);
        store.replace(name + ".checkpoint", checkpoint);
        store.replace(name + ".tsr", stamp);
    }

    /** Whether a time stamp over a checkpoint of this size lies here, with the checkpoint. */
    public boolean hasStamp(long size) {
        String name = STAMPS + "/" + size;
        return store.read(name + ".checkpoint").isPresent()
                && store.read(name + ".tsr").isPresent();
    }

    /** The sizes of the checkpoints over which time stamps lie here, the smallest first. */
    public List<Long> stamps() {
        return store.stamped();
    }

    private static long sizeOf(byte[] checkpoint) {
        return Checkpoint.parse(SignedNote.parse(checkpoint).text()).head().size();
    }

    /** The log's public key, if it was installed. */
    public Optional<NoteVerifier> key() {
        return store.read(KEY).map(LogFolder::parseKey);
    }

    /** Installs the log's public key; refuses another one afterwards. */
    public synchronized void installKey(NoteVerifier key) {
        store.install(KEY, (key.vkey() + "\n").getBytes(StandardCharsets.UTF_8));
    }

    static NoteVerifier parseKey(byte[] file) {
        String text = StrictText.utf8(file);
        if (!text.endsWith("\n")) {
            throw new MalformedException(KEY + ": expected one line ending in a newline, found none");
        }
        return NoteVerifier.parse(text.substring(0, text.length() - 1));
    }

    static byte[] bytes(List<Hash> hashes) {
        ByteBuffer buffer = ByteBuffer.allocate(hashes.size() * Hash.LENGTH);
        hashes.forEach(hash -> hash.writeTo(buffer));
        return buffer.array();
    }

    Path path() {
        return path;
    }

    TileStore store() {
        return store;
    }
}
