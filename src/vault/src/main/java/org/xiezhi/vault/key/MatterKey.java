package org.xiezhi.vault.key;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.UUID;
import javax.crypto.AEADBadTagException;
import org.xiezhi.vault.shared.Bytes;
import org.xiezhi.vault.shared.IntegrityException;
import org.xiezhi.vault.shared.IntegrityException.Mismatch;
import org.xiezhi.vault.shared.Uuids;

/** The key of one matter: a clue and the case that grows from it. Whoever holds it can read the matter's evidence. */
public final class MatterKey implements AutoCloseable {

    /** Wraps object keys and nothing else. */
    public static final String FOR_OBJECT_KEYS = "xiezhi object keys v1";

    /** Encrypts fields and nothing else. */
    public static final String FOR_FIELDS = "xiezhi fields v1";

    private static final byte[] WRAP_LABEL = "xiezhi matter key v1".getBytes(US_ASCII);

    private final UUID matterId;
    private final KeyBytes key;

    MatterKey(UUID matterId, KeyBytes key) {
        this.matterId = matterId;
        this.key = key;
    }

    public UUID matterId() {
        return matterId;
    }

    /** A key of its own for each purpose, so that a box made for one can never be opened as another; the caller closes it. */
    public KeyBytes derive(String purpose, InsecureKeyBytesAccess access) {
        if (!InsecureKeyBytesAccess.get().equals(access)) {
            throw new IllegalArgumentException("expected the access token, found another object or null");
        }
        return key.derive(purpose, matterId);
    }

    /** SHA-256("matter-commit" || key || matter id): what a certificate of destruction will name. */
    public Bytes commitment() {
        return key.commitment("matter-commit", matterId);
    }

    Bytes wrapFor(UnitKey unit, SecureRandom random) {
        byte[] naked = key.copy(InsecureKeyBytesAccess.get());
        try {
            return Bytes.of(KeyBox.seal(unit.key(), naked, associatedData(matterId, unit.version()), random));
        } finally {
            Arrays.fill(naked, (byte) 0);
        }
    }

    static MatterKey unwrap(UUID matterId, WrappedMatterKey stored, Recipient recipient, UnitKey unit)
            throws AEADBadTagException {
        byte[] naked = KeyBox.open(unit.key(), recipient.wrapped().toArray(), associatedData(matterId, unit.version()));
        MatterKey key = new MatterKey(matterId, KeyBytes.takeOver(naked, InsecureKeyBytesAccess.get()));
        if (!key.commitment().equals(stored.commitment())) {
            key.close();
            throw new IntegrityException(
                    matterId, Mismatch.COMMITMENT, "the matter key is not the one that was committed to");
        }
        return key;
    }

    private static byte[] associatedData(UUID matterId, int unitKeyVersion) {
        return ByteBuffer.allocate(WRAP_LABEL.length + Uuids.LENGTH + 1 + Integer.BYTES)
                .put(WRAP_LABEL)
                .put(Uuids.bytes(matterId))
                .put((byte) Recipient.UNIT_KEY)
                .putInt(unitKeyVersion)
                .array();
    }

    @Override
    public void close() {
        key.close();
    }

    @Override
    public String toString() {
        return "MatterKey[" + matterId + "]";
    }
}
