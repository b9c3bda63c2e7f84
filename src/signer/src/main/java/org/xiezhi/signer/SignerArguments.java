package org.xiezhi.signer;

import static org.xiezhi.signer.SignerRefusedException.REFUSED;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The arguments of the signer. Without the two files the secrets come over standard input, whose end is also the
 * signer's end.
 *
 * @param folder key and record
 * @param port on 127.0.0.1; 0 for any free one
 * @param passwordFile holds the password of the key
 * @param tokenFile holds what it shares with whoever may ask
 */
record SignerArguments(
        Path folder,
        int port,
        @Nullable Path passwordFile,
        @Nullable Path tokenFile) {

    static final String USAGE =
            "java -jar signer.jar --folder FOLDER [--port PORT] [--password-file FILE --token-file FILE]";

    private static final int LAST_PORT = 65_535;

    static SignerArguments parse(List<String> arguments) {
        Path folder = null;
        int port = 0;
        Path passwordFile = null;
        Path tokenFile = null;
        for (int i = 0; i < arguments.size(); i += 2) {
            if (i + 1 == arguments.size()) {
                throw refused(arguments.get(i));
            }
            String value = arguments.get(i + 1);
            switch (arguments.get(i)) {
                case "--folder" -> folder = Path.of(value).toAbsolutePath();
                case "--port" -> port = port(value);
                case "--password-file" -> passwordFile = Path.of(value);
                case "--token-file" -> tokenFile = Path.of(value);
                default -> throw refused(arguments.get(i));
            }
        }
        if (folder == null || (passwordFile == null) != (tokenFile == null)) {
            throw refused(String.join(" ", arguments));
        }
        return new SignerArguments(folder, port, passwordFile, tokenFile);
    }

    private static int port(String value) {
        try {
            int port = Integer.parseInt(value);
            if (port >= 0 && port <= LAST_PORT) {
                return port;
            }
        } catch (NumberFormatException e) {
            throw new SignerRefusedException("--port: expected 0 to " + LAST_PORT + ", found " + value + ".", e);
        }
        throw new SignerRefusedException(REFUSED, "--port: expected 0 to " + LAST_PORT + ", found " + value + ".");
    }

    private static SignerRefusedException refused(String found) {
        return new SignerRefusedException(REFUSED, "Expected " + USAGE + ", found " + found + ".");
    }
}
