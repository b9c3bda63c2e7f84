package org.xiezhi.vaults3;

import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import software.amazon.awssdk.core.sync.RequestBody;

/** The part that is being filled. It grows with what comes: a small file must not cost a whole part. */
final class PartBuffer {

    private static final int FIRST = 256 << 10;

    private final int capacity;
    private byte[] bytes = new byte[0];
    private int length;

    PartBuffer(int capacity) {
        this.capacity = capacity;
    }

    /** Takes as much as fits. */
    void fill(ByteBuffer source) {
        int taken = Math.min(source.remaining(), capacity - length);
        if (length + taken > bytes.length) {
            long grown = Math.max(Math.max(FIRST, 2L * bytes.length), (long) length + taken);
            bytes = Arrays.copyOf(bytes, (int) Math.min(capacity, grown));
        }
        source.get(bytes, length, taken);
        length += taken;
    }

    boolean isFull() {
        return length == capacity;
    }

    int length() {
        return length;
    }

    /** May be read more than once: the client repeats a request whose line was lost. */
    RequestBody body() {
        return RequestBody.fromContentProvider(
                () -> new ByteArrayInputStream(bytes, 0, length), length, "application/octet-stream");
    }

    /** By it the server notices what the line changed; every server knows this one, and Object Lock demands one. */
    String md5() {
        try {
            MessageDigest digest = MessageDigest.getInstance("MD5");
            digest.update(bytes, 0, length);
            return Base64.getEncoder().encodeToString(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has MD5", e);
        }
    }

    void clear() {
        length = 0;
    }

    /** Gives the memory back. */
    void release() {
        bytes = new byte[0];
        length = 0;
    }
}
