package org.xiezhi.vault;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ForkJoinPool;
import org.xiezhi.vault.key.MatterKey;
import org.xiezhi.vault.key.Pkcs12KeyStoreRoot;
import org.xiezhi.vault.key.UnitKeys;
import org.xiezhi.vault.store.EvidenceStore;
import org.xiezhi.vault.store.FileEvidenceStore;

/** A vault in a folder, with real keys, as the tests use it. */
final class VaultFixture {

    static final int SEGMENT = 1 << 20;
    /** Tink's header and the tag take their bytes out of the first segment. */
    static final int FIRST_PLAINTEXT = SEGMENT - 40 - 16;

    static final int NEXT_PLAINTEXT = SEGMENT - 16;
    static final long MAXIMUM = 1L << 40;
    static final UUID MATTER = UUID.fromString("01920000-0000-7000-8000-00000000aaaa");

    static {
        // The tests push hundreds of segments through a cold process.
        CipherWarmth.warm();
    }

    final Path folder;
    final SecureRandom random = new SecureRandom();
    final UnitKeys unitKeys;
    final MatterKey matterKey;
    final EvidenceVault vault;

    VaultFixture(Path folder) throws IOException {
        this(folder, new FileEvidenceStore(folder.resolve("evidence"), 0, ForkJoinPool.commonPool()));
    }

    VaultFixture(Path folder, EvidenceStore store) {
        this.folder = folder;
        char[] password = "a password for tests".toCharArray();
        Path keys = folder.resolve("keys");
        unitKeys = UnitKeys.open(keys, Pkcs12KeyStoreRoot.openOrCreate(keys, password, random), random);
        matterKey = unitKeys.newMatterKey(MATTER);
        vault = new EvidenceVault(store, random, ForkJoinPool.commonPool());
    }

    static byte[] original(int size) {
        byte[] content = new byte[size];
        new Random(size).nextBytes(content);
        return content;
    }

    EvidenceIntake open(UUID objectId) throws IOException {
        return vault.open(objectId, matterKey, new IntakeLimits(OptionalLong.empty(), MAXIMUM, true));
    }

    StoredObject put(byte[] original) throws IOException {
        try (EvidenceIntake intake = open(UUID.randomUUID())) {
            intake.append(new ByteArrayInputStream(original));
            return intake.seal(Optional.empty());
        }
    }

    byte[] readAll(StoredObject stored) throws IOException {
        ByteArrayOutputStream plaintext = new ByteArrayOutputStream();
        try (SealedObject object = vault.read(stored, matterKey)) {
            object.copyTo(plaintext, 0, object.size());
        }
        return plaintext.toByteArray();
    }

    Path container(StoredObject stored) {
        String name = stored.objectId().toString();
        return folder.resolve("evidence/objects")
                .resolve(name.substring(name.length() - 2))
                .resolve(name + ".xzec");
    }

    Path partial(UUID objectId) {
        return folder.resolve("evidence/incoming").resolve(objectId + ".part");
    }

    /** What an adversary with the disk does. */
    void replace(StoredObject stored, byte[] container) throws IOException {
        Files.write(container(stored), container);
    }
}
