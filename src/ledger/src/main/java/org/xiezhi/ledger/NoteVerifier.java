package org.xiezhi.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * A named Ed25519 public key that verifies notes.
 *
 * @param name key name; for a log the same as its origin
 * @param key the public key
 */
public record NoteVerifier(String name, PublicKey key) {

    // Signature type of plain Ed25519 in C2SP signed-note.
    private static final byte ED25519 = 0x01;
    private static final int KEY_LENGTH = 32;
    // RFC 8410: what stands before the 32 bytes of an Ed25519 key in its X.509 encoding.
    private static final byte[] X509_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    /** Refuses another kind of key. */
    public NoteVerifier {
        NoteSignature.requireName(name);
        byte[] encoded = key.getEncoded();
        if (encoded.length != X509_PREFIX.length + KEY_LENGTH
                || !Arrays.equals(X509_PREFIX, Arrays.copyOf(encoded, X509_PREFIX.length))) {
            throw new MalformedException("key of " + name + ": expected Ed25519, found " + key.getAlgorithm());
        }
    }

    /** Reads {@code name+keyid+base64}. */
    public static NoteVerifier parse(String vkey) {
        String[] parts = vkey.split("\\+", 3);
        if (parts.length != 3) {
            throw new MalformedException("vkey: expected name+keyid+key, found " + vkey);
        }
        byte[] typed = StrictBase64.decode(parts[2]);
        if (typed.length != 1 + KEY_LENGTH || typed[0] != ED25519) {
            throw new MalformedException("vkey: expected an Ed25519 key of type 1, found " + vkey);
        }
        NoteVerifier verifier = new NoteVerifier(parts[0], publicKey(Arrays.copyOfRange(typed, 1, typed.length)));
        if (!verifier.vkey().equals(vkey)) {
            throw new MalformedException("vkey: expected " + verifier.vkey() + ", found " + vkey);
        }
        return verifier;
    }

    private static PublicKey publicKey(byte[] raw) {
        byte[] encoded = ByteBuffer.allocate(X509_PREFIX.length + KEY_LENGTH)
                .put(X509_PREFIX)
                .put(raw)
                .array();
        try {
            return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
        } catch (GeneralSecurityException e) {
            throw new MalformedException("expected an Ed25519 public key, found other bytes", e);
        }
    }

    /** First four bytes of SHA-256 over name, newline, type and key. */
    public int keyId() {
        MessageDigest digest = MerkleTree.sha256();
        digest.update(name.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) '\n');
        digest.update(typed());
        return ByteBuffer.wrap(digest.digest()).getInt();
    }

    /** The text form {@code name+keyid+base64}. */
    public String vkey() {
        return name + "+" + HexFormat.of().toHexDigits(keyId()) + "+" + StrictBase64.encode(typed());
    }

    private byte[] typed() {
        byte[] encoded = key.getEncoded();
        return ByteBuffer.allocate(1 + KEY_LENGTH)
                .put(ED25519)
                .put(encoded, X509_PREFIX.length, KEY_LENGTH)
                .array();
    }

    /** Whether the signature is this key's over the text. */
    public boolean verifies(byte[] text, byte[] signature) {
        try {
            Signature verification = Signature.getInstance("Ed25519");
            verification.initVerify(key);
            verification.update(text);
            return verification.verify(signature);
        } catch (SignatureException e) {
            // What the JDK throws for a signature of wrong length or range: it does not verify, and that is the answer.
            return false;
        } catch (GeneralSecurityException e) {
            throw new MalformedException("key of " + name + ": expected a usable Ed25519 key, found none", e);
        }
    }
}
