package org.xiezhi.vault.key;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Seals short secrets with AES-256-GCM: nonce (12) || ciphertext || tag (16). */
public final class KeyBox {

    /** NIST SP 800-38D 8.2.2: a random 96-bit nonce is good for 2^32 seals under one key; a matter has far fewer fields and objects. */
    public static final int NONCE_LENGTH = 12;

    public static final int TAG_LENGTH = 16;
    public static final int OVERHEAD = NONCE_LENGTH + TAG_LENGTH;

    private KeyBox() {}

    public static byte[] seal(KeyBytes key, byte[] plaintext, byte[] associatedData, SecureRandom random) {
        byte[] nonce = new byte[NONCE_LENGTH];
        random.nextBytes(nonce);
        byte[] sealed = Arrays.copyOf(nonce, OVERHEAD + plaintext.length);
        try {
            cipher(Cipher.ENCRYPT_MODE, key, nonce, associatedData)
                    .doFinal(plaintext, 0, plaintext.length, sealed, NONCE_LENGTH);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java cannot encrypt with AES-256-GCM", e);
        }
        return sealed;
    }

    /**
     * Opens what {@link #seal} made.
     *
     * @throws AEADBadTagException if key, associated data or a byte of the box differ from the sealing
     */
    public static byte[] open(KeyBytes key, byte[] sealed, byte[] associatedData) throws AEADBadTagException {
        if (sealed.length < OVERHEAD) {
            throw new AEADBadTagException("expected at least " + OVERHEAD + " bytes, found " + sealed.length);
        }
        byte[] nonce = Arrays.copyOf(sealed, NONCE_LENGTH);
        try {
            return cipher(Cipher.DECRYPT_MODE, key, nonce, associatedData)
                    .doFinal(sealed, NONCE_LENGTH, sealed.length - NONCE_LENGTH);
        } catch (AEADBadTagException e) {
            throw e;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java cannot decrypt with AES-256-GCM", e);
        }
    }

    private static Cipher cipher(int mode, KeyBytes key, byte[] nonce, byte[] associatedData)
            throws GeneralSecurityException {
        byte[] raw = key.copy(InsecureKeyBytesAccess.get());
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(raw, "AES"), new GCMParameterSpec(TAG_LENGTH * 8, nonce));
            cipher.updateAAD(associatedData);
            return cipher;
        } finally {
            Arrays.fill(raw, (byte) 0);
        }
    }
}
