package org.xiezhi.casework.staff;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/** Argon2id (RFC 9106) password hashes in the PHC string form, with the parameters in the string. */
final class Passwords {

    /** OWASP's 19 MiB profile: bearable for a county's server with many logins at eight in the morning. */
    private static final int MEMORY_KIB = 19_456;

    private static final int PASSES = 2;
    private static final int LANES = 1;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** Somebody unknown costs as much time as somebody known; no password has this hash. */
    private static final String NOBODY =
            "$argon2id$v=19$m=19456,t=2,p=1$" + encode(new byte[SALT_BYTES]) + "$" + encode(new byte[HASH_BYTES]);

    private Passwords() {}

    static String hash(char[] password) {
        byte[] salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        byte[] hash = argon2id(password, salt, MEMORY_KIB, PASSES, LANES, HASH_BYTES);
        return "$argon2id$v=19$m=" + MEMORY_KIB + ",t=" + PASSES + ",p=" + LANES + "$" + encode(salt) + "$"
                + encode(hash);
    }

    /** True if the password is the one that was hashed; takes the same time either way. */
    static boolean matches(char[] password, String stored) {
        String[] parts = stored.split("\\$", -1);
        if (parts.length != 6 || !parts[1].equals("argon2id") || !parts[2].equals("v=19")) {
            throw new IllegalArgumentException("expected an argon2id hash of version 19 in PHC form");
        }
        String[] cost = parts[3].split("[=,]", -1);
        byte[] salt = Base64.getDecoder().decode(parts[4]);
        byte[] expected = Base64.getDecoder().decode(parts[5]);
        byte[] found = argon2id(
                password,
                salt,
                Integer.parseInt(cost[1]),
                Integer.parseInt(cost[3]),
                Integer.parseInt(cost[5]),
                expected.length);
        return MessageDigest.isEqual(expected, found);
    }

    /** Spends the time of a check on an account that does not exist. */
    static void pretend(char[] password) {
        matches(password, NOBODY);
    }

    private static byte[] argon2id(char[] password, byte[] salt, int memory, int passes, int lanes, int length) {
        byte[] secret = new String(password).getBytes(StandardCharsets.UTF_8);
        try {
            Argon2BytesGenerator generator = new Argon2BytesGenerator();
            generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                    .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                    .withSalt(salt)
                    .withMemoryAsKB(memory)
                    .withIterations(passes)
                    .withParallelism(lanes)
                    .build());
            byte[] hash = new byte[length];
            generator.generateBytes(secret, hash);
            return hash;
        } finally {
            Arrays.fill(secret, (byte) 0);
        }
    }

    private static String encode(byte[] bytes) {
        return Base64.getEncoder().withoutPadding().encodeToString(bytes);
    }
}
