package org.xiezhi.vault;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.UUID;
import javax.crypto.AEADBadTagException;
import org.xiezhi.vault.key.InsecureKeyBytesAccess;
import org.xiezhi.vault.key.KeyBox;
import org.xiezhi.vault.key.KeyBytes;
import org.xiezhi.vault.shared.Bytes;
import org.xiezhi.vault.shared.IntegrityException;
import org.xiezhi.vault.shared.IntegrityException.Mismatch;
import org.xiezhi.vault.shared.Uuids;

/** The key of one container. Wrapped form: format 1 || nonce (12) || ciphertext (32) || tag (16). */
record ObjectKey(UUID objectId, KeyBytes key) implements AutoCloseable {

    private static final byte FORMAT = 1;
    private static final byte[] LABEL = "xiezhi object key".getBytes(US_ASCII);

    static ObjectKey create(UUID objectId, SecureRandom random) {
        return new ObjectKey(objectId, KeyBytes.random(random));
    }

    /** Tink's AEAD does not commit to its key; without this, one container could be made to open as two originals. */
    Bytes commitment() {
        return key.commitment("dek-commit", objectId);
    }

    Bytes wrap(KeyBytes wrapping, long size, ContainerSuite suite, Bytes sha256, SecureRandom random) {
        byte[] naked = key.copy(InsecureKeyBytesAccess.get());
        try {
            byte[] box = KeyBox.seal(wrapping, naked, associatedData(objectId, size, suite, sha256), random);
            return Bytes.of(
                    ByteBuffer.allocate(1 + box.length).put(FORMAT).put(box).array());
        } finally {
            Arrays.fill(naked, (byte) 0);
        }
    }

    static ObjectKey unwrap(StoredObject stored, KeyBytes wrapping) {
        UUID id = stored.objectId();
        byte[] wrapped = stored.wrappedKey().toArray();
        if (wrapped.length == 0 || wrapped[0] != FORMAT) {
            throw new IntegrityException(
                    id,
                    Mismatch.OBJECT_KEY,
                    "expected wrapped key format " + FORMAT + ", found " + stored.wrappedKey());
        }
        ObjectKey opened;
        try {
            byte[] naked = KeyBox.open(
                    wrapping,
                    Arrays.copyOfRange(wrapped, 1, wrapped.length),
                    associatedData(id, stored.size(), stored.suite(), stored.sha256()));
            opened = new ObjectKey(id, KeyBytes.takeOver(naked, InsecureKeyBytesAccess.get()));
        } catch (AEADBadTagException e) {
            throw new IntegrityException(
                    id,
                    Mismatch.OBJECT_KEY,
                    "the wrapped key does not open with this matter, object id, size, suite and SHA-256",
                    e);
        }
        if (!opened.commitment().equals(stored.commitment())) {
            opened.close();
            throw new IntegrityException(
                    id, Mismatch.COMMITMENT, "the object key is not the one that was committed to");
        }
        return opened;
    }

    private static byte[] associatedData(UUID objectId, long size, ContainerSuite suite, Bytes sha256) {
        return ByteBuffer.allocate(LABEL.length + 1 + Uuids.LENGTH + Long.BYTES + Short.BYTES + sha256.length())
                .put(LABEL)
                .put(FORMAT)
                .put(Uuids.bytes(objectId))
                .putLong(size)
                .putShort((short) suite.id())
                .put(sha256.toArray())
                .array();
    }

    @Override
    public void close() {
        key.close();
    }
}
