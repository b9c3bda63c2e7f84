package org.xiezhi.casework.custody;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.xiezhi.casework.custody.BagFile.Made;
import org.xiezhi.casework.custody.BagFile.Original;

/** The tag files of a bag, as docs/formats/evidence-bag.md has them. */
class EvidenceBagTest {

    /** FIPS 180-2, appendix B.1. */
    private static final String OF_ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    private static final EvidenceBag.Facts FACTS = new EvidenceBag.Facts(
            "某市纪委监委\nPayload-Oxum: 0.0", "XS-2026-0001", "陈思远", Instant.parse("2026-11-28T16:30:05.123Z"));

    private static EvidenceBag bag(String path) {
        UUID id = new UUID(0, 1);
        return EvidenceBag.of(
                FACTS, List.of(new Original(path, id, id, 5_000_000_000L, OF_ABC), new Made("data/b", "abc")));
    }

    private static String text(EvidenceBag bag, String path) {
        return bag.files().stream()
                .filter(file -> file.path().equals(path))
                .map(file -> new String(((Made) file).content(), StandardCharsets.UTF_8))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void has_the_files_of_the_format_page() {
        EvidenceBag bag = bag("data/a");
        assertThat(bag.name()).isEqualTo("XS-2026-0001-20261129-003005");
        assertThat(text(bag, "bagit.txt")).isEqualTo("BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n");
        assertThat(text(bag, "manifest-sha256.txt"))
                .isEqualTo(OF_ABC + "  data/a\n" + OF_ABC + "  data/b\n")
                .isEqualTo(new String(bag.manifest().content(), StandardCharsets.UTF_8));
        assertThat(text(bag, "bag-info.txt")).isEqualTo("""
                Source-Organization: 某市纪委监委 Payload-Oxum: 0.0
                Contact-Name: 陈思远
                External-Identifier: XS-2026-0001
                Bagging-Date: 2026-11-29
                Bagging-Time: 2026-11-29T00:30:05+08:00
                Payload-Oxum: 5000000003.2
                """);
        assertThat(text(bag, "tagmanifest-sha256.txt").lines())
                .hasSize(3)
                .anyMatch(line -> line.equals(bag.manifest().sha256() + "  manifest-sha256.txt"))
                .allMatch(line -> line.matches("[0-9a-f]{64}  (bagit|bag-info|manifest-sha256)\\.txt"));
    }

    @Test
    void encodes_in_a_manifest_what_would_end_a_line() {
        assertThat(text(bag("data/50%\r\nb"), "manifest-sha256.txt")).startsWith(OF_ABC + "  data/50%25%0D%0Ab\n");
    }
}
