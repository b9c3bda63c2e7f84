package org.xiezhi.ledger;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;

/** The hashes of RFC 9162, section 2.1. */
public final class MerkleTree {

    // RFC 9162 2.1.1: different prefixes keep a leaf from being passed off as a node.
    private static final byte LEAF = 0x00;
    private static final byte NODE = 0x01;

    /** One for each thread: a new one is asked of the providers, which takes as long as the hash of a node. */
    private static final ThreadLocal<MessageDigest> DIGEST = ThreadLocal.withInitial(MerkleTree::sha256);

    private MerkleTree() {}

    /** The root of the tree without entries. */
    public static Hash emptyRoot() {
        return Hash.of(sha256().digest());
    }

    /** The hash of one entry. */
    public static Hash leaf(byte[] entry) {
        MessageDigest digest = DIGEST.get();
        digest.update(LEAF);
        digest.update(entry);
        return Hash.of(digest.digest());
    }

    /** The hash of two neighbours. */
    public static Hash node(Hash left, Hash right) {
        MessageDigest digest = DIGEST.get();
        digest.update(NODE);
        left.feed(digest);
        right.feed(digest);
        return Hash.of(digest.digest());
    }

    /**
     * The root over leaf hashes. Level by level, with what has no neighbour moved up as it is: that is the tree of RFC
     * 9162 2.1.1, whose left half is always the largest perfect one.
     */
    public static Hash root(List<Hash> leaves) {
        List<Hash> level = leaves;
        while (level.size() > 1) {
            List<Hash> above = new ArrayList<>((level.size() + 1) / 2);
            for (int i = 0; i + 1 < level.size(); i += 2) {
                above.add(node(level.get(i), level.get(i + 1)));
            }
            if (level.size() % 2 == 1) {
                above.add(level.get(level.size() - 1));
            }
            level = above;
        }
        return level.isEmpty() ? emptyRoot() : level.get(0);
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
