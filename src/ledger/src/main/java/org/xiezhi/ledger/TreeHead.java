package org.xiezhi.ledger;

/**
 * A tree of so many entries has this root.
 *
 * @param size number of entries
 * @param root RFC 9162 root over all of them
 */
public record TreeHead(long size, Hash root) {

    /** The head of the tree without entries. */
    public static final TreeHead EMPTY = new TreeHead(0, MerkleTree.emptyRoot());

    /** Refuses a negative size, and an empty tree with another root than the empty one. */
    public TreeHead {
        if (size < 0) {
            throw new MalformedException("tree head: expected a size from 0, found " + size);
        }
        if (size == 0 && !root.equals(MerkleTree.emptyRoot())) {
            throw new MalformedException(
                    "tree head of size 0: expected root " + MerkleTree.emptyRoot() + ", found " + root);
        }
    }

    /** As a finding names it to an auditor. */
    @Override
    public String toString() {
        return size + " entries, root " + root;
    }
}
