package org.xiezhi.vaults3;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import org.xiezhi.vault.store.StoreFaultException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.ObjectLockConfiguration;
import software.amazon.awssdk.services.s3.model.ObjectLockEnabled;

/** What must be true of a bucket before evidence goes into it. */
final class StartCheck {

    private final Bucket bucket;

    StartCheck(Bucket bucket) {
        this.bucket = bucket;
    }

    /** Asks for the bucket itself, for its lock if one is wanted, and whether it refuses to replace an object. */
    void require() throws IOException {
        try {
            bucket.ask(
                    "looking for the bucket",
                    () -> bucket.client().headBucket(request -> request.bucket(bucket.name())));
        } catch (NoSuchFileException e) {
            throw new IOException("expected " + bucket.settings() + ", found no such bucket: create it first", e);
        }
        if (!bucket.settings().lock().isZero()) {
            requireLock();
        }
        requireConditions();
    }

    private void requireLock() throws IOException {
        IOException refused;
        try {
            ObjectLockConfiguration found = bucket.ask(
                            "asking for the Object Lock",
                            () -> bucket.client().getObjectLockConfiguration(request -> request.bucket(bucket.name())))
                    .objectLockConfiguration();
            if (found != null && found.objectLockEnabled() == ObjectLockEnabled.ENABLED) {
                return;
            }
            refused = new IOException("found " + found);
        } catch (NoSuchFileException e) {
            refused = e;
        } catch (StoreFaultException e) {
            // Servers without the function say so in many ways.
            refused = e;
        }
        throw new IOException(
                "expected a bucket with Object Lock, because a retention is set, found none in " + bucket.settings(),
                refused);
    }

    /** A server that does not know the condition would replace an original in silence, so it is tried on an object that is there. */
    private void requireConditions() throws IOException {
        String probe = bucket.names().probe();
        try {
            bucket.ask(
                    "looking for " + probe,
                    () -> bucket.client()
                            .headObject(request -> request.bucket(bucket.name()).key(probe)));
        } catch (NoSuchFileException e) {
            PartBuffer empty = new PartBuffer(1);
            bucket.ask(
                    "writing " + probe,
                    () -> bucket.client()
                            .putObject(
                                    request -> request.bucket(bucket.name())
                                            .key(probe)
                                            .contentMD5(empty.md5()),
                                    empty.body()));
        }
        String upload = bucket.ask(
                        "beginning " + probe,
                        () -> bucket.client()
                                .createMultipartUpload(
                                        request -> request.bucket(bucket.name()).key(probe)))
                .uploadId();
        boolean replaced = true;
        try {
            replaced = replaces(probe, upload);
        } finally {
            if (!replaced) {
                bucket.ask(
                        "giving up " + probe,
                        () -> bucket.client()
                                .abortMultipartUpload(request ->
                                        request.bucket(bucket.name()).key(probe).uploadId(upload)));
            }
        }
        if (replaced) {
            throw new IOException("expected a server that refuses to replace an object (If-None-Match: *), found that "
                    + bucket.settings() + " does not");
        }
    }

    private boolean replaces(String probe, String upload) throws IOException {
        PartBuffer empty = new PartBuffer(1);
        String tag = bucket.ask(
                        "writing " + probe,
                        () -> bucket.client()
                                .uploadPart(
                                        request -> request.bucket(bucket.name())
                                                .key(probe)
                                                .uploadId(upload)
                                                .partNumber(1)
                                                .contentMD5(empty.md5()),
                                        empty.body()))
                .eTag();
        CompletedPart part = CompletedPart.builder().partNumber(1).eTag(tag).build();
        try {
            bucket.client()
                    .completeMultipartUpload(request -> request.bucket(bucket.name())
                            .key(probe)
                            .uploadId(upload)
                            .ifNoneMatch("*")
                            .multipartUpload(parts -> parts.parts(part)));
            return true;
        } catch (SdkException e) {
            if (Faults.status(e) == Faults.PRECONDITION_FAILED) {
                return false;
            }
            throw Faults.of("trying the condition on " + probe + " in " + bucket.settings(), 0, e);
        }
    }
}
