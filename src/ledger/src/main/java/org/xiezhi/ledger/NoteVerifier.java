package org.xiezhi.ledger;

import java.security.PublicKey;

/**
 * A named Ed25519 public key that verifies notes.
 *
 * @param name key name; for a log the same as its origin
 * @param key the public key
 */
public record NoteVerifier(String name, PublicKey key) {

    // Signature type of plain Ed25519 in C2SP signed-note.
    private static final byte ED25519 = 0x01;

    /** Refuses another kind of key. */
    public NoteVerifier {
        Ed25519.require(name, key);
    }

    /** Reads {@code name+keyid+base64}. */
    public static NoteVerifier parse(String vkey) {
        Ed25519.Named named = Ed25519.parse(vkey, ED25519);
        return new NoteVerifier(named.name(), named.key());
    }

    /** First four bytes of SHA-256 over name, newline, type and key. */
    public int keyId() {
        return Ed25519.keyId(name, ED25519, key);
    }

    /** The text form {@code name+keyid+base64}. */
    public String vkey() {
        return Ed25519.vkey(name, ED25519, key);
    }

    /** Whether the signature is this key's over the text. */
    public boolean verifies(byte[] text, byte[] signature) {
        return Ed25519.verifies(name, key, text, signature);
    }
}
