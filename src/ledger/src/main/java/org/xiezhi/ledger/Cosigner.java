package org.xiezhi.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;

/** Cosigns checkpoints with the key of one witness; keeps no record, whoever calls it must. */
public final class Cosigner {

    private final CosignerKey verifier;
    private final PrivateKey key;

    /** Refuses a private key that does not belong to the public one. */
    public Cosigner(CosignerKey verifier, PrivateKey key) {
        this.verifier = verifier;
        this.key = key;
        byte[] probe = verifier.name().getBytes(StandardCharsets.UTF_8);
        byte[] signature = Ed25519.sign(verifier.name(), key, probe);
        if (!Ed25519.verifies(verifier.name(), verifier.key(), probe, signature)) {
            throw new LedgerException("expected the private key of " + verifier.vkey() + ", found another");
        }
    }

    /** The key that verifies what this one cosigns. */
    public CosignerKey verifier() {
        return verifier;
    }

    /**
     * The line that says that this checkpoint was the newest of its log.
     *
     * @param text of the checkpoint, without signatures
     * @param time seconds since 1970, up to 2^53 - 1
     */
    public NoteSignature cosign(String text, long time) {
        if (time < 0 || time > CosignerKey.MAX_TIME) {
            throw new IllegalArgumentException("expected a time from 0 to " + CosignerKey.MAX_TIME + ", found " + time);
        }
        byte[] stamped = ByteBuffer.allocate(Long.BYTES + Ed25519.SIGNATURE_LENGTH)
                .putLong(time)
                .put(Ed25519.sign(verifier.name(), key, CosignerKey.message(text, time)))
                .array();
        return NoteSignature.of(verifier.name(), verifier.keyId(), stamped);
    }
}
