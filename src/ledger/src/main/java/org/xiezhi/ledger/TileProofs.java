package org.xiezhi.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Builds the proofs of RFC 9162 from the hash tiles of one tree. */
final class TileProofs {

    private final long size;
    private final Function<Tile, List<Hash>> tiles;

    TileProofs(long size, Function<Tile, List<Hash>> tiles) {
        this.size = size;
        this.tiles = tiles;
    }

    InclusionProof inclusion(long index) {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("expected an index below size " + size + ", found " + index);
        }
        List<Hash> hashes = new ArrayList<>();
        path(index, 0, size, hashes);
        return new InclusionProof(index, size, hashes);
    }

    // PATH of RFC 9162 2.1.3.1 over the leaves from..to.
    private void path(long index, long from, long to, List<Hash> hashes) {
        if (to - from == 1) {
            return;
        }
        long middle = from + MerkleTree.split(to - from);
        if (index < middle) {
            path(index, from, middle, hashes);
            hashes.add(root(middle, to));
        } else {
            path(index, middle, to, hashes);
            hashes.add(root(from, middle));
        }
    }

    ConsistencyProof consistency(long older) {
        if (older < 0 || older > size) {
            throw new IllegalArgumentException("expected an older size up to " + size + ", found " + older);
        }
        List<Hash> hashes = new ArrayList<>();
        if (older > 0 && older < size) {
            subproof(older, 0, size, true, hashes);
        }
        return new ConsistencyProof(older, size, hashes);
    }

    // SUBPROOF of RFC 9162 2.1.4.1; "known" says that the reader has the root over from..to already.
    private void subproof(long older, long from, long to, boolean known, List<Hash> hashes) {
        if (older == to) {
            if (!known) {
                hashes.add(root(from, to));
            }
            return;
        }
        long middle = from + MerkleTree.split(to - from);
        if (older <= middle) {
            subproof(older, from, middle, known, hashes);
            hashes.add(root(middle, to));
        } else {
            subproof(older, middle, to, false, hashes);
            hashes.add(root(from, middle));
        }
    }

    private Hash root(long from, long to) {
        long width = to - from;
        if (Long.bitCount(width) == 1) {
            return perfect(Long.numberOfTrailingZeros(width), from);
        }
        long middle = from + MerkleTree.split(width);
        return MerkleTree.node(root(from, middle), root(middle, to));
    }

    /** The root over the 2^height leaves at {@code from}, a multiple of 2^height: always within one tile. */
    private Hash perfect(int height, long from) {
        int level = height / 8;
        int count = 1 << (height % 8);
        long first = from >>> (8 * level);
        int offset = (int) (first % Tile.WIDTH);
        List<Hash> hashes = tiles.apply(new Tile(level, first / Tile.WIDTH, offset + count));
        return MerkleTree.root(hashes.subList(offset, offset + count));
    }
}
