package org.xiezhi.vault;

import com.google.crypto.tink.subtle.AesGcmHkdfStreaming;
import java.security.InvalidAlgorithmParameterException;
import java.util.Arrays;
import org.xiezhi.vault.key.InsecureKeyBytesAccess;
import org.xiezhi.vault.key.KeyBytes;

/** How a container is encrypted. The parameters of a suite never change: what is sealed today is read in decades. */
public enum ContainerSuite {

    /** Tink's published AES256_GCM_HKDF_1MB: HKDF-SHA256, 32-byte derived key, segments of 1 MiB of ciphertext. */
    AES256_GCM_HKDF_1MB(1, 1 << 20);

    private final int id;
    private final int segmentSize;

    ContainerSuite(int id, int segmentSize) {
        this.id = id;
        this.segmentSize = segmentSize;
    }

    /** The number that stands in containers and in the database. */
    public int id() {
        return id;
    }

    /** Bytes of ciphertext per segment, its tag included. */
    public int segmentSize() {
        return segmentSize;
    }

    public static ContainerSuite ofId(int id) {
        return Arrays.stream(values())
                .filter(suite -> suite.id == id)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "expected one of the suites " + Arrays.toString(values()) + ", found id " + id));
    }

    AesGcmHkdfStreaming cipher(KeyBytes key) {
        byte[] naked = key.copy(InsecureKeyBytesAccess.get());
        try {
            // Segment offset 0: behind our header lies a plain Tink ciphertext, which any Tink reads.
            return new AesGcmHkdfStreaming(naked, "HMACSHA256", KeyBytes.LENGTH, segmentSize, 0);
        } catch (InvalidAlgorithmParameterException e) {
            throw new IllegalStateException("Tink refuses the parameters of " + this, e);
        } finally {
            Arrays.fill(naked, (byte) 0);
        }
    }
}
