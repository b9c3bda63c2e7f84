package org.xiezhi.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.util.OptionalLong;

/**
 * The public key of a witness, with which it says when it saw a checkpoint as the newest of its log (C2SP
 * tlog-cosignature, {@code cosignature/v1}).
 *
 * @param name name of the witness
 * @param key Ed25519
 */
public record CosignerKey(String name, PublicKey key) {

    // Signature type of a timestamped Ed25519 cosignature in C2SP signed-note.
    static final byte COSIGNATURE = 0x04;

    /** The latest time that counts: as far as canonical JSON has integers, and far within what a clock can show. */
    static final long MAX_TIME = CanonicalJson.MAX_NUMBER;

    /** Refuses another kind of key. */
    public CosignerKey {
        Ed25519.require(name, key);
    }

    /** Reads {@code name+keyid+base64}. */
    public static CosignerKey parse(String vkey) {
        Ed25519.Named named = Ed25519.parse(vkey, COSIGNATURE);
        return new CosignerKey(named.name(), named.key());
    }

    /** First four bytes of SHA-256 over name, newline, type and key. */
    public int keyId() {
        return Ed25519.keyId(name, COSIGNATURE, key);
    }

    /** The text form {@code name+keyid+base64}. */
    public String vkey() {
        return Ed25519.vkey(name, COSIGNATURE, key);
    }

    /**
     * The time at which this witness cosigned the note, in seconds from 1970 to 2^53 - 1; the latest of several; empty if
     * it did not.
     *
     * @throws UnverifiedException if a line claims to be by this key and is not, or is of a later time
     */
    public OptionalLong cosigned(SignedNote note) {
        OptionalLong latest = OptionalLong.empty();
        for (NoteSignature line : note.signatures()) {
            if (claims(line)) {
                long time = time(note.text(), line);
                latest = OptionalLong.of(Math.max(time, latest.orElse(time)));
            }
        }
        return latest;
    }

    /** Whether a line says that it is by this key. */
    boolean claims(NoteSignature line) {
        return line.name().equals(name) && line.keyId() == keyId();
    }

    /** When the line was made over that text. */
    long time(String text, NoteSignature line) {
        byte[] stamped = line.signature();
        if (stamped.length == Long.BYTES + Ed25519.SIGNATURE_LENGTH) {
            ByteBuffer buffer = ByteBuffer.wrap(stamped);
            long time = buffer.getLong();
            byte[] signature = new byte[Ed25519.SIGNATURE_LENGTH];
            buffer.get(signature);
            if (time >= 0 && time <= MAX_TIME && Ed25519.verifies(name, key, message(text, time), signature)) {
                return time;
            }
        }
        throw new UnverifiedException("note: expected a valid cosignature by " + vkey() + ", found " + line.blob());
    }

    static byte[] message(String text, long time) {
        return ("cosignature/v1\ntime " + time + "\n" + text).getBytes(StandardCharsets.UTF_8);
    }
}
