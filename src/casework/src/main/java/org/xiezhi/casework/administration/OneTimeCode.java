package org.xiezhi.casework.administration;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.xiezhi.casework.shared.ConflictException;

/**
 * The code that makes the first administrators: written once into a file that only the service's user can read, kept
 * here as a hash, good until it is used or guessed wrong five times.
 */
@ApplicationScoped
public class OneTimeCode {

    static final String FILE = "first-administrators.code";

    /** 128 bits cannot be guessed; the limit is for whoever mistypes or tries. */
    static final int TRIES = 5;

    private static final int BYTES = 16;
    private static final int GROUP = 4;

    private final SecureRandom random = new SecureRandom();

    private byte @Nullable [] hash;
    private @Nullable Path file;
    private int wrong;
    private @Nullable Claim held;

    /** The right to use the code: one at a time, until it is used up or given back. */
    final class Claim {

        private Claim() {}

        /** The accounts stand, so the code is used up. */
        void use() {
            synchronized (OneTimeCode.this) {
                if (held == this) {
                    end();
                }
            }
        }

        /** Nothing was made; the code is good for the next try. */
        void giveBack() {
            synchronized (OneTimeCode.this) {
                if (held == this) {
                    held = null;
                }
            }
        }
    }

    /** Makes a new code; an older one of a start before no longer opens anything. */
    public synchronized void make(Path home) {
        byte[] secret = new byte[BYTES];
        random.nextBytes(secret);
        String hex = HexFormat.of().formatHex(secret);
        StringBuilder code = new StringBuilder();
        for (int at = 0; at < hex.length(); at += GROUP) {
            code.append(at == 0 ? "" : "-").append(hex, at, at + GROUP);
        }
        Path target = home.resolve(FILE);
        try {
            Files.deleteIfExists(target);
            Files.createFile(
                    target, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(target, code + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("the one-time code cannot be written to " + target, e);
        }
        hash = sha256(hex);
        file = target;
        wrong = 0;
        held = null;
    }

    /** Whether a code is waited for. */
    public synchronized boolean waits() {
        return hash != null;
    }

    /**
     * Claims the code; empty if this is not it. The fifth wrong one ends it, and only a restart makes another.
     *
     * @throws ConflictException while somebody else has claimed it: a form that was sent twice
     */
    public synchronized Optional<Claim> claim(String typed) {
        byte[] expected = hash;
        if (expected == null) {
            return Optional.empty();
        }
        String hex = typed.strip().replace("-", "").toLowerCase(Locale.ROOT);
        if (MessageDigest.isEqual(expected, sha256(hex))) {
            if (held != null) {
                throw new ConflictException("the one-time code is in use");
            }
            Claim claim = new Claim();
            held = claim;
            return Optional.of(claim);
        }
        wrong++;
        if (wrong >= TRIES) {
            end();
        }
        return Optional.empty();
    }

    /** The code was used, or will never be. */
    private synchronized void end() {
        hash = null;
        held = null;
        Path written = file;
        if (written != null) {
            try {
                Files.deleteIfExists(written);
            } catch (IOException e) {
                throw new UncheckedIOException("the used one-time code in " + written + " cannot be removed", e);
            }
        }
    }

    private static byte[] sha256(String hex) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(hex.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
