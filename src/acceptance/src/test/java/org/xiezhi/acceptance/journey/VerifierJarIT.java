package org.xiezhi.acceptance.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.xiezhi.acceptance.product.Product;
import org.xiezhi.acceptance.product.SharedProduct;

/** The auditor carries the trail and one jar to a machine of his own, with a Java and nothing else. */
@ExtendWith(SharedProduct.class)
class VerifierJarIT {

    @TempDir
    Path folder;

    private final Product product;

    VerifierJarIT(Product product) {
        this.product = product;
    }

    private static VerifierJar.Answer verify(Object... words) throws IOException, InterruptedException {
        return VerifierJar.run(
                Stream.concat(Stream.of("verify"), Stream.of(words)).toArray());
    }

    /** The checkpoint first, as docs/operations.md says: what is copied after it may be more, never less. */
    private Path copy() throws IOException {
        Path trail = product.home().resolve("trail");
        Path copy = Files.createDirectory(folder.resolve("trail"));
        Files.copy(trail.resolve("checkpoint"), copy.resolve("checkpoint"));
        Files.copy(trail.resolve("log.vkey"), copy.resolve("log.vkey"));
        try (Stream<Path> all = Files.walk(trail.resolve("tile"))) {
            for (Path from : all.filter(Files::isRegularFile).toList()) {
                Path to = copy.resolve(trail.relativize(from));
                Files.createDirectories(to.resolveSibling(""));
                Files.copy(from, to);
            }
        }
        return copy;
    }

    @Test
    void accepts_the_trail_of_the_product_and_names_a_tile_that_was_edited() throws Exception {
        Path trail = copy();
        Path kept = Files.copy(trail.resolve("checkpoint"), folder.resolve("kept"));
        Path key = Files.copy(trail.resolve("log.vkey"), folder.resolve("key"));

        VerifierJar.Answer alone = verify(trail, "--lang", "zh");
        assertThat(alone.exit()).as(alone.text()).isEqualTo(3);
        assertThat(alone.text()).contains("未能独立验证").contains("轨迹公钥");
        // Entries may lie behind the checkpoint when the copy is made; nothing else is left open.
        VerifierJar.Answer given = verify(trail, "--key", key, "--earlier", kept, "--lang", "en");
        assertThat(given.exit()).as(given.text()).isIn(0, 3);
        assertThat(given.text()).doesNotContain("the key of the log:").doesNotContain("WRONG");

        Path tile = tile(trail);
        byte[] bytes = Files.readAllBytes(tile);
        bytes[7] ^= 1;
        Files.write(tile, bytes);
        VerifierJar.Answer edited = verify(trail, "--key", key, "--lang", "en");
        assertThat(edited.exit()).as(edited.text()).isEqualTo(1);
        assertThat(edited.text()).contains(trail.relativize(tile).toString());
    }

    private static Path tile(Path trail) throws IOException {
        try (Stream<Path> all = Files.walk(trail.resolve("tile/0"))) {
            return all.filter(Files::isRegularFile).sorted().findFirst().orElseThrow();
        }
    }
}
