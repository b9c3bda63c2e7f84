package org.xiezhi.vaults3;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.xiezhi.vault.store.IncomingObject;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ObjectLockMode;

/** A container being written as a multipart upload; owned by one intake, which is its only caller at any time. */
final class IncomingParts implements IncomingObject {

    /** Under this the object says whose writing it was, by a number drawn for it: an answer that is lost is then no riddle. */
    private static final String WRITER = "writer";

    private final Bucket bucket;
    private final String name;
    private final String writer = UUID.randomUUID().toString();
    private final String upload;
    private final PartBuffer part;
    private final Runnable released;
    private final List<CompletedPart> sent = new ArrayList<>();
    private long length;
    private boolean open = true;
    private boolean published;

    IncomingParts(Bucket bucket, String name, long declared, Runnable released) throws IOException {
        this.bucket = bucket;
        this.name = name;
        this.released = released;
        this.part = new PartBuffer(PartSize.of(declared));
        this.upload = begin(bucket, name, writer);
    }

    /** The lock counts from here: it is part of the upload, so that there is no moment in which the object has none. */
    private static String begin(Bucket bucket, String name, String writer) throws IOException {
        CreateMultipartUploadRequest.Builder request = CreateMultipartUploadRequest.builder()
                .bucket(bucket.name())
                .key(name)
                .contentType("application/octet-stream")
                .metadata(Map.of(WRITER, writer));
        if (!bucket.settings().lock().isZero()) {
            Instant until = bucket.clock().instant().plus(bucket.settings().lock());
            request.objectLockMode(ObjectLockMode.COMPLIANCE).objectLockRetainUntilDate(until);
        }
        return bucket.ask("beginning " + name, () -> bucket.client().createMultipartUpload(request.build()))
                .uploadId();
    }

    @Override
    public int write(ByteBuffer source) throws IOException {
        if (!open) {
            throw new ClosedChannelException();
        }
        int taken = source.remaining();
        while (source.hasRemaining()) {
            part.fill(source);
            if (part.isFull()) {
                send();
            }
        }
        return taken;
    }

    private void send() throws IOException {
        int number = sent.size() + 1;
        if (number > PartSize.MOST_PARTS) {
            throw new IOException("expected at most " + PartSize.MOST_PARTS + " parts of " + part.length()
                    + " bytes, found more: the writer did not say how long " + name + " is");
        }
        String md5 = part.md5();
        String tag = bucket.ask(
                        "writing part " + number + " of " + name,
                        part.length(),
                        () -> bucket.client()
                                .uploadPart(
                                        request -> request.bucket(bucket.name())
                                                .key(name)
                                                .uploadId(upload)
                                                .partNumber(number)
                                                .contentLength((long) part.length())
                                                .contentMD5(md5),
                                        part.body()))
                .eTag();
        sent.add(CompletedPart.builder().partNumber(number).eTag(tag).build());
        length += part.length();
        part.clear();
    }

    @Override
    public void publish() throws IOException {
        if (!open) {
            throw new ClosedChannelException();
        }
        // An upload has one part at least, and that may be empty.
        if (part.length() > 0 || sent.isEmpty()) {
            send();
        }
        part.release();
        open = false;
        complete();
        published = true;
        released.run();
    }

    private void complete() throws IOException {
        try {
            bucket.client()
                    .completeMultipartUpload(request -> request.bucket(bucket.name())
                            .key(name)
                            .uploadId(upload)
                            .ifNoneMatch("*")
                            .multipartUpload(parts -> parts.parts(sent)));
        } catch (SdkException e) {
            // The client repeats what got no answer; what it hears then may be about the object that it made itself.
            if (isOurs(e)) {
                return;
            }
            if (Faults.status(e) == Faults.PRECONDITION_FAILED) {
                FileAlreadyExistsException exists = new FileAlreadyExistsException(name);
                exists.initCause(e);
                throw exists;
            }
            throw notPublished(e);
        }
    }

    private IOException notPublished(SdkException failure) {
        IOException told = Faults.of("publishing " + name + " in " + bucket.settings(), length, failure);
        // Not to be taken for an object that is missing: it is the upload that somebody removed.
        return told instanceof NoSuchFileException
                ? new IOException("the upload of " + name + " is gone from " + bucket.settings(), failure)
                : told;
    }

    private boolean isOurs(SdkException failure) {
        try {
            HeadObjectResponse found = bucket.client()
                    .headObject(request -> request.bucket(bucket.name()).key(name));
            return found.contentLength() == length
                    && writer.equals(found.metadata().get(WRITER));
        } catch (SdkException e) {
            failure.addSuppressed(e);
            return false;
        }
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    @Override
    public void close() throws IOException {
        if (published) {
            return;
        }
        open = false;
        part.release();
        try {
            bucket.ask(
                    "giving up " + name,
                    () -> bucket.client()
                            .abortMultipartUpload(request ->
                                    request.bucket(bucket.name()).key(name).uploadId(upload)));
        } catch (NoSuchFileException e) {
            // Somebody else removed it: as good.
            return;
        } finally {
            released.run();
        }
    }
}
