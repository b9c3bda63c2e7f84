package org.xiezhi.vault;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import org.xiezhi.vault.key.InsecureKeyBytesAccess;
import org.xiezhi.vault.key.KeyBytes;
import org.xiezhi.vault.key.MatterKey;
import org.xiezhi.vault.shared.IntegrityException;
import org.xiezhi.vault.shared.NativeCrypto;
import org.xiezhi.vault.store.EvidenceStore;
import org.xiezhi.vault.store.IncomingObject;
import org.xiezhi.vault.store.ObjectLockedException;
import org.xiezhi.vault.store.ObjectStat;
import org.xiezhi.vault.store.StorageFullException;

/**
 * Takes originals in and gives them back. Knows no permission and no trail: whoever calls it has asked and recorded before.
 *
 * <p>Safe for several threads. Matter keys stay the caller's; an intake keeps a derived key of its own until it ends.
 */
public final class EvidenceVault {

    private final EvidenceStore store;
    private final SecureRandom random;
    private final Executor hashing;

    /**
     * Builds the vault over a store.
     *
     * @param hashing where SHA-256 runs beside encrypting and writing. Not the bounded pool in which the callers themselves wait: they would wait for each
     *     other. {@code Runnable::run} hashes in the caller's thread.
     */
    public EvidenceVault(EvidenceStore store, SecureRandom random, Executor hashing) {
        NativeCrypto.install();
        this.store = store;
        this.random = random;
        this.hashing = hashing;
    }

    /**
     * Begins an upload.
     *
     * @throws IntakeRefusedException if what is declared is empty or too large already, or the disk is full
     * @throws java.nio.file.FileAlreadyExistsException if the object exists or is being written
     */
    public EvidenceIntake open(UUID objectId, MatterKey matterKey, IntakeLimits limits) throws IOException {
        limits.requireAllowed();
        ContainerSuite suite = ContainerSuite.AES256_GCM_HKDF_1MB;
        IncomingObject incoming = begin(objectId, limits.declaredSize().orElse(0));
        KeyBytes wrapping = matterKey.derive(MatterKey.FOR_OBJECT_KEYS, InsecureKeyBytesAccess.get());
        ObjectKey objectKey = ObjectKey.create(objectId, random);
        boolean opened = false;
        try {
            byte[] header = new ContainerHeader(objectId, suite).encode();
            incoming.write(ByteBuffer.wrap(header));
            WritableByteChannel encrypting =
                    suite.cipher(objectKey.key()).newEncryptingChannel(new Unclosed(incoming), header);
            EvidenceIntake.Sealing sealing = new EvidenceIntake.Sealing(
                    encrypting,
                    objectKey,
                    wrapping,
                    (key, wrap, size, sha256) -> new StoredObject(
                            objectId,
                            size,
                            sha256,
                            key.wrap(wrap, size, suite, sha256, random),
                            key.commitment(),
                            suite));
            EvidenceIntake intake = new EvidenceIntake(objectId, limits, incoming, sealing, new AsyncDigest(hashing));
            opened = true;
            return intake;
        } catch (StorageFullException e) {
            throw IntakeRefusedException.diskFull(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java cannot encrypt with " + suite, e);
        } finally {
            if (!opened) {
                incoming.close();
                objectKey.close();
                wrapping.close();
            }
        }
    }

    private IncomingObject begin(UUID objectId, long declared) throws IOException {
        try {
            return store.begin(objectId, declared);
        } catch (StorageFullException e) {
            throw IntakeRefusedException.diskFull(e);
        }
    }

    /**
     * Opens an original for reading; the caller closes it.
     *
     * @throws IntegrityException if key, record and container do not belong together
     */
    public SealedObject read(StoredObject stored, MatterKey matterKey) throws IOException {
        try (KeyBytes wrapping = matterKey.derive(MatterKey.FOR_OBJECT_KEYS, InsecureKeyBytesAccess.get())) {
            return SealedObject.open(store, stored, wrapping);
        }
    }

    /**
     * Reads an original whole and compares it with the digest taken at its intake.
     *
     * @throws IntegrityException if anything of it does not match
     */
    public void verify(StoredObject stored, MatterKey matterKey) throws IOException {
        try (SealedObject object = read(stored, matterKey)) {
            object.verify();
        }
    }

    /**
     * Removes a container that no row names and none will; false if there was none.
     *
     * @throws ObjectLockedException if the store keeps it by a rule of its own
     */
    public boolean discard(UUID objectId) throws IOException {
        return store.delete(objectId);
    }

    /**
     * Removes what nobody will ever ask for: partial files of a crash, and containers whose transaction never came. A container that the store locks stays
     * for a later sweep.
     *
     * @param known whether a row names the object; asked after the object was seen in the store
     * @param grace how long the last write must be past; longer than the longest transaction and, if several processes share the store, than the longest
     *     silence of an upload
     */
    public SweptObjects sweep(Predicate<UUID> known, Duration grace, Clock clock) throws IOException {
        if (grace.isNegative()) {
            throw new IllegalArgumentException("expected a grace time of 0 or more, found " + grace);
        }
        Instant youngest = clock.instant().minus(grace);
        List<UUID> partial = new ArrayList<>();
        for (ObjectStat stat : store.listAbandoned()) {
            if (stat.lastWritten().isBefore(youngest) && store.deleteAbandoned(stat.objectId())) {
                partial.add(stat.objectId());
            }
        }
        List<UUID> unknown = new ArrayList<>();
        for (ObjectStat stat : store.list()) {
            if (stat.lastWritten().isBefore(youngest)
                    && !known.test(stat.objectId())
                    && deleteUnlessLocked(stat.objectId())) {
                unknown.add(stat.objectId());
            }
        }
        return new SweptObjects(partial, unknown);
    }

    /** What the store locks, a later sweep removes; the others must not wait for that. */
    private boolean deleteUnlessLocked(UUID objectId) throws IOException {
        try {
            return store.delete(objectId);
        } catch (ObjectLockedException e) {
            return false;
        }
    }

    /** Tink closes its target with the last segment; ours must stay open to be forced and renamed. */
    private record Unclosed(IncomingObject incoming) implements WritableByteChannel {
        @Override
        public int write(ByteBuffer source) throws IOException {
            return incoming.write(source);
        }

        @Override
        public boolean isOpen() {
            return incoming.isOpen();
        }

        @Override
        public void close() {
            // The intake publishes or closes it.
        }
    }
}
