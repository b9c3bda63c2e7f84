package org.xiezhi.launcher;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The PKCS #11 token that holds the root key.
 *
 * @param configuration file of Java's own provider
 * @param pin as long as the token's maker wants it
 */
record Token(Path configuration, String pin) {

    Token {
        if (!Files.isReadable(configuration)) {
            throw new StartRefusedException(Setting.KEYS_PKCS11.key()
                    + ": expected a file that can be read, found none at " + configuration + ".");
        }
    }

    /** Null if the operator describes none: then a file of the key folder holds the root key. */
    static @Nullable Token of(RawSettings values) {
        Path configuration = values.pathOrNull(Setting.KEYS_PKCS11);
        return configuration == null
                ? null
                : new Token(configuration, values.required(Setting.KEYS_PIN, "set the PIN of the token"));
    }

    @Override
    public String toString() {
        return "Token[" + configuration + "]";
    }
}
