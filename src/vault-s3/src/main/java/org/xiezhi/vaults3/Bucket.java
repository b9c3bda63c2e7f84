package org.xiezhi.vaults3;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Clock;
import java.util.UUID;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * The bucket that the other types of this package ask.
 *
 * @param page how many names a list is asked for at once
 */
record Bucket(S3Client client, BucketSettings settings, ObjectNames names, Clock clock, int page) {

    String name() {
        return settings.bucket();
    }

    /** A request to the server. */
    @FunctionalInterface
    interface Request<T> {
        T answer();
    }

    /**
     * Asks the server, and tells its errors in the words of the store.
     *
     * @param what is done, for the message
     * @throws NoSuchFileException if the server does not hold what is asked for
     */
    <T> T ask(String what, Request<T> request) throws IOException {
        return ask(what, 0, request);
    }

    /** The same of a request that brings so many bytes. */
    <T> T ask(String what, long brought, Request<T> request) throws IOException {
        try {
            return request.answer();
        } catch (software.amazon.awssdk.core.exception.SdkException e) {
            throw Faults.of(what + " in " + settings, brought, e);
        }
    }

    String nameOf(UUID objectId) {
        return names.of(objectId);
    }
}
