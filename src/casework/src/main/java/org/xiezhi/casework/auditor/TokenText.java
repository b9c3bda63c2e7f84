package org.xiezhi.casework.auditor;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** What a program presents, and what is kept of it. */
final class TokenText {

    /** By it people and scanners for secrets know what they have found. */
    static final String PREFIX = "xiezhi_";

    /** 256 bits: nobody guesses one, so its hash needs no salt and no slowness. */
    private static final int BYTES = 32;

    private static final SecureRandom RANDOM = new SecureRandom();

    private TokenText() {}

    /** A new one; of letters, digits, {@code -} and {@code _}, as RFC 6750 allows in a header. */
    static String fresh() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** SHA-256 in hex. Found by it, a token is compared with nothing: how long a look takes tells only of the hash. */
    static String hash(String token) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
