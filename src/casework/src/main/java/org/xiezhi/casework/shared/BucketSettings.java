package org.xiezhi.casework.shared;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * The bucket that holds the evidence, where no folder does; the launcher has looked at each value.
 *
 * @param endpoint address of the server, without the bucket
 * @param region that requests are signed for
 * @param prefix before every name; may be empty
 * @param pathStyle whether the bucket's name stands in the path, and not in the name of the server
 * @param lock how long the server keeps each object from anybody; zero if it does not
 * @param patience for a connection, and for a line on which nothing moves
 */
public record BucketSettings(
        URI endpoint,
        String region,
        String name,
        String prefix,
        boolean pathStyle,
        String accessKey,
        String secretKey,
        Duration lock,
        Duration patience) {

    static final String STORE = "xiezhi.evidence.store";

    private static final String S3 = "xiezhi.evidence.s3.";
    private static final String ENDPOINT = S3 + "endpoint";
    private static final String REGION = S3 + "region";
    private static final String BUCKET = S3 + "bucket";
    private static final String PREFIX = S3 + "prefix";
    private static final String PATH_STYLE = S3 + "path.style";
    private static final String ACCESS_KEY = S3 + "access.key";
    private static final String SECRET_KEY = S3 + "secret.key";
    private static final String LOCK = S3 + "lock.days";
    private static final String TIMEOUT = S3 + "timeout.seconds";

    static Optional<BucketSettings> read() {
        String store = Settings.required(STORE);
        return switch (store) {
            case "folder" -> Optional.empty();
            case "s3" ->
                Optional.of(new BucketSettings(
                        URI.create(Settings.required(ENDPOINT)),
                        Settings.required(REGION),
                        Settings.required(BUCKET),
                        System.getProperty(PREFIX, ""),
                        Boolean.parseBoolean(Settings.required(PATH_STYLE)),
                        Settings.required(ACCESS_KEY),
                        Settings.required(SECRET_KEY),
                        Duration.ofDays(Long.parseLong(Settings.required(LOCK))),
                        Duration.ofSeconds(Long.parseLong(Settings.required(TIMEOUT)))));
            default -> throw new IllegalStateException(STORE + ": expected folder or s3, found " + store);
        };
    }

    /** Without the secret. */
    Map<String, String> told() {
        return Map.of(
                ENDPOINT,
                endpoint.toString(),
                REGION,
                region,
                BUCKET,
                name,
                PREFIX,
                prefix,
                PATH_STYLE,
                Boolean.toString(pathStyle),
                ACCESS_KEY,
                accessKey,
                LOCK,
                Long.toString(lock.toDays()),
                TIMEOUT,
                Long.toString(patience.toSeconds()));
    }

    @Override
    public String toString() {
        return "bucket " + name + " at " + endpoint;
    }
}
