package org.xiezhi.vault.key;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.crypto.AEADBadTagException;
import org.xiezhi.vault.shared.Bytes;
import org.xiezhi.vault.shared.IntegrityException;
import org.xiezhi.vault.shared.IntegrityException.Mismatch;

/** All versions of the unit's key, from the key folder; makes, wraps and opens matter keys. Safe for several threads. */
public final class UnitKeys {

    private static final Pattern FILE_NAME = Pattern.compile("unit-([0-9]{1,9})\\.key");

    private final Path folder;
    private final KeyStoreRoot root;
    private final SecureRandom random;
    // Guarded by this.
    private final SortedMap<Integer, UnitKey> versions = new TreeMap<>();

    private UnitKeys(Path folder, KeyStoreRoot root, SecureRandom random) {
        this.folder = folder;
        this.root = root;
        this.random = random;
    }

    /**
     * Reads the unit keys; creates version 1 if there is none.
     *
     * @throws KeyFolderException if a unit key does not open with this root key
     */
    public static UnitKeys open(Path folder, KeyStoreRoot root, SecureRandom random) {
        UnitKeys keys = new UnitKeys(folder, root, random);
        try {
            KeyFiles.createFolder(folder);
            keys.readAll();
        } catch (IOException e) {
            throw new KeyFolderException("the key folder " + folder + " cannot be read", e);
        }
        if (keys.versions.isEmpty()) {
            keys.startNextVersion();
        }
        return keys;
    }

    /** The version under which new matter keys are wrapped. */
    public synchronized int currentVersion() {
        return versions.lastKey();
    }

    /** Adds a version, durable when it returns; older versions stay readable. */
    public synchronized int startNextVersion() {
        int next = versions.isEmpty() ? 1 : versions.lastKey() + 1;
        UnitKey key = new UnitKey(next, KeyBytes.random(random));
        Path file = folder.resolve("unit-" + next + ".key");
        try {
            KeyFiles.writeNew(file, key.encode(root));
        } catch (IOException e) {
            throw new KeyFolderException("unit key " + next + " cannot be written to " + file, e);
        }
        versions.put(next, key);
        return next;
    }

    /** A fresh key for a matter; the caller stores {@link #wrap} of it and closes it. */
    public MatterKey newMatterKey(UUID matterId) {
        return new MatterKey(matterId, KeyBytes.random(random));
    }

    /** The key of an account under the current unit key; the caller closes it. */
    public synchronized AccountKey accountKey(UUID account) {
        return new AccountKey(
                Objects.requireNonNull(versions.get(versions.lastKey()), "the last version exists"), account);
    }

    /**
     * The key of an account under that version; the caller closes it.
     *
     * @throws IntegrityException if this folder does not hold the version
     */
    public synchronized AccountKey accountKey(UUID account, int version) {
        return new AccountKey(
                version(version)
                        .orElseThrow(() -> new IntegrityException(
                                account,
                                Mismatch.FIELD,
                                "expected a unit key out of " + versions.keySet() + ", found " + version)),
                account);
    }

    /** The stored form: one recipient, the current unit key. */
    public synchronized WrappedMatterKey wrap(MatterKey key) {
        UnitKey unit = Objects.requireNonNull(versions.get(versions.lastKey()), "the last version exists");
        Bytes wrapped = key.wrapFor(unit, random);
        return new WrappedMatterKey(
                key.matterId(), key.commitment(), List.of(Recipient.unitKey(unit.version(), wrapped)));
    }

    /**
     * Opens the key of the matter that the caller means, not of the one that the stored form names.
     *
     * @throws IntegrityException if it is another matter's key, was changed, or was wrapped under keys that this folder does not hold
     */
    public synchronized MatterKey unwrap(WrappedMatterKey wrapped, UUID matterId) {
        Recipient recipient = wrapped.unitKeyRecipient();
        UnitKey unit = version(recipient.unitKeyVersion())
                .orElseThrow(() -> new IntegrityException(
                        matterId,
                        Mismatch.MATTER_KEY,
                        "expected a unit key out of " + versions.keySet() + ", found " + recipient.unitKeyVersion()));
        try {
            return MatterKey.unwrap(matterId, wrapped, recipient, unit);
        } catch (AEADBadTagException e) {
            throw new IntegrityException(
                    matterId,
                    Mismatch.MATTER_KEY,
                    "does not open with unit key " + unit.version() + " for this matter",
                    e);
        }
    }

    /**
     * The stored form with the current unit key as its first recipient; its other recipients and its commitment stay, and
     * so does the key itself: nothing that lies under it is touched.
     *
     * @return empty if the current unit key is its first recipient already
     * @throws IntegrityException as {@link #unwrap}
     */
    public synchronized Optional<WrappedMatterKey> rewrap(WrappedMatterKey stored, UUID matterId) {
        if (stored.unitKeyVersion() == currentVersion()) {
            return Optional.empty();
        }
        try (MatterKey key = unwrap(stored, matterId)) {
            List<Recipient> recipients = new ArrayList<>(stored.recipients());
            recipients.set(0, wrap(key).unitKeyRecipient());
            return Optional.of(new WrappedMatterKey(matterId, stored.commitment(), recipients));
        }
    }

    private Optional<UnitKey> version(int number) {
        if (!versions.containsKey(number)) {
            try {
                // Another node over the same folder may have begun it.
                readAll();
            } catch (IOException e) {
                throw new KeyFolderException("the key folder " + folder + " cannot be read", e);
            }
        }
        return Optional.ofNullable(versions.get(number));
    }

    private void readAll() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Matcher name = FILE_NAME.matcher(file.getFileName().toString());
                if (name.matches() && !versions.containsKey(Integer.parseInt(name.group(1)))) {
                    int version = Integer.parseInt(name.group(1));
                    versions.put(version, UnitKey.decode(Files.readAllBytes(file), version, root, file.toString()));
                }
            }
        }
    }
}
