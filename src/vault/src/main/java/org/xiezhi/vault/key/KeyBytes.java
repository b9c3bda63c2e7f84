package org.xiezhi.vault.key;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.google.crypto.tink.subtle.Hkdf;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.UUID;
import org.xiezhi.vault.shared.Bytes;
import org.xiezhi.vault.shared.Sha256;
import org.xiezhi.vault.shared.Uuids;

/** One 256-bit secret key. Its array is wiped by {@link #close}; copies inside cipher libraries cannot be. */
public final class KeyBytes implements AutoCloseable {

    /** AES-256, and the input of HKDF-SHA256 at its full strength. */
    public static final int LENGTH = 32;

    private final byte[] content;
    private boolean wiped;

    private KeyBytes(byte[] content) {
        if (content.length != LENGTH) {
            int found = content.length;
            Arrays.fill(content, (byte) 0);
            throw new IllegalArgumentException("a key has " + LENGTH + " bytes, found " + found);
        }
        this.content = content;
    }

    public static KeyBytes random(SecureRandom random) {
        byte[] fresh = new byte[LENGTH];
        random.nextBytes(fresh);
        return new KeyBytes(fresh);
    }

    /** Becomes the owner of the array: the caller must not use it again. */
    public static KeyBytes takeOver(byte[] content, InsecureKeyBytesAccess access) {
        requireToken(access);
        return new KeyBytes(content);
    }

    /** A copy that the caller owns and must wipe. */
    public synchronized byte[] copy(InsecureKeyBytesAccess access) {
        requireToken(access);
        return live().clone();
    }

    /** A key for one purpose only (HKDF-SHA256, RFC 5869, no salt, info = purpose || context). */
    public synchronized KeyBytes derive(String purpose, UUID context) {
        byte[] label = purpose.getBytes(US_ASCII);
        byte[] info = ByteBuffer.allocate(label.length + Uuids.LENGTH)
                .put(label)
                .put(Uuids.bytes(context))
                .array();
        try {
            return new KeyBytes(Hkdf.computeHkdf("HMACSHA256", live(), new byte[0], info, LENGTH));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no HMAC-SHA256", e);
        }
    }

    /** SHA-256(label || key || owner): fixes which key is meant, because AES-GCM alone does not commit to its key. */
    public synchronized Bytes commitment(String label, UUID owner) {
        MessageDigest digest = Sha256.begin();
        digest.update(label.getBytes(US_ASCII));
        digest.update(live());
        digest.update(Uuids.bytes(owner));
        return Bytes.of(digest.digest());
    }

    @Override
    public synchronized void close() {
        Arrays.fill(content, (byte) 0);
        wiped = true;
    }

    @Override
    public String toString() {
        return "KeyBytes[secret]";
    }

    private byte[] live() {
        if (wiped) {
            throw new IllegalStateException("this key was wiped already");
        }
        return content;
    }

    private static void requireToken(InsecureKeyBytesAccess access) {
        // NullAway guards our own callers; reflection and other modules are not under its eye.
        if (!InsecureKeyBytesAccess.get().equals(access)) {
            throw new IllegalArgumentException("expected the access token, found another object or null");
        }
    }
}
