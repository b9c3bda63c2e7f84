package org.xiezhi.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.random.RandomGenerator;

/**
 * Who may use the admin listener: a password made anew at each start, readable by the owner of the process alone.
 *
 * @param password random, never logged
 * @param keyFileLine the line of the server's admin-keyfile: base64 of hash and salt
 */
record AdminAccess(String password, String keyFileLine) {
    private static final String USER = "admin";
    private static final int PASSWORD_BYTES = 24;
    private static final int SALT_BYTES = 8;

    /** As many rounds as the server's own file realm computes for {SSHA256}. */
    private static final int ROUNDS = 100;

    static AdminAccess random(RandomGenerator random) {
        byte[] bytes = new byte[PASSWORD_BYTES];
        random.nextBytes(bytes);
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return of(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes), salt);
    }

    static AdminAccess of(String password, byte[] salt) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(password.getBytes(StandardCharsets.UTF_8));
            byte[] hash = digest.digest(salt);
            for (int round = 1; round < ROUNDS; round++) {
                hash = digest.digest(hash);
            }
            byte[] both = new byte[hash.length + salt.length];
            System.arraycopy(hash, 0, both, 0, hash.length);
            System.arraycopy(salt, 0, both, hash.length, salt.length);
            String line = USER + ";{SSHA256}" + Base64.getEncoder().encodeToString(both) + ";asadmin\n";
            return new AdminAccess(password, line);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /** Tests and operators find port and password here while the server runs. */
    void writeTo(Path file, Ports ports) throws IOException {
        OwnerOnly.write(file, "port=" + ports.admin() + "\nuser=" + USER + "\npassword=" + password + "\n");
    }

    @Override
    public String toString() {
        return "AdminAccess[***]";
    }
}
