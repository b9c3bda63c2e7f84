package org.xiezhi.casework.evidence;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import org.xiezhi.casework.shared.Settings;
import org.xiezhi.vault.CipherWarmth;
import org.xiezhi.vault.EvidenceVault;
import org.xiezhi.vault.key.KeyStoreRoot;
import org.xiezhi.vault.key.Pkcs11KeyStoreRoot;
import org.xiezhi.vault.key.Pkcs12KeyStoreRoot;
import org.xiezhi.vault.key.UnitKeys;
import org.xiezhi.vault.shared.NativeCrypto;
import org.xiezhi.vault.store.EvidenceStore;
import org.xiezhi.vault.store.FileEvidenceStore;
import org.xiezhi.vaults3.S3EvidenceStore;

/** The one evidence store of this installation and the unit keys that open it. */
@ApplicationScoped
public class TheVault {

    /** Left free for the database and the logs: a full disk must stop uploads, not the product. */
    private static final long RESERVE_BYTES = 512L << 20;

    @Inject
    private Settings settings;

    @Inject
    private VaultThreads threads;

    private final SecureRandom random = new SecureRandom();

    @SuppressWarnings("NullAway.Init") // set by open() before the container hands the bean out
    private UnitKeys unitKeys;

    @SuppressWarnings("NullAway.Init") // as above
    private EvidenceStore store;

    @SuppressWarnings("NullAway.Init") // as above
    private EvidenceVault vault;

    @PostConstruct
    void open() {
        // A folder of its own: the vault refuses to make a new root key where other keys lie, so that a lost one is
        // noticed.
        Path folder = settings.keysFolder().resolve("vault");
        unitKeys = UnitKeys.open(folder, root(folder), random);
        try {
            store = settings.bucket().isPresent()
                    ? S3EvidenceStore.open(settings.bucket().get())
                    : new FileEvidenceStore(settings.evidenceFolder(), RESERVE_BYTES, threads);
        } catch (IOException e) {
            throw new UncheckedIOException("the evidence store cannot be opened: " + e.getMessage(), e);
        }
        vault = new EvidenceVault(store, random, threads);
        threads.execute(CipherWarmth::warm);
    }

    @PreDestroy
    void close() {
        NativeCrypto.remove();
        if (store instanceof S3EvidenceStore bucket) {
            bucket.close();
        }
    }

    private KeyStoreRoot root(Path folder) {
        Optional<Path> token = settings.keysPkcs11();
        char[] secret = token.isPresent() ? settings.keysPin() : settings.keysPassword();
        try {
            return token.isPresent()
                    ? Pkcs11KeyStoreRoot.openOrCreate(folder, token.get(), secret, random)
                    : Pkcs12KeyStoreRoot.openOrCreate(folder, secret, random);
        } finally {
            Arrays.fill(secret, '\0');
        }
    }

    public UnitKeys unitKeys() {
        return unitKeys;
    }

    public EvidenceVault vault() {
        return vault;
    }

    /** Bytes that are left where evidence is kept; empty if a bucket keeps it, which does not tell. */
    public OptionalLong freeSpace() {
        try {
            return store.freeSpace();
        } catch (IOException e) {
            throw new UncheckedIOException("the evidence store does not answer", e);
        }
    }

    public SecureRandom random() {
        return random;
    }
}
