package org.xiezhi.benchmarks;

/**
 * How much goes through the vault.
 *
 * @param rounds in which all sides have their turn; one more before them warms up
 * @param file bytes of the file that is put, read and hashed
 * @param object bytes of the object that is read at random places
 * @param reads at random places in a turn
 * @param stream bytes of the very large object; fewer if the disk has no room for them
 * @param first bytes that a fresh process takes in
 */
record VaultScale(int rounds, long file, long object, int reads, long stream, long first) {

    /** For the table: a few minutes. */
    static final VaultScale FULL = new VaultScale(5, 512L << 20, 1L << 30, 2_000, 10L << 30, 256L << 20);

    VaultScale {
        if (rounds < 1 || reads < 1 || Math.min(Math.min(file, object), Math.min(stream, first)) < SampleVault.READ) {
            throw new IllegalArgumentException("expected rounds, reads and " + SampleVault.READ + " bytes, found "
                    + rounds + ", " + reads + ", " + file + ", " + object + ", " + stream + ", " + first);
        }
    }
}
