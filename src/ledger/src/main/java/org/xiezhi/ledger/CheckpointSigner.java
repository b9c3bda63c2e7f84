package org.xiezhi.ledger;

/**
 * Signs tree heads, each at most once per continuation: the one place that can say what the log has promised.
 *
 * <p>It keeps its own record of what it signed, durable before a signature leaves it, and trusts nothing else. Safe for
 * several threads.
 */
public interface CheckpointSigner {

    /** The last head it signed or was about to sign; the empty tree before the first. */
    TreeHead lastSigned();

    /**
     * Signs a head that continues {@link #lastSigned()}; the same head again gives the same bytes.
     *
     * @param sinceLast from the last signed size to the size of {@code next}
     * @throws ForkException if it does not continue; nothing is recorded or signed then
     */
    SignedCheckpoint sign(TreeHead next, ConsistencyProof sinceLast);
}
