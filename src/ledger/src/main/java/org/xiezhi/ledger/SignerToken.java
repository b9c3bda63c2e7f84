package org.xiezhi.ledger;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A secret shared by a signer and whoever may ask it. It seals requests and never travels itself: a program that took
 * the port of a signer which died would learn nothing with which it could ask the next one for something else.
 */
public final class SignerToken {

    /** Characters of a token, at least: 192 bits in base64, which nobody tries out. */
    public static final int LEAST_LENGTH = 32;

    private static final String SCHEME = "HMAC-SHA256 ";

    private final SecretKeySpec key;

    private SignerToken(SecretKeySpec key) {
        this.key = key;
    }

    /** Refuses a short token. */
    public static SignerToken of(String text) {
        if (text.length() < LEAST_LENGTH) {
            throw new MalformedException(
                    "token of the signer: expected at least " + LEAST_LENGTH + " characters, found " + text.length());
        }
        return new SignerToken(new SecretKeySpec(text.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    }

    /** The value of the header {@code Authorization} of that request. */
    public String seal(String method, String path, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            // A line feed stands in neither, so no other request has the same bytes.
            mac.update((method + "\n" + path + "\n").getBytes(StandardCharsets.UTF_8));
            return SCHEME + StrictBase64.encode(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new LedgerException("expected HMAC-SHA256 in this Java, found none", e);
        }
    }

    /** Whether the header is this token's seal of that request; takes as long for every wrong one. */
    public boolean sealed(String header, String method, String path, byte[] body) {
        return MessageDigest.isEqual(
                header.getBytes(StandardCharsets.UTF_8),
                seal(method, path, body).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "SignerToken[***]";
    }
}
