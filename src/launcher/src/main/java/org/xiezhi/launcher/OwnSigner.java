package org.xiezhi.launcher;

import java.nio.file.Path;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A signer that the operator runs himself, best under another account of the machine.
 *
 * @param url on loopback; a signer on another machine is reached through a tunnel
 * @param tokenFile holds the token that signer and product share
 */
record OwnSigner(String url, Path tokenFile) {

    private static final Pattern LOOPBACK = Pattern.compile("http://127\\.0\\.0\\.1:[0-9]{1,5}");

    OwnSigner {
        if (!LOOPBACK.matcher(url).matches()) {
            throw new StartRefusedException(Setting.SIGNER_URL.key() + ": expected http://127.0.0.1:PORT, found " + url
                    + "; what is signed and the proof of it do not leave the machine in clear.");
        }
    }

    static @Nullable OwnSigner of(RawSettings values) {
        String url = values.text(Setting.SIGNER_URL, "");
        String tokenFile = values.text(Setting.SIGNER_TOKEN_FILE, "");
        if (url.isEmpty() && tokenFile.isEmpty()) {
            return null;
        }
        values.required(Setting.SIGNER_URL, "name the address of your signer");
        values.required(Setting.SIGNER_TOKEN_FILE, "name the file with the token of your signer");
        return new OwnSigner(url, values.folder(Setting.SIGNER_TOKEN_FILE, Path.of(tokenFile)));
    }
}
