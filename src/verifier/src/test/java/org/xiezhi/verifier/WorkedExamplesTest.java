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
        byte[] entry = block("audit-entry.md", "{\"act\":\"clue.opened\"").getBytes(UTF_8);
        String page = Files.readString(PAGES.resolve("audit-entry.md"));
        assertThat(page)
                .contains(entry.length + " bytes")
                .contains(MerkleTree.leaf(entry).hex());

        EntryRules.RowHash row = EntryRules.parse(entry).rows().get(0);
        assertThat(Base64.getEncoder().encodeToString(row.hash().orElseThrow()))
                .isEqualTo(block("audit-bundle.md", "zEqT"));
    }

    @Test
    void the_entry_of_version_2_opens_its_commitments_and_goes_on_from_the_one_of_version_1() throws IOException {
        String text = block("audit-entry.md", "{\"act\":\"proposal.returned\"");
        byte[] entry = text.getBytes(UTF_8);
        String page = Files.readString(PAGES.resolve("audit-entry.md"));
        assertThat(page)
                .contains(entry.length + " bytes in one line")
                .contains(MerkleTree.leaf(entry).hex());

        EntryRules.RowHash row = EntryRules.parse(entry).rows().get(0);
        assertThat(base64(row.before().orElseThrow())).isEqualTo(block("audit-bundle.md", "zEqT"));
        String image =
                "{\".code\":\"A\",\".duty\":\"investigation\",\"id\":\"00000000-0000-7000-8000-000000000001\",\"table\":\"room\"}";
        assertThat(page).contains(image + "`\n(" + image.length() + " bytes)");
        byte[] hash = VerifierFixture.sha256(
                "xiezhi row v1\0".getBytes(UTF_8),
                HexFormat.of().parseHex("101112131415161718191a1b1c1d1e1f"),
                new byte[1],
                image.getBytes(UTF_8));
        assertThat(row.hash()).hasValueSatisfying(told -> assertThat(told).isEqualTo(hash));
        assertThat(text)
                .contains("\"address\":\"" + commitment("address", "192.0.2.7") + "\"")
                .contains("\"reason\":\"" + commitment("reason", "证据不足") + "\"")
                .contains("\"number\":\"" + commitment("number", "XS-2026-0001") + "\"");
        assertThat(page)
                .contains("    " + commitment("address", "192.0.2.7") + "\n    " + commitment("reason", "证据不足"));
    }

    private static String commitment(String name, String content) {
        byte[] salt = HexFormat.of().parseHex("000102030405060708090a0b0c0d0e0f");
        return base64(VerifierFixture.sha256(
                "xiezhi value v1\0".getBytes(UTF_8), salt, (name + "\0" + content).getBytes(UTF_8)));
    }

    private static String base64(byte[] hash) {
        return Base64.getEncoder().encodeToString(hash);
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
