package org.xiezhi.casework.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.xiezhi.ledger.MalformedException;
import org.xiezhi.ledger.SignerToken;

/**
 * Where the signer listens and what proves to it who asks. Read before each request: a signer that was started again has
 * another port and another token.
 */
record SignerAddress(String url, SignerToken token) {

    private static final Pattern LOOPBACK = Pattern.compile("http://127\\.0\\.0\\.1:[0-9]{1,5}");

    SignerAddress {
        if (!LOOPBACK.matcher(url).matches()) {
            throw new MalformedException(
                    "address of the signer: expected http://127.0.0.1:PORT, found " + url + " (loopback only)");
        }
    }

    /** As the launcher announces the signer that it started: address and token, a line each. */
    static SignerAddress announced(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        if (lines.size() != 2) {
            throw new MalformedException(file + ": expected address and token, found " + lines.size() + " lines");
        }
        return new SignerAddress(lines.get(0), SignerToken.of(lines.get(1)));
    }

    /** As the operator sets it who runs a signer of his own. */
    static SignerAddress of(String url, Path tokenFile) throws IOException {
        return new SignerAddress(url, SignerToken.of(Files.readString(tokenFile).strip()));
    }
}
