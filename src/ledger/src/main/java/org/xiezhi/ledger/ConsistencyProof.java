package org.xiezhi.ledger;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * That a larger tree begins with every entry of a smaller one.
 *
 * @param from size of the smaller tree
 * @param to size of the larger tree
 * @param hashes as RFC 9162, 2.1.4.1 orders them; none if one tree is empty or both have the same size
 */
public record ConsistencyProof(long from, long to, List<Hash> hashes) {

    /** Refuses a step backwards. */
    public ConsistencyProof {
        hashes = List.copyOf(hashes);
        if (from < 0 || from > to) {
            throw new MalformedException("consistency proof: expected sizes in order, found " + from + " and " + to);
        }
    }

    /** Whether it leads from the older head to the newer one (RFC 9162, 2.1.4.2). */
    public boolean proves(TreeHead older, TreeHead newer) {
        if (older.size() != from || newer.size() != to) {
            return false;
        }
        if (from == 0) {
            return hashes.isEmpty();
        }
        if (from == to) {
            return hashes.isEmpty() && older.root().equals(newer.root());
        }
        return climb(older.root(), newer.root());
    }

    private boolean climb(Hash olderRoot, Hash newerRoot) {
        Deque<Hash> path = new ArrayDeque<>(hashes);
        // A smaller tree of 2^k entries is itself a node of the larger one, and the proof does not repeat it.
        if (Long.bitCount(from) == 1) {
            path.addFirst(olderRoot);
        }
        if (path.isEmpty()) {
            return false;
        }
        long fn = from - 1;
        long sn = to - 1;
        while ((fn & 1) == 1) {
            fn >>>= 1;
            sn >>>= 1;
        }
        Hash fr = path.removeFirst();
        Hash sr = fr;
        for (Hash c : path) {
            if (sn == 0) {
                return false;
            }
            if ((fn & 1) == 1 || fn == sn) {
                fr = MerkleTree.node(c, fr);
                sr = MerkleTree.node(c, sr);
                while ((fn & 1) == 0 && fn != 0) {
                    fn >>>= 1;
                    sn >>>= 1;
                }
            } else {
                sr = MerkleTree.node(sr, c);
            }
            fn >>>= 1;
            sn >>>= 1;
        }
        return sn == 0 && fr.equals(olderRoot) && sr.equals(newerRoot);
    }
}
