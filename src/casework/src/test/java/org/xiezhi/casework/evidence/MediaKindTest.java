package org.xiezhi.casework.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MediaKindTest {

    @ParameterizedTest
    @CsvSource({
        "255044462d312e37, application/pdf, PDF",
        "89504e470d0a1a0a, image/png, PICTURE",
        "ffd8ffe0, image/jpeg, PICTURE",
        "1a45dfa3, video/webm, VIDEO",
        "00000018667479706d703432, video/mp4, VIDEO",
        "000000186674797068656963, image/heic, NONE",
        "000000186674797061766966, image/avif, PICTURE"
    })
    void tells_a_file_by_its_first_bytes(String head, String mediaType, MediaKind.Preview preview) {
        MediaKind kind = MediaKind.of(HexFormat.of().parseHex(head), "anything.txt");
        assertThat(kind.mediaType()).isEqualTo(mediaType);
        assertThat(kind.preview()).isEqualTo(preview);
        assertThat(MediaKind.previewOf(mediaType, "?", 1)).isEqualTo(preview);
    }

    @Test
    void never_shows_what_only_claims_to_be_a_picture() {
        MediaKind kind = MediaKind.of("<script>".getBytes(StandardCharsets.US_ASCII), "photo.png");
        assertThat(kind.preview()).isEqualTo(MediaKind.Preview.TEXT);
        assertThat(kind.mediaType()).isEqualTo("text/plain");
        assertThat(kind.format()).isEqualTo("PNG");
    }

    @Test
    void knows_text_of_each_encoding_and_nothing_else_for_text() {
        for (Charset charset : List.of(StandardCharsets.UTF_8, Charset.forName("GB18030"), StandardCharsets.UTF_16)) {
            assertThat(MediaKind.of("转账 3,000 元\r\n".getBytes(charset), "流水.csv"))
                    .isEqualTo(new MediaKind("CSV", "text/plain", MediaKind.Preview.TEXT));
        }
        assertThat(MediaKind.of(new byte[] {'a', 0, 'b'}, "a.txt").preview()).isEqualTo(MediaKind.Preview.NONE);
        assertThat(MediaKind.of(new byte[0], "a.txt").preview()).isEqualTo(MediaKind.Preview.NONE);
        assertThat(MediaKind.of("x".getBytes(StandardCharsets.US_ASCII), "noextension")
                        .format())
                .isEqualTo("TXT");
        assertThat(MediaKind.previewOf("text/plain", "TXT", 1L << 40)).isEqualTo(MediaKind.Preview.TEXT);
    }

    @Test
    void takes_an_archive_for_a_document_only_by_its_name_too() {
        byte[] zip = {'P', 'K', 3, 4, 20, 0};
        MediaKind table = MediaKind.of(zip, "名单.xlsx");
        assertThat(table.preview()).isEqualTo(MediaKind.Preview.OFFICE);
        assertThat(MediaKind.previewOf(table.mediaType(), "XLSX", 32 << 20)).isEqualTo(MediaKind.Preview.OFFICE);
        assertThat(MediaKind.previewOf(table.mediaType(), "XLSX", (32 << 20) + 1))
                .as("a page reads a document whole")
                .isEqualTo(MediaKind.Preview.TOO_LARGE);
        assertThat(MediaKind.of(zip, "名单.zip").preview()).isEqualTo(MediaKind.Preview.NONE);
        assertThat(MediaKind.of(new byte[] {'M', 'Z', 0}, "名单.xlsx").preview()).isEqualTo(MediaKind.Preview.NONE);
    }

    @Test
    void knows_an_old_document_by_its_container_whatever_its_name() {
        byte[] head = HexFormat.of().parseHex("d0cf11e0a1b11ae100000000");
        MediaKind kind = MediaKind.of(head, "名单.et");
        assertThat(kind).isEqualTo(new MediaKind("ET", "application/x-ole-storage", MediaKind.Preview.OLD_OFFICE));
        assertThat(MediaKind.of(head, "noextension").format()).isEqualTo("OLE2");
        long most = MediaKind.LARGEST_OLD_DOCUMENT;
        assertThat(MediaKind.previewOf(kind.mediaType(), "ET", most)).isEqualTo(MediaKind.Preview.OLD_OFFICE);
        assertThat(MediaKind.previewOf(kind.mediaType(), "ET", most + 1)).isEqualTo(MediaKind.Preview.TOO_LARGE);
        assertThat(MediaKind.of(new byte[] {'M', 'Z', 0}, "名单.xls").mediaType()).isEqualTo("application/octet-stream");
        assertThat(MediaKind.previewOf("application/octet-stream", "XLS", 1))
                .as("an item of the time when nobody looked at the container")
                .isEqualTo(MediaKind.Preview.OLD_OFFICE);
        assertThat(MediaKind.previewOf("application/octet-stream", "EXE", 1)).isEqualTo(MediaKind.Preview.NONE);
        assertThat(MediaKind.Preview.TOO_LARGE.opens()).isFalse();
    }

    @Test
    void takes_a_file_without_extension_or_with_a_strange_one() {
        assertThat(MediaKind.of(new byte[] {1}, "noextension").format()).isEqualTo("?");
        assertThat(MediaKind.of(new byte[] {1}, "a.<b>").format()).isEqualTo("?");
    }
}
