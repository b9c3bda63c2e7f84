package org.xiezhi.casework.shared;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Whom checkpoints are stamped by, by RFC 3161.
 *
 * @param url of the time-stamping authority; http or https, the launcher looks at it
 * @param trust PEM file with the certificates that a stamp must lead to
 * @param policy that is asked for, an OID; empty leaves it to the authority
 * @param interval between two stamps
 * @param patience for a whole answer
 */
public record StampSettings(URI url, Path trust, Optional<String> policy, Duration interval, Duration patience) {

    private static final String URL = "xiezhi.stamp.url";
    private static final String TRUST = "xiezhi.stamp.trust";
    private static final String POLICY = "xiezhi.stamp.policy";
    private static final String INTERVAL = "xiezhi.stamp.interval.seconds";
    private static final String TIMEOUT = "xiezhi.stamp.timeout.seconds";

    static Optional<StampSettings> read() {
        String url = System.getProperty(URL, "");
        return url.isEmpty()
                ? Optional.empty()
                : Optional.of(new StampSettings(
                        URI.create(url),
                        Path.of(Settings.required(TRUST)),
                        Optional.of(System.getProperty(POLICY, "")).filter(policy -> !policy.isEmpty()),
                        seconds(INTERVAL),
                        seconds(TIMEOUT)));
    }

    private static Duration seconds(String key) {
        return Duration.ofSeconds(Long.parseLong(Settings.required(key)));
    }

    Map<String, String> told() {
        return Map.of(
                URL, url.toString(),
                TRUST, trust.toString(),
                POLICY, policy.orElse(""),
                INTERVAL, Long.toString(interval.toSeconds()),
                TIMEOUT, Long.toString(patience.toSeconds()));
    }
}
