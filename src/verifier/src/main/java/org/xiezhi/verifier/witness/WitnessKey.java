package org.xiezhi.verifier.witness;

import static java.nio.file.attribute.PosixFilePermission.OWNER_READ;
import static java.nio.file.attribute.PosixFilePermission.OWNER_WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Set;
import org.xiezhi.ledger.Cosigner;
import org.xiezhi.ledger.CosignerKey;
import org.xiezhi.ledger.LedgerException;
import org.xiezhi.ledger.LedgerFiles;

/** The Ed25519 key of a witness: PKCS#8 in a file that only its owner reads. */
final class WitnessKey {

    static final String PRIVATE = "witness.key";
    static final String PUBLIC = "witness.vkey";

    private WitnessKey() {}

    /** Makes a key; the private one is written last, so that a crash before leaves no key. */
    static CosignerKey make(Path folder, LedgerFiles files, String name) {
        if (files.exists(folder.resolve(PRIVATE))) {
            throw new LedgerException("key of the witness: expected none in " + folder + ", found one");
        }
        try {
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            CosignerKey key = new CosignerKey(name, pair.getPublic());
            Path part = folder.resolve(PRIVATE + ".part");
            Files.deleteIfExists(part);
            Files.createFile(part, only(part, Set.of(OWNER_READ, OWNER_WRITE)));
            files.write(part, pair.getPrivate().getEncoded());
            files.write(folder.resolve(PUBLIC), (key.vkey() + "\n").getBytes(StandardCharsets.UTF_8));
            files.rename(part, folder.resolve(PRIVATE));
            files.forceFolder(folder);
            return key;
        } catch (GeneralSecurityException e) {
            throw new LedgerException("expected Ed25519 in this Java, found none", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Cosigner open(Path folder, LedgerFiles files) {
        String vkey = new String(read(folder.resolve(PUBLIC), files), StandardCharsets.UTF_8).strip();
        byte[] secret = read(folder.resolve(PRIVATE), files);
        try {
            return new Cosigner(
                    CosignerKey.parse(vkey),
                    KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(secret)));
        } catch (GeneralSecurityException e) {
            throw new LedgerException("expected a private key in " + PRIVATE + ", found other bytes", e);
        }
    }

    private static byte[] read(Path file, LedgerFiles files) {
        return files.read(file)
                .orElseThrow(() -> new LedgerException("key of the witness: expected " + file + ", found none"));
    }

    static FileAttribute<?>[] only(Path path, Set<PosixFilePermission> permissions) {
        boolean posix = path.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
                : new FileAttribute<?>[0];
    }
}
