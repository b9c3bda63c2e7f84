package org.xiezhi.vault.key;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.KeyStore.PasswordProtection;
import java.security.SecureRandom;
import java.security.UnrecoverableKeyException;
import java.util.Arrays;
import java.util.stream.Stream;
import javax.crypto.AEADBadTagException;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** The root key in a PKCS#12 file of the key folder, opened by a password. */
public final class Pkcs12KeyStoreRoot implements KeyStoreRoot {

    static final String FILE_NAME = "root.p12";
    private static final String ALIAS = "root";

    private final KeyBytes key;
    private final SecureRandom random;

    private Pkcs12KeyStoreRoot(KeyBytes key, SecureRandom random) {
        this.key = key;
        this.random = random;
    }

    /**
     * Opens the root key, or creates it if the folder is still empty. The password stays the caller's: he wipes it.
     *
     * @throws KeyFolderException if the password is wrong, or if other keys are there but the root key is not
     */
    public static Pkcs12KeyStoreRoot openOrCreate(Path folder, char[] password, SecureRandom random) {
        if (password.length == 0) {
            throw new KeyFolderException("the key store needs a password, found an empty one");
        }
        Path file = folder.resolve(FILE_NAME);
        try {
            KeyFiles.createFolder(folder);
            if (!Files.exists(file)) {
                refuseUnlessEmpty(folder, file);
                create(file, password, random);
            }
            return new Pkcs12KeyStoreRoot(load(file, password), random);
        } catch (IOException e) {
            throw new KeyFolderException("the key store " + file + " cannot be read or written", e);
        } catch (GeneralSecurityException e) {
            throw new KeyFolderException("the key store " + file + " is not a PKCS#12 file of this product", e);
        }
    }

    @Override
    public byte[] wrap(KeyBytes wrapped, byte[] associatedData) {
        byte[] naked = wrapped.copy(InsecureKeyBytesAccess.get());
        try {
            return KeyBox.seal(key, naked, associatedData, random);
        } finally {
            Arrays.fill(naked, (byte) 0);
        }
    }

    @Override
    public KeyBytes unwrap(byte[] wrapped, byte[] associatedData) throws AEADBadTagException {
        return KeyBytes.takeOver(KeyBox.open(key, wrapped, associatedData), InsecureKeyBytesAccess.get());
    }

    private static void refuseUnlessEmpty(Path folder, Path file) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            // A new root key beside old unit keys would hide the loss of the old one until the first read.
            boolean othersThere =
                    files.anyMatch(found -> !found.getFileName().toString().endsWith(".part"));
            if (othersThere) {
                throw new KeyFolderException("expected the root key in " + file
                        + ", found other files but not it: restore it from the backup");
            }
        }
    }

    private static void create(Path file, char[] password, SecureRandom random)
            throws IOException, GeneralSecurityException {
        byte[] raw = new byte[KeyBytes.LENGTH];
        random.nextBytes(raw);
        PasswordProtection protection = new PasswordProtection(password);
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setEntry(ALIAS, new KeyStore.SecretKeyEntry(new SecretKeySpec(raw, "AES")), protection);
            ByteArrayOutputStream encoded = new ByteArrayOutputStream();
            store.store(encoded, password);
            KeyFiles.writeNew(file, encoded.toByteArray());
        } finally {
            Arrays.fill(raw, (byte) 0);
            destroy(protection);
        }
    }

    private static KeyBytes load(Path file, char[] password) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        PasswordProtection protection = new PasswordProtection(password);
        try {
            store.load(new ByteArrayInputStream(Files.readAllBytes(file)), password);
            if (store.getEntry(ALIAS, protection) instanceof KeyStore.SecretKeyEntry entry) {
                SecretKey root = entry.getSecretKey();
                return KeyBytes.takeOver(root.getEncoded(), InsecureKeyBytesAccess.get());
            }
            throw new KeyFolderException("expected a secret key named '" + ALIAS + "' in " + file + ", found none");
        } catch (IOException e) {
            // The JDK tells a wrong password only by the cause.
            if (e.getCause() instanceof UnrecoverableKeyException) {
                throw new KeyFolderException("the password does not open the key store " + file, e);
            }
            throw e;
        } finally {
            destroy(protection);
        }
    }

    private static void destroy(PasswordProtection protection) {
        try {
            protection.destroy();
        } catch (javax.security.auth.DestroyFailedException e) {
            throw new KeyFolderException("the copy of the key store password could not be wiped", e);
        }
    }
}
