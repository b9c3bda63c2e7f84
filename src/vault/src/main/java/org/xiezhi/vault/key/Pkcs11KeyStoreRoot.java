package org.xiezhi.vault.key;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.InvalidParameterException;
import java.security.Key;
import java.security.KeyStore;
import java.security.KeyStore.PasswordProtection;
import java.security.Provider;
import java.security.ProviderException;
import java.security.SecureRandom;
import java.security.Security;
import java.security.UnrecoverableKeyException;
import java.util.Arrays;
import java.util.stream.Stream;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.KeyGenerator;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import org.jspecify.annotations.Nullable;

/**
 * The root key in a token behind PKCS #11 (OASIS PKCS #11 2.40): an HSM, or a smart card. It never leaves the token; the
 * token itself encrypts the unit keys, in the same form as {@link KeyBox}: nonce (12) || ciphertext || tag (16).
 */
public final class Pkcs11KeyStoreRoot implements KeyStoreRoot {

    /** The label of the key in the token. */
    static final String ALIAS = "xiezhi-root";

    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int KEY_BITS = 256;

    private final Provider token;
    private final SecretKey key;
    private final SecureRandom random;

    private Pkcs11KeyStoreRoot(Provider token, SecretKey key, SecureRandom random) {
        this.token = token;
        this.key = key;
        this.random = random;
    }

    /**
     * Opens the root key in the token, or makes it there if neither the token nor the folder holds a key yet. The PIN stays
     * the caller's: he wipes it.
     *
     * @param folder where the unit keys lie
     * @param configuration of the JDK's provider: name, library, slot (JDK PKCS#11 Reference Guide)
     * @throws KeyFolderException if the token does not open, if unit keys are there but no root key is, or if the token
     *     would give the key away
     */
    public static Pkcs11KeyStoreRoot openOrCreate(Path folder, Path configuration, char[] pin, SecureRandom random) {
        Provider token = provider(configuration);
        try {
            KeyFiles.createFolder(folder);
            KeyStore store = KeyStore.getInstance("PKCS11", token);
            login(store, pin, configuration);
            SecretKey key = find(store);
            if (key == null) {
                refuseUnlessEmpty(folder, configuration);
                create(store, token);
                key = find(store);
                if (key != null && key.getEncoded() != null) {
                    // Nothing is under it yet; the next start, better configured, must not find it.
                    store.deleteEntry(ALIAS);
                }
            }
            if (key == null || key.getEncoded() != null) {
                throw new KeyFolderException("expected a key '" + ALIAS + "' that the token of " + configuration
                        + " keeps to itself, found one that it gives away: the configuration needs CKA_SENSITIVE = true and"
                        + " CKA_EXTRACTABLE = false among the attributes of secret keys");
            }
            return new Pkcs11KeyStoreRoot(token, key, random);
        } catch (IOException e) {
            throw new KeyFolderException("the key folder " + folder + " cannot be read or written", e);
        } catch (GeneralSecurityException | ProviderException e) {
            throw new KeyFolderException("the token of " + configuration + " does not hold a usable root key", e);
        }
    }

    private static Provider provider(Path configuration) {
        Provider template = Security.getProvider("SunPKCS11");
        if (template == null) {
            throw new KeyFolderException("this Java has no PKCS #11 provider (module jdk.crypto.cryptoki)");
        }
        if (!Files.isReadable(configuration)) {
            throw new KeyFolderException("expected the configuration of the PKCS #11 provider in " + configuration
                    + ", found no file that can be read");
        }
        try {
            return template.configure(configuration.toString());
        } catch (InvalidParameterException | ProviderException e) {
            throw new KeyFolderException(
                    "the configuration " + configuration + " does not lead to a PKCS #11 token: " + e.getMessage(), e);
        }
    }

    private static void login(KeyStore store, char[] pin, Path configuration) throws GeneralSecurityException {
        try {
            store.load(null, pin);
        } catch (IOException e) {
            // The JDK tells a wrong PIN only by the cause.
            String why = e.getCause() instanceof UnrecoverableKeyException
                    ? "the PIN does not open the token of "
                    : "no token answers that is described by ";
            throw new KeyFolderException(why + configuration, e);
        }
    }

    private static @Nullable SecretKey find(KeyStore store) throws GeneralSecurityException {
        Key found = store.getKey(ALIAS, null);
        if (found != null && !(found instanceof SecretKey)) {
            throw new KeyFolderException(
                    "expected a secret key '" + ALIAS + "' in the token, found another kind of key");
        }
        return (SecretKey) found;
    }

    private static void create(KeyStore store, Provider token) throws GeneralSecurityException {
        KeyGenerator generator = KeyGenerator.getInstance("AES", token);
        generator.init(KEY_BITS);
        store.setEntry(ALIAS, new KeyStore.SecretKeyEntry(generator.generateKey()), new PasswordProtection(null));
    }

    private static void refuseUnlessEmpty(Path folder, Path configuration) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            boolean keysThere =
                    files.anyMatch(found -> !found.getFileName().toString().endsWith(".part"));
            if (keysThere) {
                throw new KeyFolderException("expected the root key '" + ALIAS + "' in the token of " + configuration
                        + ", found none, but keys in " + folder
                        + " that another root wrapped: connect the token that they were made with");
            }
        }
    }

    @Override
    public byte[] wrap(KeyBytes wrapped, byte[] associatedData) {
        byte[] nonce = new byte[KeyBox.NONCE_LENGTH];
        random.nextBytes(nonce);
        byte[] naked = wrapped.copy(InsecureKeyBytesAccess.get());
        byte[] box = Arrays.copyOf(nonce, KeyBox.OVERHEAD + naked.length);
        try {
            cipher(Cipher.ENCRYPT_MODE, nonce, associatedData)
                    .doFinal(naked, 0, naked.length, box, KeyBox.NONCE_LENGTH);
            return box;
        } catch (GeneralSecurityException | ProviderException e) {
            throw new KeyFolderException("the token did not encrypt", e);
        } finally {
            Arrays.fill(naked, (byte) 0);
        }
    }

    @Override
    public KeyBytes unwrap(byte[] wrapped, byte[] associatedData) throws AEADBadTagException {
        if (wrapped.length < KeyBox.OVERHEAD) {
            throw new AEADBadTagException("expected at least " + KeyBox.OVERHEAD + " bytes, found " + wrapped.length);
        }
        byte[] nonce = Arrays.copyOf(wrapped, KeyBox.NONCE_LENGTH);
        try {
            byte[] naked = cipher(Cipher.DECRYPT_MODE, nonce, associatedData)
                    .doFinal(wrapped, KeyBox.NONCE_LENGTH, wrapped.length - KeyBox.NONCE_LENGTH);
            return KeyBytes.takeOver(naked, InsecureKeyBytesAccess.get());
        } catch (AEADBadTagException e) {
            throw e;
        } catch (GeneralSecurityException | ProviderException e) {
            throw new KeyFolderException("the token did not decrypt", e);
        }
    }

    private Cipher cipher(int mode, byte[] nonce, byte[] associatedData) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(CIPHER, token);
        cipher.init(mode, key, new GCMParameterSpec(KeyBox.TAG_LENGTH * 8, nonce));
        cipher.updateAAD(associatedData);
        return cipher;
    }
}
