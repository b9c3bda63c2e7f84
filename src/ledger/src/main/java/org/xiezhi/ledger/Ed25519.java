package org.xiezhi.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;

/** What keys of logs and of witnesses share: the curve, and how name, type and key become an id and a line of text. */
final class Ed25519 {

    static final int KEY_LENGTH = 32;
    static final int SIGNATURE_LENGTH = 64;
    // RFC 8410: what stands before the 32 bytes of an Ed25519 key in its X.509 encoding.
    private static final byte[] X509_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    private Ed25519() {}

    /** Name and key of a line {@code name+keyid+base64}. */
    record Named(String name, PublicKey key) {}

    static void require(String name, PublicKey key) {
        NoteSignature.requireName(name);
        byte[] encoded = key.getEncoded();
        if (encoded.length != X509_PREFIX.length + KEY_LENGTH
                || !Arrays.equals(X509_PREFIX, Arrays.copyOf(encoded, X509_PREFIX.length))) {
            throw new MalformedException("key of " + name + ": expected Ed25519, found " + key.getAlgorithm());
        }
    }

    static Named parse(String vkey, byte type) {
        String[] parts = vkey.split("\\+", 3);
        if (parts.length != 3) {
            throw new MalformedException("vkey: expected name+keyid+key, found " + vkey);
        }
        byte[] typed = StrictBase64.decode(parts[2]);
        if (typed.length != 1 + KEY_LENGTH || typed[0] != type) {
            throw new MalformedException("vkey: expected an Ed25519 key of type " + type + ", found " + vkey);
        }
        Named named = new Named(parts[0], publicKey(Arrays.copyOfRange(typed, 1, typed.length)));
        require(named.name(), named.key());
        String expected = vkey(named.name(), type, named.key());
        if (!expected.equals(vkey)) {
            throw new MalformedException("vkey: expected " + expected + ", found " + vkey);
        }
        return named;
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

    static int keyId(String name, byte type, PublicKey key) {
        MessageDigest digest = MerkleTree.sha256();
        digest.update(name.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) '\n');
        digest.update(typed(type, key));
        return ByteBuffer.wrap(digest.digest()).getInt();
    }

    static String vkey(String name, byte type, PublicKey key) {
        return name + "+" + HexFormat.of().toHexDigits(keyId(name, type, key)) + "+"
                + StrictBase64.encode(typed(type, key));
    }

    private static byte[] typed(byte type, PublicKey key) {
        return ByteBuffer.allocate(1 + KEY_LENGTH)
                .put(type)
                .put(key.getEncoded(), X509_PREFIX.length, KEY_LENGTH)
                .array();
    }

    static boolean verifies(String name, PublicKey key, byte[] message, byte[] signature) {
        try {
            Signature verification = Signature.getInstance("Ed25519");
            verification.initVerify(key);
            verification.update(message);
            return verification.verify(signature);
        } catch (SignatureException e) {
            // What the JDK throws for a signature of wrong length or range: it does not verify, and that is the answer.
            return false;
        } catch (GeneralSecurityException e) {
            throw new MalformedException("key of " + name + ": expected a usable Ed25519 key, found none", e);
        }
    }

    static byte[] sign(String name, PrivateKey key, byte[] message) {
        try {
            Signature signing = Signature.getInstance("Ed25519");
            signing.initSign(key);
            signing.update(message);
            return signing.sign();
        } catch (GeneralSecurityException e) {
            throw new LedgerException("key of " + name + ": expected a usable Ed25519 key, found none", e);
        }
    }
}
