package org.xiezhi.casework.custody;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an item is called, and what its file in a bag is called then. */
class BagNamesTest {

    private static String named(String name) {
        return BagNames.original(7, name, "JPEG");
    }

    @ParameterizedTest
    @CsvSource({
        "现场照片, data/originals/007-现场照片.jpeg",
        "IMG.JPEG, data/originals/007-IMG.JPEG",
        "CON, data/originals/007-CON.jpeg",
        "𠮷某, data/originals/007-𠮷某.jpeg"
    })
    void begins_with_the_number_and_ends_with_the_format(String name, String path) {
        assertThat(named(name)).isEqualTo(path);
    }

    @Test
    void adds_no_ending_of_which_nobody_knows() {
        assertThat(BagNames.original(1234, "硬盘镜像", "?")).isEqualTo("data/originals/1234-硬盘镜像");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../../etc/passwd",
                "..\\..\\boot.ini",
                "/etc/passwd",
                "C:\\a",
                "a/b",
                "a\nb",
                "a\rb",
                "100%",
                "a\u0000b",
                "a\u202Egpj.exe",
                "a\u200Bb",
                "a\u2028b",
                "a\ud800b",
                "*?\"<>|",
                ".",
                "..",
                " .hidden. ",
                ""
            })
    void leads_nowhere_else_and_needs_no_encoding(String name) {
        String path = named(name);
        assertThat(path).matches("data/originals/007-[^/\\\\:*?\"<>|%\\p{Cntrl}]*\\.jpeg");
        assertThat(path.substring("data/originals/007-".length()))
                .doesNotContain("\u202E", "\u200B", "\u2028", "\ud800")
                .doesNotStartWith("..");
        assertThat(EvidenceBag.encoded(path)).isEqualTo(path);
        assertThat(new String(path.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                .isEqualTo(path);
    }

    @Test
    void is_one_name_whichever_way_its_signs_are_composed() {
        assertThat(named("e\u0301")).isEqualTo(named("\u00e9"));
    }

    @Test
    void fits_into_a_file_system_and_keeps_whole_characters_and_its_ending() {
        String path = BagNames.original(7, "𠮷".repeat(255) + ".Docx", "DOCX");
        assertThat(path.substring(path.lastIndexOf('/') + 1).getBytes(StandardCharsets.UTF_8))
                .hasSizeBetween(190, 255);
        assertThat(path).endsWith("𠮷.Docx").doesNotContain("?");
    }
}
