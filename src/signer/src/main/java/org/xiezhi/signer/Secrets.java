package org.xiezhi.signer;

import static org.xiezhi.signer.SignerRefusedException.REFUSED;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Base64;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.xiezhi.ledger.MalformedException;
import org.xiezhi.ledger.SignerToken;

/** What the signer must be told: never on the command line nor in the environment, which others can read. */
final class Secrets {

    private final char[] password;
    private final SignerToken token;

    private Secrets(char[] password, SignerToken token) {
        this.password = password;
        this.token = token;
    }

    /** Of the key, and not a copy: whoever uses it wipes it. */
    char[] password() {
        return password;
    }

    /** Shared with whoever may ask. */
    SignerToken token() {
        return token;
    }

    /** Two lines of base64: a password may hold anything. */
    static Secrets ofInput(BufferedReader input) throws IOException {
        return new Secrets(
                decoded(input.readLine(), "password").toCharArray(), token(decoded(input.readLine(), "token")));
    }

    /** Two files; the one with the password must be the signer's own. */
    static Secrets ofFiles(Path passwordFile, Path tokenFile) throws IOException {
        if (Files.getFileStore(passwordFile).supportsFileAttributeView("posix")) {
            Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(passwordFile);
            if (permissions.contains(PosixFilePermission.OTHERS_READ)
                    || permissions.contains(PosixFilePermission.GROUP_READ)) {
                throw new SignerRefusedException(
                        REFUSED, "Others can read the password in " + passwordFile + ": run chmod 600 on it.");
            }
        }
        return new Secrets(
                Files.readString(passwordFile).strip().toCharArray(),
                token(Files.readString(tokenFile).strip()));
    }

    private static String decoded(@Nullable String line, String what) {
        if (line == null) {
            throw new SignerRefusedException(
                    REFUSED, "Expected the " + what + " on standard input, found its end. " + SignerArguments.USAGE);
        }
        try {
            return new String(Base64.getDecoder().decode(line), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new SignerRefusedException("Expected the " + what + " in base64 on standard input.", e);
        }
    }

    private static SignerToken token(String text) {
        try {
            return SignerToken.of(text);
        } catch (MalformedException e) {
            throw new SignerRefusedException(e.getMessage() + ".", e);
        }
    }
}
