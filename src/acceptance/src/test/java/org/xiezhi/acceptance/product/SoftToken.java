package org.xiezhi.acceptance.product;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** An HSM in software (SoftHSM) as an operator sets it up for the root key: docs/operations.md, "The root key in a token". */
public final class SoftToken {

    private static final Pattern SLOT = Pattern.compile("reassigned to slot (\\d+)");
    private static final List<Path> LIBRARIES = List.of(
            Path.of("/usr/lib/softhsm/libsofthsm2.so"),
            Path.of("/usr/lib64/softhsm/libsofthsm.so"),
            Path.of("/usr/local/lib/softhsm/libsofthsm2.so"));

    /** Shorter than the password of the keys has to be. */
    private static final String PIN = "24681357";

    private final Path configuration;

    /** Makes a token and writes the configuration by which the product finds it. */
    public SoftToken(Path folder) throws IOException, InterruptedException {
        Path own = Path.of(System.getenv("SOFTHSM2_CONF"));
        Path tokens = Files.createDirectories(own.resolveSibling("tokens"));
        Files.writeString(own, "directories.tokendir = " + tokens + "\nobjectstore.backend = file\n");
        Path library = LIBRARIES.stream()
                .filter(Files::exists)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("expected SoftHSM among " + LIBRARIES + ", found none"));
        configuration = Files.write(
                folder.resolve("token.cfg"),
                Stream.of(
                                "name = xiezhi",
                                "library = " + library,
                                "slot = " + slot(),
                                "attributes(*, CKO_SECRET_KEY, *) = {",
                                "  CKA_SENSITIVE = true",
                                "  CKA_EXTRACTABLE = false",
                                "  CKA_ENCRYPT = true",
                                "  CKA_DECRYPT = true",
                                "}")
                        .toList());
    }

    private static String slot() throws IOException, InterruptedException {
        Process made = new ProcessBuilder(
                        "softhsm2-util", "--init-token", "--free", "--label", "xiezhi", "--pin", PIN, "--so-pin", PIN)
                .redirectErrorStream(true)
                .start();
        String said = new String(made.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Matcher slot = SLOT.matcher(said);
        if (made.waitFor() != 0 || !slot.find()) {
            throw new IllegalStateException("expected a new token, found: " + said);
        }
        return slot.group(1);
    }

    /** What the product has to be told. */
    public List<String> settings() {
        return List.of("xiezhi.keys.pkcs11=" + configuration, "xiezhi.keys.pin=" + PIN);
    }
}
