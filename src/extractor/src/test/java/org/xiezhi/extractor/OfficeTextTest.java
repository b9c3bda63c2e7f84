package org.xiezhi.extractor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.poi.hssf.usermodel.HSSFRow;
import org.apache.poi.hssf.usermodel.HSSFSheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OfficeTextTest {

    private static final Charset GBK = Charset.forName("GBK");

    static Stream<byte[]> documents() {
        return Stream.of(
                Documents.notice(),
                Documents.payments(),
                Documents.talk(),
                Documents.oldBook(),
                Documents.oldDocument("关于某事\r", GBK, 134));
    }

    private static String answer(byte[] document) {
        try {
            return OfficeText.of(new ByteArrayInputStream(document), () -> {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> lines(byte[] document) {
        return answer(document).lines().toList();
    }

    private static String outcome(byte[] document) {
        List<String> lines = lines(document);
        return lines.get(lines.size() - 1);
    }

    @Test
    void reads_paragraphs_and_tables_of_a_document_and_what_lies_beside_them() {
        assertThat(new String(Documents.notice(), StandardCharsets.UTF_16LE))
                .as("what a change deleted is in the file")
                .contains("被删去的话");
        assertThat(lines(Documents.notice()))
                .containsExactly(
                        "P\t关于低保发放情况的说明",
                        "P\t经查，某村 2024 年 5 月多发 3,000 元。",
                        "P\t正文续。",
                        "T\t",
                        "R\t姓名\t金额",
                        "R\t某甲\t3,000.00\\n（两次）",
                        "P\t以上情况属实。附件",
                        "S\tTEXT_BOXES",
                        "P\t文本框里的话",
                        "S\tFOOTNOTES",
                        "P\t见银行流水脚注",
                        "S\tHEADERS",
                        "P\t内部资料页眉",
                        "=\tWHOLE");
    }

    @Test
    void reads_sheets_with_their_names_and_values_as_they_are_formatted() {
        assertThat(lines(Documents.payments()))
                .containsExactly(
                        "H\t发放名单",
                        "T\t",
                        "R\t某甲\t\t3,000.50\t2025-03-04\t25%",
                        "R\tTRUE\t6001\t合计\t#DIV/0!\t13800138000\t1\\t2\\n3\\\\4",
                        "S\tTEXT_BOXES",
                        "P\t框里的话",
                        "H\t空表",
                        "H\t附表",
                        "T\t",
                        "R\t\t<b>附注</b>",
                        "=\tWHOLE");
    }

    @Test
    void reads_slides_in_their_order_with_tables_and_groups() {
        assertThat(lines(Documents.talk()))
                .containsExactly(
                        "H\t1",
                        "P\t先讲这张",
                        "H\t2",
                        "P\t组里的话",
                        "P\t第二段",
                        "H\t3",
                        "P\t第一讲",
                        "T\t",
                        "R\t项目\t金额",
                        "R\t低保\t3000",
                        "=\tWHOLE");
    }

    @Test
    void reads_chinese_of_old_code_pages() {
        assertThat(lines(Documents.oldBook())).containsExactly("H\t旧表", "P\t某乙", "P\t3000.5", "=\tWHOLE");
        String text = "关于 A 村某事\r姓名\u0007金额\u0007\u0007\r完";
        assertThat(lines(Documents.oldDocument(text, GBK, 134)))
                .containsExactly("P\t关于 A 村某事", "P\t姓名\\t金额", "P\t完", "=\tWHOLE");
        assertThat(lines(Documents.oldDocument(text, GBK, 0)))
                .as("a font that says it is western")
                .startsWith("P\t关于 A 村某事");
        assertThat(lines(Documents.oldDocument("caf\u00e9\r", Charset.forName("windows-1252"), 0)))
                .startsWith("P\tcaf\u00e9");
    }

    @Test
    void says_that_a_password_is_needed() {
        for (byte[] document : List.of(Documents.notice(), Documents.payments(), Documents.talk())) {
            assertThat(lines(Documents.locked(document))).containsExactly("=\tENCRYPTED");
        }
        assertThat(lines(Documents.holding("EncryptedPackage", new byte[4096])))
                .as("a newer document under a password")
                .containsExactly("=\tENCRYPTED");
    }

    @Test
    void says_that_it_is_something_else() {
        // A letter of Outlook; an installer has streams of strange names only.
        assertThat(lines(Documents.holding("__properties_version1.0", new byte[64])))
                .containsExactly("=\tOTHER");
        for (String other : List.of("", "PK\3\4", "{\\rtf1 }", "\u00d0\u00cf\u0011\u00e0")) {
            assertThat(lines(other.getBytes(StandardCharsets.ISO_8859_1))).containsExactly("=\tOTHER");
        }
        assertThat(lines(Documents.holding("PP40", new byte[4096]))).containsExactly("=\tOUTDATED");
    }

    @Test
    void tells_a_document_whose_streams_make_no_sense() {
        for (String stream : List.of("WordDocument", "Workbook", "Book", "PowerPoint Document")) {
            assertThat(lines(Documents.holding(stream, new byte[8192])))
                    .as(stream)
                    .containsExactly("=\tDAMAGED");
        }
    }

    /** Whoever sends a document must not find its receiver gone before the last byte. */
    @Test
    void takes_all_of_a_document_before_anything_is_made_of_it() throws IOException {
        byte[] notice = Documents.notice();
        for (byte[] beginning : List.of(notice, "no document".getBytes(StandardCharsets.US_ASCII))) {
            ByteArrayInputStream longer = new ByteArrayInputStream(Arrays.copyOf(beginning, 1 << 20));
            List<Integer> left = new ArrayList<>();
            assertThat(OfficeText.of(longer, () -> left.add(longer.available())))
                    .endsWith("\n");
            assertThat(left).containsExactly(0);
        }
        LimitedStream cutOff = new LimitedStream(new ByteArrayInputStream(notice), notice.length + 1L);
        assertThatThrownBy(() -> OfficeText.of(cutOff, () -> {})).isInstanceOf(EOFException.class);
        LimitedStream within = new LimitedStream(new ByteArrayInputStream(notice), 2);
        assertThat(within.read()).isEqualTo(0xD0);
        assertThat(within.readAllBytes()).hasSize(1);
    }

    @Test
    void cuts_rows_columns_cells_and_sheets_and_says_so() {
        byte[] tall = Documents.book(book -> {
            HSSFSheet sheet = book.createSheet("长");
            for (int row = 0; row < Lines.MOST_ROWS + 5; row++) {
                sheet.createRow(row).createCell(0).setCellValue(row);
            }
            book.createSheet("后").createRow(0).createCell(0).setCellValue("还在");
        });
        assertThat(lines(tall))
                .hasSize(Lines.MOST_ROWS + 6)
                .contains("R\t1999", "R\t还在")
                .doesNotContain("R\t2000")
                .endsWith("=\tCUT");
        byte[] wide = Documents.book(book -> {
            HSSFRow row = book.createSheet("宽").createRow(0);
            for (int column = 0; column < Lines.MOST_COLUMNS + 1; column++) {
                row.createCell(column).setCellValue("c" + column);
            }
        });
        assertThat(lines(wide).get(2).split("\t", -1)).hasSize(Lines.MOST_COLUMNS + 1);
        assertThat(outcome(wide)).isEqualTo("=\tCUT");
        byte[] full = Documents.book(book -> {
            for (int at = 0; at < 4; at++) {
                HSSFSheet sheet = book.createSheet();
                for (int row = 0; row < 1000; row++) {
                    // Two cells of a hundred: the page makes all of them.
                    HSSFRow made = sheet.createRow(row);
                    made.createCell(0).setCellValue(1);
                    made.createCell(99).setCellValue(1);
                }
            }
        });
        assertThat(lines(full)).filteredOn(line -> line.startsWith("R")).hasSize(Lines.MOST_CELLS / 100);
        assertThat(outcome(full)).isEqualTo("=\tCUT");
    }

    @Test
    void cuts_texts_that_are_too_long() {
        String endless = "一".repeat(200) + "\r";
        byte[] many = Documents.oldDocument(endless.repeat(Lines.MOST_BLOCKS + 1), GBK, 134);
        assertThat(lines(many)).hasSize(Lines.MOST_BLOCKS + 1).endsWith("=\tCUT");
        byte[] tall = Documents.oldDocument("一".repeat(Lines.MOST_CHARACTERS + 1), GBK, 134);
        assertThat(lines(tall)).containsExactly("=\tCUT");
    }

    /** A chain of sectors that leads back into itself (MS-CFB 2.3). */
    @ParameterizedTest
    @MethodSource("documents")
    void ends_on_chains_that_bite_their_own_tail(byte[] document) {
        for (int sector = 0; sector < document.length / 512 - 1; sector++) {
            byte[] looped = document.clone();
            int table = 512 * (1 + firstOfTable(document));
            for (int entry = 0; entry < 128; entry++) {
                if (looped[table + 4 * entry + 3] == 0) {
                    little(looped, table + 4 * entry, sector);
                }
            }
            assertAnswered(looped);
        }
    }

    private static int firstOfTable(byte[] document) {
        return (document[76] & 0xFF) | ((document[77] & 0xFF) << 8);
    }

    private static void little(byte[] document, int at, int value) {
        document[at] = (byte) value;
        document[at + 1] = (byte) (value >> 8);
    }

    @ParameterizedTest
    @MethodSource("documents")
    void answers_wherever_a_document_is_cut_off(byte[] document) {
        for (int length = 0; length < document.length; length += 97) {
            assertAnswered(Arrays.copyOf(document, length));
        }
    }

    @ParameterizedTest
    @MethodSource("documents")
    void answers_whichever_bytes_are_not_what_they_were(byte[] document) {
        Random random = new Random(20261129);
        for (int round = 0; round < Integer.getInteger("rounds", 400); round++) {
            byte[] flipped = document.clone();
            for (int flips = 1 + random.nextInt(8); flips > 0; flips--) {
                flipped[random.nextInt(flipped.length)] = (byte) random.nextInt(256);
            }
            assertAnswered(flipped);
        }
    }

    private static void assertAnswered(byte[] document) {
        String answer = answer(document);
        assertThat(answer.length()).isLessThan(Lines.MOST_CHARACTERS + 32);
        assertThat(answer.lines()).allMatch(line -> line.matches("(?s)[HSPTR=](\t.*)?"));
        assertThat(answer).containsPattern("(^|\n)=\t[A-Z]+\n$");
    }
}
