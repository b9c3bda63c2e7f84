package org.xiezhi.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** The secret of a demo's key store: made once, kept beside the key store. In production the operator holds it. */
class KeyStoreSecret {
    private static final int BYTES = 32;

    private KeyStoreSecret() {}

    /**
     * Reads the secret of the folder or makes one.
     *
     * @throws StartRefusedException if there are keys but no secret: a new secret would open none of them
     */
    static String ofFolder(Path keysFolder, RandomGenerator random) {
        Path file = keysFolder.resolve("keystore.secret");
        try {
            if (Files.exists(file)) {
                return Files.readString(file, StandardCharsets.UTF_8).strip();
            }
            if (!isEmpty(keysFolder)) {
                throw new StartRefusedException("The folder " + keysFolder
                        + " holds keys but no keystore.secret: restore that file from the backup of the same day.");
            }
            byte[] bytes = new byte[BYTES];
            random.nextBytes(bytes);
            String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
            OwnerOnly.write(file, secret + "\n");
            return secret;
        } catch (IOException e) {
            throw new UncheckedIOException("The secret of the key store in " + keysFolder + " is not available", e);
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            // What an interrupted writing of the secret itself left behind is no key.
            return files.allMatch(file -> file.endsWith("keystore.secret.new"));
        }
    }
}
