package org.xiezhi.vaults3;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobStore;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/** A bucket of its own on a server that speaks S3, behind a line that a test can spoil. */
final class ObjectStorage implements AutoCloseable {

    private static final String ACCESS_KEY = "access-of-the-test";
    private static final String SECRET_KEY = "secret-of-the-test";

    /** Small, so that a list of a few objects has several pages. */
    private static final int PAGE = 3;

    private static final AtomicInteger BUCKETS = new AtomicInteger();

    /** One for all tests: it takes a second to stop. It ends with their process, and keeps nothing. */
    private static final S3Proxy SERVER = server();

    private final String bucket = "evidence-" + BUCKETS.incrementAndGet();
    private final SpoiltLine line;
    private final S3Client client;
    private final List<S3EvidenceStore> opened = new ArrayList<>();

    ObjectStorage() throws IOException {
        line = new SpoiltLine(SERVER.getPort());
        client = Clients.of(settings("", Duration.ZERO));
        client.createBucket(request -> request.bucket(bucket));
    }

    private static S3Proxy server() {
        S3Proxy server = S3Proxy.builder()
                .endpoint(URI.create("http://127.0.0.1:0"))
                .awsAuthentication(AuthenticationType.AWS_V4, ACCESS_KEY, SECRET_KEY)
                .blobStore(new TransientNio2BlobStore())
                // It knows no Object Lock; what is asked of it, the line notes.
                .ignoreUnknownHeaders(true)
                .build();
        try {
            server.start();
        } catch (Exception e) {
            throw new IllegalStateException("the server of the tests does not start", e);
        }
        return server;
    }

    String bucket() {
        return bucket;
    }

    SpoiltLine line() {
        return line;
    }

    /** To do what an operator of the server does. */
    S3Client client() {
        return client;
    }

    BucketSettings settings(String prefix, Duration lock) {
        return settings(bucket, prefix, lock, SECRET_KEY);
    }

    BucketSettings settings(String of, String prefix, Duration lock, String secret) {
        return new BucketSettings(
                URI.create("http://127.0.0.1:" + line.port()),
                "us-east-1",
                of,
                prefix,
                true,
                ACCESS_KEY,
                secret,
                lock,
                // The tests' machine may be a busy one.
                Duration.ofMinutes(1));
    }

    /** A store as one process has it. */
    S3EvidenceStore open(String prefix) throws IOException {
        return keep(S3EvidenceStore.open(settings(prefix, Duration.ZERO), Clock.systemUTC(), PAGE));
    }

    /** The same with a lock. */
    S3EvidenceStore open(Duration lock, Clock clock) throws IOException {
        return keep(S3EvidenceStore.open(settings("", lock), clock, PAGE));
    }

    private S3EvidenceStore keep(S3EvidenceStore store) {
        opened.add(store);
        return store;
    }

    /** The names in the bucket. */
    List<String> names() {
        return client.listObjectsV2(request -> request.bucket(bucket)).contents().stream()
                .map(S3Object::key)
                .toList();
    }

    /** How many uploads are under way. */
    int uploads() {
        return client.listMultipartUploads(request -> request.bucket(bucket))
                .uploads()
                .size();
    }

    @Override
    public void close() {
        opened.forEach(S3EvidenceStore::close);
        client.close();
        line.close();
    }
}
