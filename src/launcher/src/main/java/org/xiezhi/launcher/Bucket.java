package org.xiezhi.launcher;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.EnumSet;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The bucket that holds the evidence instead of a folder.
 *
 * @param endpoint address of the server, without the bucket
 * @param region that requests are signed for
 * @param prefix before every name; empty or with a slash at its end
 * @param pathStyle whether the bucket's name stands in the path, and not in the name of the server
 * @param lockDays how long the server keeps each object from anybody; 0 if it does not
 * @param timeoutSeconds for a connection, and for a line on which nothing moves
 */
record Bucket(
        String endpoint,
        String region,
        String name,
        String prefix,
        boolean pathStyle,
        String accessKey,
        String secretKey,
        int lockDays,
        int timeoutSeconds) {

    private static final String S3 = "s3";
    private static final String FOLDER = "folder";

    private static final Set<Setting> ITS_OWN =
            EnumSet.range(Setting.EVIDENCE_S3_ENDPOINT, Setting.EVIDENCE_S3_TIMEOUT_SECONDS);

    /** A century: as good as for ever. */
    private static final int MOST_LOCK_DAYS = 36_500;

    private static final int MOST_TIMEOUT = 600;

    /** What every server takes as a name of a bucket, in a path and in the name of a server. */
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");

    private static final Pattern REGION = Pattern.compile("[A-Za-z0-9-]{1,64}");

    /** Nothing that a path or a signature would have to write in another way. */
    private static final Pattern PREFIX = Pattern.compile("(?:[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}/){0,8}");

    Bucket {
        requireAddress(endpoint);
        requireMatch(Setting.EVIDENCE_S3_REGION, REGION, region, "a name such as cn-north-1");
        requireMatch(Setting.EVIDENCE_S3_BUCKET, NAME, name, "3 to 63 small letters, digits, dots and hyphens");
        requireMatch(
                Setting.EVIDENCE_S3_PREFIX,
                PREFIX,
                prefix,
                "nothing, or letters, digits, dots, hyphens and underscores with a slash at the end");
    }

    /** Null if a folder holds the evidence. */
    static @Nullable Bucket of(RawSettings values) {
        String store = values.text(Setting.EVIDENCE_STORE, FOLDER);
        return switch (store) {
            case S3 -> inS3(values);
            case FOLDER -> {
                refuseLonely(values);
                yield null;
            }
            default ->
                throw new StartRefusedException(
                        Setting.EVIDENCE_STORE.key() + ": expected folder or s3, found " + store + ".");
        };
    }

    private static Bucket inS3(RawSettings values) {
        return new Bucket(
                values.required(Setting.EVIDENCE_S3_ENDPOINT, "name the address of the object storage"),
                values.text(Setting.EVIDENCE_S3_REGION, "us-east-1"),
                values.required(Setting.EVIDENCE_S3_BUCKET, "name the bucket"),
                values.text(Setting.EVIDENCE_S3_PREFIX, ""),
                truth(Setting.EVIDENCE_S3_PATH_STYLE, values.text(Setting.EVIDENCE_S3_PATH_STYLE, "true")),
                values.required(Setting.EVIDENCE_S3_ACCESS_KEY, "name the access key"),
                values.required(Setting.EVIDENCE_S3_SECRET_KEY, "set the secret of the access key"),
                values.number(Setting.EVIDENCE_S3_LOCK_DAYS, 0, 0, MOST_LOCK_DAYS)
                        .intValue(),
                values.number(Setting.EVIDENCE_S3_TIMEOUT_SECONDS, 30, 1, MOST_TIMEOUT)
                        .intValue());
    }

    /** Somebody who names a bucket and gets a folder would look for his evidence in the wrong place. */
    private static void refuseLonely(RawSettings values) {
        for (Setting setting : ITS_OWN) {
            if (!values.text(setting, "").isEmpty()) {
                throw new StartRefusedException(setting.key() + " is set, but evidence lies in a folder: set "
                        + Setting.EVIDENCE_STORE.key() + "=s3 too, or leave it out.");
            }
        }
    }

    private static boolean truth(Setting setting, String value) {
        return switch (value) {
            case "true" -> true;
            case "false" -> false;
            default ->
                throw new StartRefusedException(setting.key() + ": expected true or false, found " + value + ".");
        };
    }

    private static void requireMatch(Setting setting, Pattern pattern, String value, String expected) {
        if (!pattern.matcher(value).matches()) {
            throw new StartRefusedException(setting.key() + ": expected " + expected + ", found " + value + ".");
        }
    }

    private static void requireAddress(String endpoint) {
        try {
            URI address = new URI(endpoint);
            String host = address.getHost();
            boolean bare = address.getUserInfo() == null
                    && address.getQuery() == null
                    && address.getFragment() == null
                    && Set.of("", "/").contains(String.valueOf(address.getPath()));
            boolean guarded = "https".equals(address.getScheme())
                    || ("http".equals(address.getScheme()) && host != null && isLoopback(host));
            if (host != null && bare && guarded) {
                return;
            }
        } catch (URISyntaxException e) {
            throw new StartRefusedException(refused(endpoint), e);
        }
        throw new StartRefusedException(refused(endpoint));
    }

    private static boolean isLoopback(String host) {
        return host.equals("localhost") || host.equals("[::1]") || host.matches("127(\\.[0-9]{1,3}){3}");
    }

    private static String refused(String endpoint) {
        return Setting.EVIDENCE_S3_ENDPOINT.key() + ": expected an address such as https://storage.example:9000,"
                + " without a path or a user, http on this machine alone, found " + endpoint + ".";
    }

    /** Which store it is and, for a bucket, what the server's process must know of it; nothing stands for a folder. */
    static void tell(@Nullable Bucket bucket, Properties properties) {
        ITS_OWN.forEach(setting -> properties.setProperty(setting.key(), ""));
        properties.setProperty(Setting.EVIDENCE_STORE.key(), bucket == null ? FOLDER : S3);
        if (bucket != null) {
            properties.setProperty(Setting.EVIDENCE_S3_ENDPOINT.key(), bucket.endpoint);
            properties.setProperty(Setting.EVIDENCE_S3_REGION.key(), bucket.region);
            properties.setProperty(Setting.EVIDENCE_S3_BUCKET.key(), bucket.name);
            properties.setProperty(Setting.EVIDENCE_S3_PREFIX.key(), bucket.prefix);
            properties.setProperty(Setting.EVIDENCE_S3_PATH_STYLE.key(), Boolean.toString(bucket.pathStyle));
            properties.setProperty(Setting.EVIDENCE_S3_ACCESS_KEY.key(), bucket.accessKey);
            properties.setProperty(Setting.EVIDENCE_S3_SECRET_KEY.key(), bucket.secretKey);
            properties.setProperty(Setting.EVIDENCE_S3_LOCK_DAYS.key(), Integer.toString(bucket.lockDays));
            properties.setProperty(Setting.EVIDENCE_S3_TIMEOUT_SECONDS.key(), Integer.toString(bucket.timeoutSeconds));
        }
    }

    @Override
    public String toString() {
        return "Bucket[" + name + " at " + endpoint + "]";
    }
}
