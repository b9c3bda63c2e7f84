package org.xiezhi.launcher;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who stamps checkpoints with the time (RFC 3161).
 *
 * @param url of the time-stamping authority; empty if nobody is asked
 * @param trust PEM file with the certificates that a stamp must lead to; null if nobody is asked
 * @param policy that is asked for, an OID; empty leaves it to the authority
 * @param intervalSeconds between two stamps
 * @param timeoutSeconds for a whole answer
 */
record Stamps(String url, @Nullable Path trust, String policy, int intervalSeconds, int timeoutSeconds) {

    private static final int DAY = 86_400;
    private static final int YEAR = 366 * DAY;

    /** Authorities count what they are asked, and each stamp is an entry. */
    private static final int LEAST_INTERVAL = 60;

    private static final int MOST_TIMEOUT = 300;
    private static final Pattern OID = Pattern.compile("[0-2](\\.(0|[1-9][0-9]{0,30})){1,30}");

    Stamps {
        if (url.isEmpty() && (trust != null || !policy.isEmpty())) {
            throw Settings.missing(Setting.STAMP_URL, "name the address of the time-stamping authority");
        }
        if (!url.isEmpty()) {
            requireAddress(url);
            if (trust == null) {
                throw Settings.missing(Setting.STAMP_TRUST, "name the PEM file with the authority's certificate");
            }
            if (!Files.isReadable(trust)) {
                throw new StartRefusedException(
                        Setting.STAMP_TRUST.key() + ": expected a file that can be read, found none at " + trust + ".");
            }
        }
        if (!policy.isEmpty() && !OID.matcher(policy).matches()) {
            throw new StartRefusedException(
                    Setting.STAMP_POLICY.key() + ": expected an OID such as 1.2.3.4.1, found " + policy + ".");
        }
    }

    private static void requireAddress(String url) {
        try {
            URI address = new URI(url);
            boolean web = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
            // A password in an address would be recorded with the settings of each start.
            if (web && address.getHost() != null && address.getUserInfo() == null && address.getFragment() == null) {
                return;
            }
        } catch (URISyntaxException e) {
            throw refused(url, e);
        }
        throw refused(url, null);
    }

    private static StartRefusedException refused(String url, @Nullable Throwable cause) {
        String sentence = Setting.STAMP_URL.key()
                + ": expected an address such as http://tsa.example/stamp, without a user, found " + url + ".";
        return cause == null ? new StartRefusedException(sentence) : new StartRefusedException(sentence, cause);
    }

    static Stamps of(RawSettings values) {
        return new Stamps(
                values.text(Setting.STAMP_URL, ""),
                values.pathOrNull(Setting.STAMP_TRUST),
                values.text(Setting.STAMP_POLICY, ""),
                values.number(Setting.STAMP_INTERVAL_SECONDS, DAY, LEAST_INTERVAL, YEAR)
                        .intValue(),
                values.number(Setting.STAMP_TIMEOUT_SECONDS, 10, 1, MOST_TIMEOUT)
                        .intValue());
    }
}
