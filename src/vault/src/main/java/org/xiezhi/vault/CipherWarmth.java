package org.xiezhi.vault;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.xiezhi.vault.key.KeyBytes;
import org.xiezhi.vault.shared.NativeCrypto;
import org.xiezhi.vault.shared.Sha256;

/**
 * Warms the JDK's AES-GCM and SHA-256 at the start of the product, until they are warm; only where {@link NativeCrypto} has none that need no warmth.
 *
 * <p>Why: the JDK uses the processor's AES instructions only in compiled code, and it compiles after a number of calls, not of bytes. Tink feeds one whole
 * segment per call, so a process that was never warmed stays at a fortieth of its speed, in measurements for as long as one looked: its
 * own loops over a segment are compiled before the calls that the instructions stand for. Of the two remedies, smaller
 * pieces or a warm-up, only the second is ours to take: Tink's segment is the piece, and its format is fixed. Large pieces
 * within the warm-up bring the same fault, so it has small ones alone.
 *
 * <p>A number of calls or of seconds is no measure of its end. At a start the compiler has the whole server before it; the
 * cipher becomes quicker in four or five steps, each of which looks like the last, and the last one makes most of the difference.
 */
public final class CipherWarmth {

    private static final int CALLS_PER_ROUND = 200;

    private static final int PIECE = 4 << 10;

    /**
     * Bytes a second that only the processor's instructions reach: measured on small pieces, a new cipher for each, were 550 to 800 million with
     * them, and 160 million on the last step before.
     */
    private static final long QUICK = 400_000_000;

    /**
     * Where a processor is too slow for that, or the full compiler is missing, nothing here gets quicker. Twice what it took on two busy
     * cores, in processor time of this thread: a busy machine makes a start slower, and must not make it colder.
     */
    private static final Duration BUDGET = Duration.ofSeconds(3);

    private CipherWarmth() {}

    /**
     * Runs once at start, beside other work; until it returned, uploads are slow but right.
     *
     * @return whether the cipher is as quick as it should be
     */
    public static boolean warm() {
        if (NativeCrypto.isThere()) {
            return true;
        }
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        Pieces pieces = new Pieces();
        long begin = threads.getCurrentThreadCpuTime();
        long before = begin;
        try {
            while (before - begin < BUDGET.toNanos()) {
                pieces.round();
                long now = threads.getCurrentThreadCpuTime();
                // Encrypted and decrypted: twice the bytes.
                if (2L * CALLS_PER_ROUND * PIECE * 1_000_000_000L >= QUICK * Math.max(1, now - before)) {
                    return true;
                }
                before = now;
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java cannot encrypt with AES-256-GCM", e);
        }
        return false;
    }

    /** What is encrypted, decrypted and hashed. */
    private static final class Pieces {

        // No secret: nothing that is encrypted here is ever kept.
        private final SecretKeySpec key = new SecretKeySpec(new byte[KeyBytes.LENGTH], "AES");
        private final byte[] plaintext = new byte[PIECE];
        private final byte[] ciphertext = new byte[PIECE + 16];
        private final MessageDigest digest = Sha256.begin();
        private int calls;

        void round() throws GeneralSecurityException {
            for (int i = 0; i < CALLS_PER_ROUND; i++) {
                // A cipher for each piece and buffers, not arrays: the way that Tink calls.
                Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
                // The JDK refuses to encrypt twice with one nonce.
                byte[] nonce = ByteBuffer.allocate(12).putInt(calls++).array();
                GCMParameterSpec parameters = new GCMParameterSpec(128, nonce);
                cipher.init(Cipher.ENCRYPT_MODE, key, parameters);
                cipher.doFinal(ByteBuffer.wrap(plaintext), ByteBuffer.wrap(ciphertext));
                cipher.init(Cipher.DECRYPT_MODE, key, parameters);
                cipher.doFinal(ByteBuffer.wrap(ciphertext), ByteBuffer.wrap(plaintext));
                digest.update(plaintext);
            }
        }
    }
}
