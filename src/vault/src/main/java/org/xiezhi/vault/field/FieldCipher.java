package org.xiezhi.vault.field;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import org.xiezhi.vault.key.AccountKey;
import org.xiezhi.vault.key.InsecureKeyBytesAccess;
import org.xiezhi.vault.key.KeyBox;
import org.xiezhi.vault.key.KeyBytes;
import org.xiezhi.vault.key.MatterKey;
import org.xiezhi.vault.shared.IntegrityException;
import org.xiezhi.vault.shared.IntegrityException.Mismatch;

/** Seals and opens the texts of one matter, or of one account: format 1 || nonce (12) || ciphertext || tag (16). Safe for several threads. */
public final class FieldCipher implements AutoCloseable {

    private static final byte FORMAT = 1;

    private final KeyBytes key;
    private final SecureRandom random;

    /** Keeps a key of its own: the matter key may be closed before it. */
    public FieldCipher(MatterKey matterKey, SecureRandom random) {
        this.key = matterKey.derive(MatterKey.FOR_FIELDS, InsecureKeyBytesAccess.get());
        this.random = random;
    }

    /** For the texts of an account; as above. */
    public FieldCipher(AccountKey accountKey, SecureRandom random) {
        this.key = accountKey.derive(MatterKey.FOR_FIELDS, InsecureKeyBytesAccess.get());
        this.random = random;
    }

    /**
     * Encrypts a text for its place.
     *
     * @throws IllegalArgumentException if the text is not well-formed Unicode; a replacement character would change what was said
     */
    public byte[] seal(FieldContext context, String text) {
        byte[] plaintext = encode(text);
        try {
            byte[] box = KeyBox.seal(key, plaintext, context.associatedData(FORMAT), random);
            return ByteBuffer.allocate(1 + box.length).put(FORMAT).put(box).array();
        } finally {
            Arrays.fill(plaintext, (byte) 0);
        }
    }

    /**
     * Decrypts a text at its place.
     *
     * @throws IntegrityException if it was changed, was sealed for another place or under another matter's key
     */
    public String open(FieldContext context, byte[] sealed) {
        if (sealed.length == 0 || sealed[0] != FORMAT) {
            throw new IntegrityException(
                    context.rowId(),
                    Mismatch.FIELD,
                    "expected format " + FORMAT + " in " + place(context) + ", found "
                            + (sealed.length == 0 ? "nothing" : "format " + sealed[0]));
        }
        try {
            byte[] plaintext =
                    KeyBox.open(key, Arrays.copyOfRange(sealed, 1, sealed.length), context.associatedData(FORMAT));
            try {
                return new String(plaintext, UTF_8);
            } finally {
                Arrays.fill(plaintext, (byte) 0);
            }
        } catch (AEADBadTagException e) {
            throw new IntegrityException(
                    context.rowId(),
                    Mismatch.FIELD,
                    place(context) + " was changed or was sealed for another place or matter",
                    e);
        }
    }

    private static byte[] encode(String text) {
        if (!UTF_8.newEncoder().canEncode(text)) {
            throw new IllegalArgumentException("expected well-formed Unicode, found half a surrogate pair");
        }
        return text.getBytes(UTF_8);
    }

    private static String place(FieldContext context) {
        return context.table() + "." + context.column();
    }

    @Override
    public void close() {
        key.close();
    }
}
