package org.xiezhi.casework.audit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
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
import javax.crypto.spec.SecretKeySpec;
import org.xiezhi.ledger.NoteSigner;
import org.xiezhi.ledger.NoteVerifier;

/** The Ed25519 key that signs checkpoints: made once, in a PKCS#12 file under the key store's password. */
final class SigningKey {

    private static final String STORE = "signer.p12";
    private static final String PUBLIC = "signer.vkey";
    private static final String ALIAS = "signer";

    private SigningKey() {}

    static NoteSigner openOrMake(Path folder, char[] password) {
        try {
            if (!Files.exists(folder.resolve(STORE))) {
                make(folder, password);
            }
            NoteVerifier verifier =
                    NoteVerifier.parse(Files.readString(folder.resolve(PUBLIC)).strip());
            return new NoteSigner(verifier, load(folder.resolve(STORE), password));
        } catch (IOException e) {
            throw new UncheckedIOException("the signing key in " + folder + " cannot be read or written", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the signing key in " + folder + " does not open with this password", e);
        }
    }

    private static void make(Path folder, char[] password) throws IOException, GeneralSecurityException {
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
        // a
        // known algorithm name for it, the bytes are PKCS#8 whatever it says.
        store.setEntry(
                ALIAS,
                new KeyStore.SecretKeyEntry(new SecretKeySpec(secret, "AES")),
                new KeyStore.PasswordProtection(password));
        Arrays.fill(secret, (byte) 0);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        store.store(bytes, password);
        write(folder.resolve(PUBLIC), (verifier.vkey() + "\n").getBytes(StandardCharsets.UTF_8));
        write(folder.resolve(STORE), bytes.toByteArray());
    }

    private static void write(Path file, byte[] bytes) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        Files.deleteIfExists(part);
        Files.createFile(part, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(part, bytes, StandardOpenOption.SYNC);
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
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
