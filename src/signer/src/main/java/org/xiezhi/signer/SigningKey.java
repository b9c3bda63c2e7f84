package org.xiezhi.signer;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.function.Consumer;
import javax.crypto.spec.SecretKeySpec;
import org.xiezhi.ledger.DiskFiles;
import org.xiezhi.ledger.NoteSigner;
import org.xiezhi.ledger.NoteVerifier;

/** The Ed25519 key that signs checkpoints: made once, in a PKCS#12 file under a password. */
final class SigningKey {

    static final String STORE = "signer.p12";
    static final String PUBLIC = "signer.vkey";
    private static final String ALIAS = "signer";

    private final Path folder;
    private final DiskFiles files = new DiskFiles();

    SigningKey(Path folder) {
        this.folder = folder;
    }

    boolean exists() {
        return Files.exists(folder.resolve(STORE));
    }

    NoteSigner open(char[] password) throws IOException, GeneralSecurityException {
        NoteVerifier verifier =
                NoteVerifier.parse(Files.readString(folder.resolve(PUBLIC)).strip());
        return new NoteSigner(verifier, load(folder.resolve(STORE), password));
    }

    /**
     * Makes the key of a new log. The private key is written last: a crash before it leaves what {@link #exists} does not
     * take for a key.
     *
     * @param before called with the key while it is in memory only
     */
    void make(char[] password, Consumer<NoteSigner> before) throws IOException, GeneralSecurityException {
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        byte[] name = new byte[4];
        new SecureRandom().nextBytes(name);
        // The origin names one log for ever; nothing in it tells whose log it is.
        NoteVerifier verifier =
                new NoteVerifier("xiezhi/trail/" + HexFormat.of().formatHex(name), pair.getPublic());
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        byte[] secret = pair.getPrivate().getEncoded();
        // A secret-key entry, because a private-key entry asks for a certificate that nobody would read; PKCS#12 wants
        // a known algorithm name for it, the bytes are PKCS#8 whatever it says.
        store.setEntry(
                ALIAS,
                new KeyStore.SecretKeyEntry(new SecretKeySpec(secret, "AES")),
                new KeyStore.PasswordProtection(password));
        Arrays.fill(secret, (byte) 0);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        store.store(bytes, password);
        before.accept(new NoteSigner(verifier, pair.getPrivate()));
        write(PUBLIC, (verifier.vkey() + "\n").getBytes(StandardCharsets.UTF_8));
        write(STORE, bytes.toByteArray());
    }

    private void write(String name, byte[] bytes) throws IOException {
        Path part = folder.resolve(name + ".part");
        Files.deleteIfExists(part);
        OwnerOnly.createFile(part);
        files.write(part, bytes);
        files.rename(part, folder.resolve(name));
        files.forceFolder(folder);
    }

    private static PrivateKey load(Path file, char[] password) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(file)) {
            store.load(in, password);
        }
        if (store.getEntry(ALIAS, new KeyStore.PasswordProtection(password)) instanceof KeyStore.SecretKeyEntry entry) {
            return KeyFactory.getInstance("Ed25519")
                    .generatePrivate(
                            new PKCS8EncodedKeySpec(entry.getSecretKey().getEncoded()));
        }
        throw new GeneralSecurityException("expected a secret key named " + ALIAS + " in " + file + ", found none");
    }
}
