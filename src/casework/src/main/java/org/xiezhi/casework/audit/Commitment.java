package org.xiezhi.casework.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/** Salted SHA-256 over a value or a row image: binds the entry to it without telling it (ledger.md, section 3.5). */
final class Commitment {

    /** 128 bits: nobody tries all salts for a guessed name. */
    static final int SALT_BYTES = 16;

    private static final SecureRandom RANDOM = new SecureRandom();

    private Commitment() {}

    static byte[] newSalt() {
        byte[] salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        return salt;
    }

    static String ofValue(byte[] salt, String name, String content) {
        return of(
                "xiezhi value v1",
                salt,
                name.getBytes(StandardCharsets.UTF_8),
                content.getBytes(StandardCharsets.UTF_8));
    }

    static String ofImage(byte[] salt, byte[] image) {
        return of("xiezhi row v1", salt, new byte[0], image);
    }

    private static String of(String domain, byte[] salt, byte[] name, byte[] content) {
        MessageDigest digest = sha256();
        digest.update(domain.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
        digest.update(salt);
        digest.update(name);
        digest.update((byte) 0);
        return Base64.getEncoder().encodeToString(digest.digest(content));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
