package org.xiezhi.vaults3;

import java.net.URI;
import java.time.Duration;

/**
 * Where the bucket is and how it is asked.
 *
 * @param endpoint address of the server, without the bucket
 * @param region that requests are signed for
 * @param prefix before every name, such as {@code xiezhi/}; may be empty
 * @param pathStyle whether the bucket's name stands in the path, and not in the name of the server
 * @param lock how long the store keeps each object from anybody (Object Lock, compliance mode); zero if it does not
 * @param patience for a connection, and for a line on which nothing moves; a whole request with its repetitions takes at most
 *     {@value #CALL_PATIENCE} times as long
 */
public record BucketSettings(
        URI endpoint,
        String region,
        String bucket,
        String prefix,
        boolean pathStyle,
        String accessKey,
        String secretKey,
        Duration lock,
        Duration patience) {

    /** A part of 8 MiB within ten times 30 s: a line of 28 kB/s is not given up. */
    static final int ATTEMPT_PATIENCE = 10;

    static final int CALL_PATIENCE = 20;

    public BucketSettings {
        if (lock.isNegative() || patience.isNegative() || patience.isZero()) {
            throw new IllegalArgumentException(
                    "expected a lock of 0 or more and some patience, found " + lock + " and " + patience);
        }
    }

    /** Without the keys. */
    @Override
    public String toString() {
        return "bucket " + bucket + " at " + endpoint;
    }
}
