package org.xiezhi.ledger;

import java.util.List;

/**
 * That an entry is in a tree.
 *
 * @param index which leaf
 * @param size of the tree
 * @param hashes from the leaf's neighbour up to the root's child
 */
public record InclusionProof(long index, long size, List<Hash> hashes) {

    /** Refuses a leaf outside the tree. */
    public InclusionProof {
        hashes = List.copyOf(hashes);
        if (index < 0 || index >= size) {
            throw new MalformedException("inclusion proof: expected an index below size " + size + ", found " + index);
        }
    }

    /** Whether it leads from this leaf hash to this head (RFC 9162, 2.1.3.2). */
    public boolean proves(Hash leaf, TreeHead head) {
        if (head.size() != size) {
            return false;
        }
        long fn = index;
        long sn = size - 1;
        Hash r = leaf;
        for (Hash p : hashes) {
            if (sn == 0) {
                return false;
            }
            if ((fn & 1) == 1 || fn == sn) {
                r = MerkleTree.node(p, r);
                // At the right edge a level without neighbour is passed over.
                while ((fn & 1) == 0 && fn != 0) {
                    fn >>>= 1;
                    sn >>>= 1;
                }
            } else {
                r = MerkleTree.node(r, p);
            }
            fn >>>= 1;
            sn >>>= 1;
        }
        return sn == 0 && r.equals(head.root());
    }
}
