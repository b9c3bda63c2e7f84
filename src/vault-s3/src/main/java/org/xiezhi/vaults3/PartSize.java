package org.xiezhi.vaults3;

import java.io.IOException;

/** How large the parts of an upload are: all alike but the last, because some servers demand it. */
final class PartSize {

    /** S3 takes no more parts for an object. */
    static final int MOST_PARTS = 10_000;

    /** S3 wants 5 MiB at least. One part of each upload lies in memory, so that no more than needed is good, too. */
    static final int LEAST = 8 << 20;

    /** A container is larger than its original, by some 30 parts of a million; a tenth is far more. */
    private static final int PLANNED_PARTS = MOST_PARTS - MOST_PARTS / 10;

    private static final int STEP = 1 << 20;

    private PartSize() {}

    /**
     * Bytes of each part.
     *
     * @param declared bytes that will come, 0 if nobody knows: then 78 GiB are taken
     * @throws IOException if no part that fits into memory is large enough
     */
    static int of(long declared) throws IOException {
        long rounded = (declared / PLANNED_PARTS / STEP + 1) * STEP;
        // The last step before 2 GiB: no array is longer.
        if (rounded > Integer.MAX_VALUE - STEP) {
            throw new IOException(
                    "expected an object that " + MOST_PARTS + " parts of 2 GiB hold, found " + declared + " bytes");
        }
        return (int) Math.max(LEAST, rounded);
    }
}
