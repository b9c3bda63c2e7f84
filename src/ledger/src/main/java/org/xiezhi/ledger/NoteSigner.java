package org.xiezhi.ledger;

import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.util.List;

/** Signs notes with one Ed25519 key; the private key never leaves it. */
public final class NoteSigner {

    private final NoteVerifier verifier;
    private final PrivateKey key;

    /** Refuses a private key that does not belong to the public one. */
    public NoteSigner(NoteVerifier verifier, PrivateKey key) {
        this.verifier = verifier;
        this.key = key;
        // A log that signs with a key nobody can verify would be noticed only by its readers.
        byte[] probe = verifier.name().getBytes(StandardCharsets.UTF_8);
        if (!verifier.verifies(probe, signature(probe))) {
            throw new LedgerException("expected the private key of " + verifier.vkey() + ", found another");
        }
    }

    /** The key that verifies what this one signs. */
    public NoteVerifier verifier() {
        return verifier;
    }

    /** A note over a text ending in a newline. */
    public SignedNote sign(String text) {
        byte[] signature = signature(text.getBytes(StandardCharsets.UTF_8));
        return new SignedNote(text, List.of(NoteSignature.of(verifier.name(), verifier.keyId(), signature)));
    }

    private byte[] signature(byte[] text) {
        return Ed25519.sign(verifier.name(), key, text);
    }
}
