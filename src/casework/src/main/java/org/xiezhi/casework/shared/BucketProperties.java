package org.xiezhi.casework.shared;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.xiezhi.vaults3.BucketSettings;

/** What the launcher says of the bucket that holds the evidence, where no folder does; it has looked at each value. */
final class BucketProperties {

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

    private BucketProperties() {}

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
    static Map<String, String> told(BucketSettings set) {
        return Map.of(
                ENDPOINT,
                set.endpoint().toString(),
                REGION,
                set.region(),
                BUCKET,
                set.bucket(),
                PREFIX,
                set.prefix(),
                PATH_STYLE,
                Boolean.toString(set.pathStyle()),
                ACCESS_KEY,
                set.accessKey(),
                LOCK,
                Long.toString(set.lock().toDays()),
                TIMEOUT,
                Long.toString(set.patience().toSeconds()));
    }
}
