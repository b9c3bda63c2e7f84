package org.xiezhi.ledger;

/**
 * One thing in a log folder that is not as it must be.
 *
 * @param kind what sort of thing
 * @param where the file, with an entry's index if one is meant
 * @param expected what would be right
 * @param found what is there
 */
public record Finding(Kind kind, String where, String expected, String found) {

    /** The sorts of findings. */
    public enum Kind {
        /** The public key is missing, malformed or not the trusted one. */
        KEY,
        /** A checkpoint is missing, malformed or of another log. */
        CHECKPOINT,
        /** No valid signature by the log's key. */
        SIGNATURE,
        /** A file that the signed tree needs is not there. */
        MISSING,
        /** A file has other bytes than the entries demand. */
        CONTENT,
        /** The entries do not lead to the signed root. */
        ROOT,
        /** The log does not continue an earlier checkpoint. */
        FORK,
        /** A file that no log of this size has. */
        UNEXPECTED
    }
}
