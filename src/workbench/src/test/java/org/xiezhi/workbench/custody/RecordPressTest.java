package org.xiezhi.workbench.custody;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xiezhi.casework.custody.CustodyRecord;
import org.xiezhi.casework.custody.CustodyRecord.FileFacts;
import org.xiezhi.casework.custody.CustodyRecord.Held;
import org.xiezhi.casework.custody.CustodyRecord.Item;
import org.xiezhi.casework.custody.CustodyRecord.Label;
import org.xiezhi.casework.custody.Gap;
import org.xiezhi.casework.custody.Handover.Progress;
import org.xiezhi.casework.custody.Handover.Purpose;
import org.xiezhi.casework.custody.Handover.Seal;
import org.xiezhi.casework.custody.Move;
import org.xiezhi.casework.evidence.Custody.Handling;
import org.xiezhi.casework.evidence.CustodyLink;
import org.xiezhi.casework.evidence.ItemTexts;
import org.xiezhi.casework.evidence.Thing.Whereabouts;
import org.xiezhi.casework.evidence.ThingCard;
import org.xiezhi.workbench.words.Formats;
import org.xiezhi.workbench.words.Words;
import org.xiezhi.workbench.words.WordsFixture;

/** What stands on the papers, read by a second program. */
class RecordPressTest {

    private static final Instant NOW = Instant.parse("2026-11-27T01:02:03Z");
    private static final String HASH = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    /** Where the pages lie as pictures, to be looked at. */
    private static final Path PICTURES = Path.of("target/papers");

    private static RecordPress press(Locale locale) {
        Words words = WordsFixture.words(locale);
        Formats formats = WordsFixture.formats(locale);
        return new RecordPress(
                words, WordsFixture.rules(locale), formats, new GapWords(words, formats), WordsFixture.reader(locale));
    }

    private static CustodyRecord custody(List<Item> items) {
        return new CustodyRecord("江城市纪委监委", "XS-2026-0001", "WORK_SECRET", "陈承办", NOW, "移送审理，随卷附送。", items);
    }

    private static Item file(int item, String name) {
        return new Item(
                item,
                "AUDIOVISUAL_ELECTRONIC",
                new ItemTexts(name, "某镇民政办公室", "王某（经办人）", "从办公电脑提取，全程录像。"),
                LocalDate.of(2026, 11, 20),
                "陈承办",
                "林承办",
                NOW,
                OptionalInt.empty(),
                Optional.of(new FileFacts("PDF", 1_234_567, HASH)),
                Optional.empty(),
                List.of(
                        new CustodyLink(Handling.RECEIVED, "陈承办", NOW, ""),
                        new CustodyLink(Handling.OPENED, "林承办", NOW, ""),
                        new CustodyLink(
                                Handling.EXPORTED, "陈承办", NOW, "送有资质的鉴定机构鉴定文件形成时间，鉴定机构已经出具收件回执（编号 2026-117）；用后销毁副本。")));
    }

    private static Item thing() {
        Move stored = new Move(
                UUID.randomUUID(),
                Purpose.STORE,
                Progress.TAKEN,
                "陈承办",
                "包保管",
                NOW,
                Optional.empty(),
                "",
                "",
                Optional.empty(),
                Optional.of(NOW),
                Optional.of(Seal.INTACT),
                "涉案财物室 3 号柜",
                Optional.of(NOW),
                Optional.of(Seal.BROKEN),
                "封条右角脱落，已当面说明。",
                true);
        Move lent = new Move(
                UUID.randomUUID(),
                Purpose.LEND,
                Progress.APPROVED,
                "",
                "林承办",
                NOW,
                Optional.of(LocalDate.of(2026, 12, 4)),
                "送鉴定",
                "何主任",
                Optional.of(NOW),
                Optional.empty(),
                Optional.empty(),
                "",
                Optional.empty(),
                Optional.empty(),
                "",
                false);
        ThingCard card = new ThingCard(
                2, "PHYSICAL", "手机", "1 部", "黑色，屏幕右上角有裂纹", "F-0001", LocalDate.of(2026, 11, 20), "某镇政府", "王某");
        return new Item(
                2,
                "PHYSICAL",
                new ItemTexts("手机", "某镇政府", "王某", ""),
                LocalDate.of(2026, 11, 20),
                "陈承办",
                "林承办",
                NOW,
                OptionalInt.of(1),
                Optional.empty(),
                Optional.of(new Held(
                        card,
                        Whereabouts.IN_STORE,
                        "包保管",
                        NOW,
                        Optional.empty(),
                        List.of(stored, lent),
                        List.of(new Gap(Gap.Kind.SEAL_CHANGED, "包保管", LocalDate.of(2026, 11, 21))))),
                List.of(
                        new CustodyLink(Handling.RECEIVED, "陈承办", NOW, ""),
                        new CustodyLink(Handling.STORED, "包保管", NOW, "")));
    }

    private static String text(byte[] paper) throws IOException {
        try (PDDocument document = Loader.loadPDF(paper)) {
            // In the order of writing: the mark lies across everything else.
            return new PDFTextStripper().getText(document).replaceAll("[\\s\u3000]+", "");
        }
    }

    private static void picture(byte[] paper, String name) throws IOException {
        Files.createDirectories(PICTURES);
        try (PDDocument document = Loader.loadPDF(paper)) {
            for (int page = 0; page < Math.min(3, document.getNumberOfPages()); page++) {
                ImageIO.write(
                        new PDFRenderer(document).renderImageWithDPI(page, 80),
                        "png",
                        PICTURES.resolve(name + "-" + (page + 1) + ".png").toFile());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh-CN", "zh-TW", "en"})
    void says_of_a_file_what_it_is_and_what_happened_to_it(String language) throws IOException {
        byte[] paper = press(Locale.forLanguageTag(language)).item(custody(List.of(file(1, "低保发放明细表"))));
        picture(paper, "file-" + language);
        assertThat(text(paper))
                .contains("XS-2026-0001", "低保发放明细表", "王某（经办人）", HASH, "2026-11-2709:02:03", "陈承办", "移送审理")
                .doesNotContain("⟦", "〓");
    }

    @Test
    void says_of_a_thing_through_whose_hands_it_went_and_what_is_open() throws IOException {
        byte[] paper = press(Locale.SIMPLIFIED_CHINESE).item(custody(List.of(thing())));
        picture(paper, "thing");
        assertThat(text(paper))
                .contains("工作秘密", "手机", "F-0001", "包保管", "封条：破损", "涉案财物室3号柜", "何主任批准", "封条与上一次记录不符", "待出借", "代为移交")
                .contains("来源原件第1件", "第1页共1页")
                .doesNotContain("⟦");
    }

    @Test
    void lists_electronic_data_with_their_integrity_values() throws IOException {
        byte[] paper = press(Locale.SIMPLIFIED_CHINESE)
                .electronicData(custody(List.of(file(1, "低保发放明细表"), file(4, "微信聊天记录导出件（2024 年 3 月至 2025 年 12 月）"))));
        picture(paper, "electronic");
        assertThat(text(paper))
                .contains(
                        "电子数据清单",
                        "视听资料、电子数据",
                        "低保发放明细表",
                        "微信聊天记录导出件",
                        HASH.substring(0, 32),
                        HASH.substring(32),
                        "1,234,567字节")
                // The holder signs it.
                .doesNotContain("⟦", "移送审理", "全程录像");
        assertThat(text(press(Locale.SIMPLIFIED_CHINESE).electronicData(custody(List.of()))))
                .contains("没有电子数据");
    }

    @Test
    void numbers_the_pages_of_a_matter() throws IOException {
        List<Item> items = IntStream.rangeClosed(1, 30)
                .mapToObj(item -> file(item, "凭证 " + item))
                .toList();
        byte[] paper = press(Locale.SIMPLIFIED_CHINESE).matter(custody(items));
        picture(paper, "matter");
        try (PDDocument document = Loader.loadPDF(paper)) {
            assertThat(document.getNumberOfPages()).isGreaterThanOrEqualTo(30);
            assertThat(text(paper))
                    .contains("第30件凭证30", "第" + document.getNumberOfPages() + "页共" + document.getNumberOfPages() + "页");
        }
    }

    @Test
    void says_that_a_matter_has_no_evidence() throws IOException {
        assertThat(text(press(Locale.SIMPLIFIED_CHINESE).matter(custody(List.of()))))
                .contains("没有证据");
    }

    /** A reader's machine without Chinese type shows the same; the whole typeface would be 12 MiB a paper. */
    @Test
    void carries_the_part_of_its_typeface_that_it_uses() throws IOException {
        byte[] paper = press(Locale.SIMPLIFIED_CHINESE).item(custody(List.of(file(1, "明细表"))));
        assertThat(paper.length).isLessThan(400_000);
        try (PDDocument document = Loader.loadPDF(paper)) {
            var resources = document.getPage(0).getResources();
            int fonts = 0;
            for (COSName name : resources.getFontNames()) {
                PDFont font = resources.getFont(name);
                assertThat(font.isEmbedded()).as(font.getName()).isTrue();
                fonts++;
            }
            assertThat(fonts).isPositive();
        }
    }

    @Test
    void tells_a_character_that_the_typeface_lacks_by_its_number() throws IOException {
        byte[] paper = press(Locale.SIMPLIFIED_CHINESE)
                .item(custody(List.of(file(1, "𫍯镕 " + new String(Character.toChars(0x2CE93)) + " 的证言"))));
        picture(paper, "rare");
        assertThat(text(paper)).contains("镕", "〓(U+2CE93)");
    }

    @Test
    void labels_a_thing_with_a_code_that_leads_to_its_card() throws Exception {
        UUID id = UUID.fromString("0198c1f0-0000-7000-8000-000000000001");
        Words words = WordsFixture.words(Locale.SIMPLIFIED_CHINESE);
        byte[] paper = new LabelPress(
                        words,
                        WordsFixture.rules(Locale.SIMPLIFIED_CHINESE),
                        WordsFixture.formats(Locale.SIMPLIFIED_CHINESE))
                .label(
                        new Label(id, "江城市纪委监委", "XS-2026-0001", 2, "PHYSICAL", "F-0001", LocalDate.of(2026, 11, 20)),
                        "https://xiezhi.example/custody/");
        picture(paper, "label");
        assertThat(text(paper)).contains("XS-2026-0001第2件", "F-0001", "江城市纪委监委");
        assertThat(scanned(paper)).isEqualTo("https://xiezhi.example/custody/item.xhtml?id=" + id);
    }

    private static String scanned(byte[] paper) throws Exception {
        try (PDDocument document = Loader.loadPDF(paper)) {
            BufferedImage image = new PDFRenderer(document).renderImageWithDPI(0, 200);
            int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
            var source = new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels);
            return new QRCodeReader()
                    .decode(new BinaryBitmap(new HybridBinarizer(source)))
                    .getText();
        }
    }
}
