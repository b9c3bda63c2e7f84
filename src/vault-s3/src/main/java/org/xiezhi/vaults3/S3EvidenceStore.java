package org.xiezhi.vaults3;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.xiezhi.vault.store.EvidenceStore;
import org.xiezhi.vault.store.IncomingObject;
import org.xiezhi.vault.store.ObjectLockedException;
import org.xiezhi.vault.store.ObjectStat;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.Part;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Containers as objects of a bucket, {@code objects/<last two hex digits>/<id>.xzec}, and as multipart uploads while they are written.
 *
 * <p>Durability is the server's: it has acknowledged the object when {@link IncomingObject#publish} returns. If it did not answer at all then, the object
 * may still become visible; nobody names it, so that a sweep finds it. Each open upload holds one part in memory.
 */
public final class S3EvidenceStore implements EvidenceStore, AutoCloseable {

    /** What S3 gives at most. */
    private static final int PAGE = 1000;

    private final Bucket bucket;
    // Uploads may rest for hours on a lost line: the age of an upload alone does not say that nobody owns it.
    private final Set<UUID> owned = ConcurrentHashMap.newKeySet();

    S3EvidenceStore(Bucket bucket) {
        this.bucket = bucket;
    }

    /**
     * Opens the store and looks whether the bucket is fit for evidence.
     *
     * @throws IOException if it is not there, is not ours, would replace an object, or has no Object Lock though one is wanted
     */
    public static S3EvidenceStore open(BucketSettings settings) throws IOException {
        return open(settings, Clock.systemUTC(), PAGE);
    }

    static S3EvidenceStore open(BucketSettings settings, Clock clock, int page) throws IOException {
        S3Client client = Clients.of(settings);
        boolean opened = false;
        try {
            Bucket bucket = new Bucket(client, settings, new ObjectNames(settings.prefix()), clock, page);
            new StartCheck(bucket).require();
            S3EvidenceStore store = new S3EvidenceStore(bucket);
            opened = true;
            return store;
        } finally {
            if (!opened) {
                client.close();
            }
        }
    }

    @Override
    public IncomingObject begin(UUID objectId, long declared) throws IOException {
        String name = bucket.nameOf(objectId);
        if (!owned.add(objectId)) {
            throw new FileAlreadyExistsException(name);
        }
        boolean begun = false;
        try {
            if (head(objectId).isPresent()) {
                throw new FileAlreadyExistsException(name);
            }
            IncomingObject incoming = new IncomingParts(bucket, name, declared, () -> owned.remove(objectId));
            begun = true;
            return incoming;
        } finally {
            if (!begun) {
                owned.remove(objectId);
            }
        }
    }

    @Override
    public SeekableByteChannel read(UUID objectId) throws IOException {
        String name = bucket.nameOf(objectId);
        HeadObjectResponse found = head(objectId).orElseThrow(() -> new NoSuchFileException(name));
        return new RangedObject(bucket, name, found.contentLength());
    }

    @Override
    public Optional<ObjectStat> stat(UUID objectId) throws IOException {
        return head(objectId).map(found -> new ObjectStat(objectId, found.contentLength(), found.lastModified()));
    }

    private Optional<HeadObjectResponse> head(UUID objectId) throws IOException {
        String name = bucket.nameOf(objectId);
        try {
            return Optional.of(bucket.ask(
                    "looking for " + name,
                    () -> bucket.client()
                            .headObject(request -> request.bucket(bucket.name()).key(name))));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    @Override
    public boolean delete(UUID objectId) throws IOException {
        Optional<HeadObjectResponse> found = head(objectId);
        if (found.isEmpty()) {
            return false;
        }
        Optional<Instant> until = Optional.ofNullable(found.get().objectLockRetainUntilDate());
        if (until.isPresent() && until.get().isAfter(bucket.clock().instant())) {
            throw new ObjectLockedException(objectId, until, null);
        }
        String name = bucket.nameOf(objectId);
        try {
            // With its version: a bucket that keeps versions would else only hide the object, and say that it is gone.
            bucket.client()
                    .deleteObject(request -> request.bucket(bucket.name())
                            .key(name)
                            .versionId(found.get().versionId()));
            return true;
        } catch (SdkException e) {
            if (Faults.status(e) == Faults.FORBIDDEN
                    && !bucket.settings().lock().isZero()) {
                throw new ObjectLockedException(objectId, until, e);
            }
            throw Faults.of("removing " + name + " from " + bucket.settings(), 0, e);
        }
    }

    @Override
    public List<ObjectStat> list() throws IOException {
        return bucket.ask("listing the objects", () -> {
            List<ObjectStat> found = new ArrayList<>();
            for (S3Object object : bucket.client()
                    .listObjectsV2Paginator(request -> request.bucket(bucket.name())
                            .prefix(bucket.names().objects())
                            .maxKeys(bucket.page()))
                    .contents()) {
                bucket.names()
                        .idOf(object.key())
                        .ifPresent(id -> found.add(new ObjectStat(id, object.size(), object.lastModified())));
            }
            return found;
        });
    }

    @Override
    public List<ObjectStat> listAbandoned() throws IOException {
        Map<UUID, ObjectStat> found = new HashMap<>();
        for (Abandoned left : abandoned()) {
            found.merge(
                    left.objectId(),
                    stat(left),
                    (one, other) -> one.lastWritten().isAfter(other.lastWritten()) ? one : other);
        }
        return List.copyOf(found.values());
    }

    @Override
    public boolean deleteAbandoned(UUID objectId) throws IOException {
        boolean deleted = false;
        for (Abandoned left : abandoned()) {
            if (left.objectId().equals(objectId)) {
                deleted |= abort(left);
            }
        }
        return deleted;
    }

    private boolean abort(Abandoned left) throws IOException {
        try {
            bucket.ask(
                    "removing the upload of " + left.name(),
                    () -> bucket.client()
                            .abortMultipartUpload(request -> request.bucket(bucket.name())
                                    .key(left.name())
                                    .uploadId(left.upload())));
            return true;
        } catch (NoSuchFileException e) {
            // Another process was quicker, or ended it.
            return false;
        }
    }

    /** An upload that nobody of this process goes on with. */
    private record Abandoned(UUID objectId, String name, String upload, Instant begun) {}

    private List<Abandoned> abandoned() throws IOException {
        // Not by a prefix: MinIO answers with none then, whatever there is.
        return bucket.ask("listing the uploads", () -> {
            List<Abandoned> found = new ArrayList<>();
            for (MultipartUpload upload : bucket.client()
                    .listMultipartUploadsPaginator(
                            request -> request.bucket(bucket.name()).maxUploads(bucket.page()))
                    .uploads()) {
                bucket.names()
                        .idOf(upload.key())
                        .filter(id -> !owned.contains(id))
                        .ifPresent(id ->
                                found.add(new Abandoned(id, upload.key(), upload.uploadId(), upload.initiated())));
            }
            return found;
        });
    }

    /** Its last part says when it was written last: another process may have been at it for hours. */
    private ObjectStat stat(Abandoned left) throws IOException {
        try {
            return bucket.ask("looking at the upload of " + left.name(), () -> {
                long length = 0;
                Instant last = left.begun();
                for (Part part : bucket.client()
                        .listPartsPaginator(request ->
                                request.bucket(bucket.name()).key(left.name()).uploadId(left.upload()))
                        .parts()) {
                    length += part.size();
                    last = part.lastModified().isAfter(last) ? part.lastModified() : last;
                }
                return new ObjectStat(left.objectId(), length, last);
            });
        } catch (NoSuchFileException e) {
            // It ended meanwhile.
            return new ObjectStat(left.objectId(), 0, left.begun());
        }
    }

    /** A bucket does not tell. */
    @Override
    public OptionalLong freeSpace() {
        return OptionalLong.empty();
    }

    /** Closes the connections; whoever uses the store has ended. */
    @Override
    public void close() {
        bucket.client().close();
    }
}
