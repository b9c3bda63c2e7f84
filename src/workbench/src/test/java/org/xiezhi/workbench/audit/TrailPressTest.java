package org.xiezhi.workbench.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;
import org.xiezhi.casework.audit.TrailEntries.Entry;
import org.xiezhi.workbench.paper.Sheet;
import org.xiezhi.workbench.words.Words;
import org.xiezhi.workbench.words.WordsFixture;

/** What stands in an exported trail, read by other programs. */
class TrailPressTest {

    private static final Instant NOW = Instant.parse("2026-11-27T01:02:03Z");

    /** More than the sheet writes out at a time. */
    private static final int MANY = 1_201;

    private static Entry entry(int number, String actor, Map<String, Optional<String>> values) {
        return new Entry(
                new UUID(0, number),
                number == 0 ? Optional.empty() : Optional.of((long) number),
                NOW.plusSeconds(number),
                "account.made",
                "done",
                actor,
                "account",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                new TreeMap<>(values),
                Map.of());
    }

    private static TrailPress press(List<Entry> entries) {
        Words words = WordsFixture.words(Locale.SIMPLIFIED_CHINESE);
        Function<Optional<Entry>, List<Entry>> pages = after -> {
            int from = after.map(last -> entries.indexOf(last) + 1).orElse(0);
            return entries.subList(from, Math.min(from + 500, entries.size()));
        };
        return new TrailPress(
                new TrailTable(words, WordsFixture.formats(Locale.SIMPLIFIED_CHINESE), new EntryWords(words, Map.of())),
                pages);
    }

    private static List<Entry> many() {
        return IntStream.range(0, MANY)
                .mapToObj(i -> entry(i, "审计员𬱖", Map.of("login", Optional.of("zhang," + i + "\n\"x\""))))
                .toList();
    }

    @Test
    void writes_a_table_that_a_spreadsheet_reads() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        assertThat(press(many()).csv(bytes)).isEqualTo(MANY);
        String text = bytes.toString(StandardCharsets.UTF_8);
        assertThat(text).startsWith("\uFEFF时间,人员,行为,");
        List<CSVRecord> rows = CSVFormat.RFC4180
                .parse(new java.io.StringReader(text.substring(1)))
                .getRecords();
        assertThat(rows).hasSize(MANY + 1);
        CSVRecord last = rows.get(MANY);
        assertThat(last.get(1)).isEqualTo("审计员𬱖");
        assertThat(last.get(3)).isEqualTo("account.made");
        assertThat(last.get(6)).contains("zhang," + (MANY - 1) + "\n\"x\"");
        assertThat(last.get(7)).isEqualTo(Integer.toString(MANY - 1));
        assertThat(rows.get(1).get(7)).isEqualTo("待入树");
    }

    @Test
    void lets_no_spreadsheet_compute_what_somebody_is_called() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        press(List.of(entry(1, "=HYPERLINK(\"http://x\")", Map.of()))).csv(bytes);
        assertThat(bytes.toString(StandardCharsets.UTF_8)).contains(",\"'=HYPERLINK(\"\"http://x\"\")\",");
    }

    @Test
    void writes_a_workbook_of_texts() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        List<Entry> entries = new java.util.ArrayList<>(many());
        entries.add(entry(MANY, "=1+1", Map.of()));
        assertThat(press(entries).xlsx(bytes, "审计轨迹")).isEqualTo(MANY + 1);
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(bytes.toByteArray()))) {
            assertThat(workbook.getFirstSheet().getName()).isEqualTo("审计轨迹");
            List<Row> rows = workbook.getFirstSheet().read();
            assertThat(rows).hasSize(MANY + 2);
            assertThat(rows.get(0).getCellText(0)).isEqualTo("时间");
            assertThat(rows.get(5).getCellText(1)).isEqualTo("审计员𬱖");
            assertThat(rows.get(MANY + 1).getCellText(1)).isEqualTo("=1+1");
            assertThat(rows.get(MANY + 1).getCell(1).getFormula()).isNull();
        }
    }

    @Test
    void writes_a_paper_whose_pages_have_numbers_and_the_root() throws IOException {
        Sheet sheet = new Sheet(new Sheet.Frame(
                "审计轨迹",
                "某市纪委监委",
                Locale.SIMPLIFIED_CHINESE,
                "审计员",
                "检查点：9 条，根哈希 AAAA",
                page -> "第 " + page + " 页",
                total -> "共 " + total + " 页"));
        assertThat(press(many().subList(0, 80)).pdf(sheet)).isEqualTo(80);
        try (PDDocument document = Loader.loadPDF(sheet.bytes())) {
            assertThat(document.getNumberOfPages()).isGreaterThan(1);
            for (int page = 1; page <= document.getNumberOfPages(); page++) {
                PDFTextStripper stripper = new PDFTextStripper();
                stripper.setStartPage(page);
                stripper.setEndPage(page);
                String text = stripper.getText(document);
                assertThat(text)
                        .contains("第 " + page + " 页")
                        .contains("共 " + document.getNumberOfPages() + " 页")
                        .contains("根哈希 AAAA")
                        .contains("时间")
                        // The typeface of the papers lacks the last character and says so.
                        .contains("审计员〓");
            }
        }
    }
}
