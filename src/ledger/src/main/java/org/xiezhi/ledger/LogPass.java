package org.xiezhi.ledger;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** One pass over the entries of a folder, comparing every file with what the entries demand. */
final class LogPass {

    private static final String CHECKED_BEFORE = "head checked before";

    private record Expected(TreeHead head, Finding.Kind kind, String where) {}

    private final LogFolder folder;
    private final TileStore store;
    private final long signedSize;
    private final Findings findings;
    private final List<Expected> expected = new ArrayList<>();
    private final TreeHead start;
    private TileAccumulator edge = new TileAccumulator();

    /** A pass over the entries behind {@code start}, which were checked before and are taken as they are. */
    LogPass(LogFolder folder, long signedSize, Findings findings, TreeHead start) {
        this.folder = folder;
        this.store = folder.store();
        this.signedSize = signedSize;
        this.findings = findings;
        this.start = start;
        expect(start, Finding.Kind.FORK, CHECKED_BEFORE);
    }

    /** Whether the tiles reach as far as the tree from which the pass starts. */
    private boolean begins() {
        try {
            edge = new TileAccumulator(start.size(), store::hashes);
            return true;
        } catch (LedgerException e) {
            findings.add(Finding.Kind.FORK, CHECKED_BEFORE, start, String.valueOf(e.getMessage()));
            return false;
        }
    }

    /** Demands that the tree at that size has that root. */
    void expect(TreeHead head, Finding.Kind kind, String where) {
        expected.add(new Expected(head, kind, where));
    }

    TreeHead run(EntryVisitor visitor) {
        long size = store.sizeFrom(0);
        if (!begins()) {
            return TreeHead.EMPTY;
        }
        long next = start.size();
        judgeHead();
        while (next < size) {
            long first = next / Tile.WIDTH * Tile.WIDTH;
            int width = (int) Math.min(Tile.WIDTH, size - first);
            Optional<List<byte[]>> entries = bundle(new Tile(Tile.ENTRIES, next / Tile.WIDTH, width));
            if (entries.isEmpty()) {
                // Behind a bundle that cannot be read nothing has an index any more.
                break;
            }
            for (byte[] entry : entries.get().subList((int) (next - first), width)) {
                edge.add(MerkleTree.leaf(entry), this::compare);
                judgeHead();
                visitor.entry(next, entry);
                next++;
            }
        }
        edge.partials(this::compare);
        judgeUnreached(Math.min(next, size));
        if (next >= signedSize) {
            demandSignedEdge();
        }
        new FolderNames(folder, size, findings).run();
        return edge.head();
    }

    private Optional<List<byte[]>> bundle(Tile tile) {
        Optional<byte[]> bytes = store.read(tile.path());
        boolean full = tile.isFull();
        if (bytes.isEmpty() && !full) {
            // A partial file goes only after the full one is there: the log has grown since the pass began.
            bytes = store.read(tile.full().path());
            full = bytes.isPresent();
        }
        String where = (full ? tile.full() : tile).path();
        if (bytes.isEmpty()) {
            findings.add(Finding.Kind.MISSING, where, "an entry bundle", "none");
            return Optional.empty();
        }
        try {
            List<byte[]> entries = EntryBundle.decode(bytes.get());
            int width = full ? Tile.WIDTH : tile.width();
            if (entries.size() != width) {
                findings.add(Finding.Kind.CONTENT, where, width + " entries", entries.size() + " entries");
                return Optional.empty();
            }
            for (Tile partial : store.partials(tile)) {
                if (partial.width() <= entries.size()) {
                    compareFile(partial, EntryBundle.encode(entries.subList(0, partial.width())), false);
                }
            }
            return Optional.of(entries.subList(0, tile.width()));
        } catch (MalformedException e) {
            findings.add(Finding.Kind.CONTENT, where, "an entry bundle", String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private void compare(Tile tile, List<Hash> hashes) {
        byte[] bytes = LogFolder.bytes(hashes);
        if (tile.isFull()) {
            compareFile(tile, bytes, tile.isWithin(signedSize));
        }
        for (Tile partial : store.partials(tile)) {
            if (partial.width() <= tile.width()) {
                compareFile(partial, Arrays.copyOf(bytes, partial.width() * Hash.LENGTH), false);
            }
        }
    }

    private void compareFile(Tile tile, byte[] bytes, boolean needed) {
        Optional<byte[]> found = store.read(tile.path());
        if (found.isEmpty()) {
            if (needed) {
                findings.add(Finding.Kind.MISSING, tile.path(), "this tile", "none");
            }
            return;
        }
        int at = Arrays.mismatch(bytes, found.get());
        if (at >= 0) {
            findings.add(Finding.Kind.CONTENT, tile.path(), describe(bytes, at), describe(found.get(), at));
        }
    }

    private static String describe(byte[] bytes, int at) {
        return at < bytes.length
                ? "byte " + Byte.toUnsignedInt(bytes[at]) + " at " + at + " of " + bytes.length
                : "end at " + bytes.length;
    }

    private void judgeHead() {
        for (Expected one : expected) {
            if (one.head.size() == edge.size() && !one.head.equals(edge.head())) {
                findings.add(
                        one.kind,
                        one.where,
                        "root " + one.head.root(),
                        "root " + edge.head().root());
            }
        }
    }

    private void judgeUnreached(long reached) {
        for (Expected one : expected) {
            if (one.head.size() > reached) {
                findings.add(one.kind, one.where, one.head.size() + " entries", reached + " readable entries");
            }
        }
    }

    /** Every level's unfinished tile of the signed tree must be there, exactly or grown full. */
    private void demandSignedEdge() {
        for (int level = Tile.ENTRIES; Tile.hashesAt(level, signedSize) > 0; level++) {
            long count = Tile.hashesAt(level, signedSize);
            int width = (int) (count % Tile.WIDTH);
            if (width > 0) {
                Tile tile = new Tile(level, count / Tile.WIDTH, width);
                // The full one last: the partial one goes only after it is there.
                if (!store.exists(tile) && !store.exists(tile.full())) {
                    findings.add(Finding.Kind.MISSING, tile.path(), "this tile", "none");
                }
            }
        }
    }
}
