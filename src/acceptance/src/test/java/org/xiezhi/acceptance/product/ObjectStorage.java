package org.xiezhi.acceptance.product;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobStore;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/** An object storage that speaks S3, in this process, with one bucket in memory, and what its operator does there. */
public final class ObjectStorage implements AutoCloseable {

    private static final String BUCKET = "evidence";
    private static final String PREFIX = "organ/";
    private static final String REGION = "cn-north-1";
    private static final String ACCESS_KEY = "access-of-the-product";
    private static final String SECRET_KEY = "only-for-this-test-of-buckets-7";

    private final S3Proxy server;
    private final S3Client client;
    private final Path secret;

    /**
     * Starts it with an empty bucket.
     *
     * @param folder where the file with the secret will lie
     */
    public ObjectStorage(Path folder) throws IOException {
        server = S3Proxy.builder()
                .endpoint(URI.create("http://127.0.0.1:0"))
                .awsAuthentication(AuthenticationType.AWS_V4, ACCESS_KEY, SECRET_KEY)
                .blobStore(new TransientNio2BlobStore())
                .build();
        try {
            server.start();
        } catch (Exception e) {
            throw new IllegalStateException("the object storage does not start", e);
        }
        client = S3Client.builder()
                .endpointOverride(URI.create(address()))
                .region(Region.of(REGION))
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create(ACCESS_KEY, SECRET_KEY)))
                .forcePathStyle(true)
                .build();
        client.createBucket(request -> request.bucket(BUCKET));
        secret = Files.createFile(
                folder.resolve("bucket.properties"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(secret, "xiezhi.evidence.s3.secret.key=" + SECRET_KEY + "\n");
    }

    private String address() {
        return "http://127.0.0.1:" + server.getPort();
    }

    /** What the product must be told; the secret stands in a file. */
    public List<String> settings() {
        return List.of(
                "-Dxiezhi.evidence.store=s3",
                "-Dxiezhi.evidence.s3.endpoint=" + address(),
                "-Dxiezhi.evidence.s3.region=" + REGION,
                "-Dxiezhi.evidence.s3.bucket=" + BUCKET,
                "-Dxiezhi.evidence.s3.prefix=" + PREFIX,
                "-Dxiezhi.evidence.s3.access.key=" + ACCESS_KEY,
                "--settings",
                secret.toString());
    }

    /** Moves what a folder of evidence holds into the bucket, under the same names, as docs/operations.md says. */
    public void move(Path evidence) throws IOException {
        try (Stream<Path> files = Files.walk(evidence)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = PREFIX + evidence.relativize(file).toString().replace('\\', '/');
                client.putObject(request -> request.bucket(BUCKET).key(name), RequestBody.fromFile(file));
                Files.delete(file);
            }
        }
    }

    /** The names of the containers. */
    public List<String> containers() {
        return client.listObjectsV2(request -> request.bucket(BUCKET).prefix(PREFIX + "objects/")).contents().stream()
                .map(S3Object::key)
                .toList();
    }

    /** How many objects are half written. */
    public int uploads() {
        return client.listMultipartUploads(request -> request.bucket(BUCKET))
                .uploads()
                .size();
    }

    /** The container of an item of evidence as it lies there. */
    public byte[] container(String evidence) {
        return client.getObjectAsBytes(request -> request.bucket(BUCKET).key(name(evidence)))
                .asByteArray();
    }

    /** Puts another in its place. */
    public void replace(String evidence, byte[] container) {
        client.putObject(request -> request.bucket(BUCKET).key(name(evidence)), RequestBody.fromBytes(container));
    }

    private static String name(String evidence) {
        return PREFIX + "objects/" + evidence.substring(34) + "/" + evidence + ".xzec";
    }

    @Override
    public void close() {
        client.close();
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("the object storage does not stop", e);
        }
    }
}
