package org.xiezhi.casework.evidence;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.xiezhi.casework.CaseworkFixture;
import org.xiezhi.casework.shared.ServerClock;
import org.xiezhi.vault.EvidenceVault;
import org.xiezhi.vault.IntakeLimits;
import org.xiezhi.vault.key.MatterKey;
import org.xiezhi.vault.key.Pkcs12KeyStoreRoot;
import org.xiezhi.vault.key.UnitKeys;
import org.xiezhi.vault.shared.Bytes;
import org.xiezhi.vault.store.FileEvidenceStore;

/** A vault in a folder of a test, with keys of its own and a clock that the test sets. */
public final class VaultFixture {

    private static final long LARGEST = 1 << 30;

    private final SecureRandom random = new SecureRandom();
    private final Path folder;
    private final FileEvidenceStore store;
    private final EvidenceVault vault;
    private final UnitKeys unitKeys;
    private Instant now = new ServerClock().now();

    public VaultFixture(Path folder) throws IOException {
        this.folder = folder;
        store = new FileEvidenceStore(folder.resolve("evidence"), 0, Runnable::run);
        vault = new EvidenceVault(store, random, Runnable::run);
        Path keys = folder.resolve("keys");
        unitKeys = UnitKeys.open(
                keys, Pkcs12KeyStoreRoot.openOrCreate(keys, "a password for tests".toCharArray(), random), random);
    }

    /** Where the evidence lies. */
    Path evidence() {
        return folder.resolve("evidence");
    }

    FileEvidenceStore store() {
        return store;
    }

    EvidenceVault vault() {
        return vault;
    }

    public Instant now() {
        return now;
    }

    public void setNow(Instant set) {
        now = set;
    }

    ServerClock clock() {
        return new ServerClock() {
            @Override
            public Instant now() {
                return now;
            }
        };
    }

    /** An upload that has just begun. */
    Upload upload(UUID id, long length) throws IOException {
        return upload(id, length, Optional.empty());
    }

    /** The same by a client that named the hash of its file. */
    Upload upload(UUID id, long length, Optional<Bytes> declared) throws IOException {
        UUID matter = UUID.randomUUID();
        try (MatterKey key = unitKeys.newMatterKey(matter)) {
            IntakeLimits limits = IntakeLimits.ofEvidence(OptionalLong.of(length), LARGEST);
            return new Upload(
                    id,
                    UUID.randomUUID(),
                    matter,
                    "XS-2026-0001",
                    "a.bin",
                    length,
                    "",
                    declared,
                    vault.open(id, key, limits),
                    now);
        }
    }

    /** Lets the services of casework use this vault and this clock. */
    public void into(CaseworkFixture casework) {
        casework.put(TheVault.class, new TheVault() {
            @Override
            public EvidenceVault vault() {
                return vault;
            }

            @Override
            public UnitKeys unitKeys() {
                return unitKeys;
            }
        });
        casework.put(ServerClock.class, clock());
    }
}
