package org.xiezhi.ledger;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/** The hashes of RFC 9162, section 2.1. */
public final class MerkleTree {

    // RFC 9162 2.1.1: different prefixes keep a leaf from being passed off as a node.
    private static final byte LEAF = 0x00;
    private static final byte NODE = 0x01;

    private MerkleTree() {}

    /** The root of the tree without entries. */
    public static Hash emptyRoot() {
        return Hash.of(sha256().digest());
    }

    /** The hash of one entry. */
    public static Hash leaf(byte[] entry) {
        MessageDigest digest = sha256();
        digest.update(LEAF);
        digest.update(entry);
        return Hash.of(digest.digest());
    }

    /** The hash of two neighbours. */
    public static Hash node(Hash left, Hash right) {
        MessageDigest digest = sha256();
        digest.update(NODE);
        left.feed(digest);
        right.feed(digest);
        return Hash.of(digest.digest());
    }

    /** The root over leaf hashes. */
    public static Hash root(List<Hash> leaves) {
        if (leaves.isEmpty()) {
            return emptyRoot();
        }
        if (leaves.size() == 1) {
            return leaves.get(0);
        }
        int split = (int) split(leaves.size());
        return node(root(leaves.subList(0, split)), root(leaves.subList(split, leaves.size())));
    }

    /** The largest power of two strictly below {@code size}, which must be at least 2. */
    static long split(long size) {
        return Long.highestOneBit(size - 1);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("expected SHA-256 in every JDK, found none", e);
        }
    }
}
