package org.xiezhi.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The right edge of a growing tree: the unfinished tile of every level, at most 256 hashes each. */
final class TileAccumulator {

    /** Takes a tile and its hashes. */
    interface Sink {
        void tile(Tile tile, List<Hash> hashes);
    }

    private final List<List<Hash>> levels = new ArrayList<>();
    private final List<Boolean> grown = new ArrayList<>();
    private long size;

    /** Starts at the empty tree. */
    TileAccumulator() {}

    /** Starts at a tree whose unfinished tiles are handed in. */
    TileAccumulator(long size, Function<Tile, List<Hash>> tiles) {
        this.size = size;
        for (int level = 0; Tile.hashesAt(level, size) > 0; level++) {
            List<Hash> hashes = level(level);
            long count = Tile.hashesAt(level, size);
            int width = (int) (count % Tile.WIDTH);
            if (width > 0) {
                hashes.addAll(tiles.apply(new Tile(level, count / Tile.WIDTH, width)));
            }
        }
    }

    private List<Hash> level(int level) {
        if (level == levels.size()) {
            levels.add(new ArrayList<>());
            grown.add(false);
        }
        return levels.get(level);
    }

    /** Adds a leaf hash and hands out every tile that it fills, the lowest level first. */
    void add(Hash leaf, Sink full) {
        size++;
        Hash hash = leaf;
        for (int level = 0; ; level++) {
            List<Hash> hashes = level(level);
            hashes.add(hash);
            grown.set(level, true);
            if (hashes.size() < Tile.WIDTH) {
                return;
            }
            long index = Tile.hashesAt(level, size) / Tile.WIDTH - 1;
            full.tile(new Tile(level, index, Tile.WIDTH), List.copyOf(hashes));
            hash = MerkleTree.root(hashes);
            hashes.clear();
        }
    }

    /** Hands out the unfinished tiles of the levels that have grown. */
    void grownPartials(Sink partial) {
        for (int level = 0; level < levels.size(); level++) {
            if (grown.get(level)) {
                partial(level, partial);
            }
        }
    }

    /** Hands out every unfinished tile. */
    void partials(Sink partial) {
        for (int level = 0; level < levels.size(); level++) {
            partial(level, partial);
        }
    }

    private void partial(int level, Sink partial) {
        List<Hash> hashes = levels.get(level);
        if (!hashes.isEmpty()) {
            long index = Tile.hashesAt(level, size) / Tile.WIDTH;
            partial.tile(new Tile(level, index, hashes.size()), List.copyOf(hashes));
        }
    }

    long size() {
        return size;
    }

    /** Size and root so far. */
    TreeHead head() {
        @Nullable Hash right = null;
        for (List<Hash> hashes : levels) {
            int end = hashes.size();
            // The binary digits of the width are the perfect trees in this tile; the smallest stands rightmost.
            for (int rest = end; rest > 0; rest &= rest - 1) {
                int width = Integer.lowestOneBit(rest);
                Hash perfect = MerkleTree.root(hashes.subList(end - width, end));
                right = right == null ? perfect : MerkleTree.node(perfect, right);
                end -= width;
            }
        }
        return right == null ? TreeHead.EMPTY : new TreeHead(size, right);
    }
}
