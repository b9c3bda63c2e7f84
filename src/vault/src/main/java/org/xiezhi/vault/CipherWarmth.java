package org.xiezhi.vault;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.xiezhi.vault.key.KeyBytes;
import org.xiezhi.vault.shared.Sha256;

/**
 * Warms the JDK's AES-GCM and SHA-256 at the start of the product.
 *
 * <p>Why: the JDK uses the processor's AES instructions only in compiled code, and it compiles after a number of calls, not of bytes. Tink feeds one whole
 * segment per call, so a cold process encrypted 100 MiB at 55 MB/s, against 500 MB/s after this warm-up (two shared cores). Of the two remedies,
 * smaller pieces or a warm-up, only the second is ours to take: Tink's segment is the piece, and its format is fixed.
 */
public final class CipherWarmth {

    /** Measured: 5000 calls of 4 KiB each way warm as well as more or larger ones and take about a second of one core. */
    private static final int CALLS = 5000;

    private static final int PIECE = 4 << 10;

    /** Twice the measured time. Where that is not enough, nothing here gets quicker: no such instructions, or no full compiler. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private CipherWarmth() {}

    /** Runs once at start, beside other work; until it returned, uploads are slow but right. */
    public static void warm() {
        // No secret: nothing that is encrypted here is ever kept.
        SecretKeySpec key = new SecretKeySpec(new byte[KeyBytes.LENGTH], "AES");
        byte[] plaintext = new byte[PIECE];
        byte[] ciphertext = new byte[PIECE + 16];
        MessageDigest digest = Sha256.begin();
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            long end = System.nanoTime() + PATIENCE.toNanos();
            for (int call = 0; call < CALLS && System.nanoTime() - end < 0; call++) {
                // The JDK refuses to encrypt twice with one nonce.
                byte[] nonce = ByteBuffer.allocate(12).putInt(call).array();
                GCMParameterSpec parameters = new GCMParameterSpec(128, nonce);
                // Buffers, not arrays: the way that Tink calls.
                cipher.init(Cipher.ENCRYPT_MODE, key, parameters);
                cipher.doFinal(ByteBuffer.wrap(plaintext), ByteBuffer.wrap(ciphertext));
                cipher.init(Cipher.DECRYPT_MODE, key, parameters);
                cipher.doFinal(ByteBuffer.wrap(ciphertext), ByteBuffer.wrap(plaintext));
                digest.update(plaintext);
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java cannot encrypt with AES-256-GCM", e);
        }
    }
}
