package org.xiezhi.verifier;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.xiezhi.ledger.MerkleTree;

/** The bytes on the format pages are those that the code reads. */
class WorkedExamplesTest {

    private static final Path PAGES = Path.of("../../docs/formats");

    private static String block(String page, String start) throws IOException {
        List<String> lines = Files.readAllLines(PAGES.resolve(page), UTF_8);
        return lines.stream()
                .filter(line -> line.startsWith("    " + start))
                .findFirst()
                .orElseThrow()
                .strip();
    }

    @Test
    void the_entry_is_one_and_has_the_leaf_hash_and_the_row_hash_of_the_pages() throws IOException {
        byte[] entry = block("audit-entry.md", "{\"act\"").getBytes(UTF_8);
        String page = Files.readString(PAGES.resolve("audit-entry.md"));
        assertThat(page)
                .contains(entry.length + " bytes")
                .contains(MerkleTree.leaf(entry).hex());

        EntryRules.RowHash row = EntryRules.parse(entry).rows().get(0);
        assertThat(Base64.getEncoder().encodeToString(row.hash().orElseThrow()))
                .isEqualTo(block("audit-bundle.md", "zEqT"));
    }

    @Test
    void the_row_has_its_hash() throws IOException {
        String line = block("audit-bundle.md", "{\"image\"");
        String image = line.substring("{\"image\":".length(), line.indexOf(",\"salt\""));
        assertThat(Files.readString(PAGES.resolve("audit-bundle.md"))).contains(image.length() + " bytes");
        byte[] salt = HexFormat.of().parseHex("000102030405060708090a0b0c0d0e0f");
        byte[] hash =
                VerifierFixture.sha256("xiezhi row v1\0".getBytes(UTF_8), salt, new byte[1], image.getBytes(UTF_8));
        assertThat(block("audit-bundle.md", "zEqT"))
                .isEqualTo(Base64.getEncoder().encodeToString(hash));
        assertThat(line).contains(Base64.getEncoder().encodeToString(salt));
    }
}
