package org.xiezhi.vault.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Tokens of SoftHSM, an HSM in software. Its library reads where they lie from SOFTHSM2_CONF, which the build sets. */
final class SoftToken {

    private static final List<Path> LIBRARIES = List.of(
            Path.of("/usr/lib/softhsm/libsofthsm2.so"),
            Path.of("/usr/lib64/softhsm/libsofthsm.so"),
            Path.of("/usr/local/lib/softhsm/libsofthsm2.so"));
    private static final Pattern SLOT = Pattern.compile("reassigned to slot (\\d+)");
    static final String PIN = "246813579-token-pin";

    private final String slot;
    private final Path library;

    private SoftToken(Path library, String slot) {
        this.library = library;
        this.slot = slot;
    }

    /** New tokens with their PIN set; all at once, as the library looks for tokens when it is loaded and never again. */
    static Deque<SoftToken> make(int number) throws IOException, InterruptedException {
        Deque<SoftToken> tokens = new ArrayDeque<>();
        while (tokens.size() < number) {
            tokens.add(make());
        }
        return tokens;
    }

    private static SoftToken make() throws IOException, InterruptedException {
        Optional<Path> library = LIBRARIES.stream().filter(Files::exists).findFirst();
        assumeTrue(library.isPresent(), "skipped: needs SoftHSM (Debian: softhsm2)");
        Path configuration = Path.of(System.getenv("SOFTHSM2_CONF"));
        Path tokens = Files.createDirectories(configuration.resolveSibling("tokens"));
        Files.writeString(
                configuration,
                "directories.tokendir = " + tokens + "\nobjectstore.backend = file\nlog.level = ERROR\n");
        Process made = new ProcessBuilder(
                        "softhsm2-util",
                        "--init-token",
                        "--free",
                        "--label",
                        UUID.randomUUID().toString().substring(0, 13),
                        "--pin",
                        PIN,
                        "--so-pin",
                        PIN + "-so")
                .redirectErrorStream(true)
                .start();
        String said = new String(made.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(made.waitFor()).as(said).isZero();
        Matcher slot = SLOT.matcher(said);
        assertThat(slot.find()).as(said).isTrue();
        return new SoftToken(library.orElseThrow(), slot.group(1));
    }

    /** The configuration of the JDK's provider for this token. */
    Path configuration(Path folder, String... attributes) throws IOException {
        Path file = folder.resolve("token-" + UUID.randomUUID() + ".cfg");
        Files.write(
                file,
                Stream.concat(
                                Stream.of("name = t" + slot, "library = " + library, "slot = " + slot),
                                Stream.of(attributes))
                        .toList());
        return file;
    }
}
