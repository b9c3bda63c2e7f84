package org.xiezhi.acceptance.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.xiezhi.acceptance.product.Browsers;
import org.xiezhi.acceptance.product.Person;
import org.xiezhi.acceptance.product.Product;
import org.xiezhi.acceptance.product.SharedProduct;

/** Originals are seen in the page as they are, and each look is on record once. */
@ExtendWith(SharedProduct.class)
class PreviewIT {

    /** Pixels of the page whose ink counts; the canvas is 1.4 times the page, which is 842 points high. */
    private static final String INK_ROWS = """
            ([from, to]) => {
              const canvas = document.querySelector('canvas');
              const width = canvas.width, top = Math.round((842 - to) * 1.4), rows = Math.round((to - from) * 1.4);
              const pixels = canvas.getContext('2d').getImageData(0, top, width, rows).data;
              let inked = 0;
              for (let row = 0; row < rows; row++) {
                for (let x = 0; x < width; x++) {
                  if (pixels[(row * width + x) * 4] < 128) { inked++; break; }
                }
              }
              return inked / rows;
            }""";

    private final Product product;
    private final Browsers browsers;
    private final String adding;

    @TempDir
    Path folder;

    PreviewIT(Product product, Browsers browsers) {
        this.product = product;
        this.browsers = browsers;
        this.adding = Line.addEvidenceAt(product, browsers);
    }

    @Test
    void draws_chinese_text_whose_font_the_document_does_not_hold() throws IOException {
        try (Person person = inspector()) {
            Page page = person.page();
            List<String> fetched = new ArrayList<>();
            page.onResponse(response -> fetched.add(response.status() + " " + response.url()));
            new AddPage(page)
                    .choose(EvidenceFiles.chinesePdf(folder))
                    .awaitFile()
                    .type("谈话笔录")
                    .add();
            page.locator("canvas[data-drawn=done]").waitFor();
            person.picture("evidence-pdf");
            // One stroke against a character that fills its square: boxes for unknown characters would be alike.
            assertThat(inkBetween(page, 590, 710)).isBetween(0.01, 0.25);
            assertThat(inkBetween(page, 190, 310)).isBetween(0.6, 1.0);
            assertThat(fetched).anyMatch(line -> line.startsWith("200") && line.endsWith("/UniGB-UCS2-H.bcmap"));
            assertThat(page.locator("#preview_told").innerText()).isEmpty();
        }
    }

    private static double inkBetween(Page page, int from, int to) {
        return ((Number) page.evaluate(INK_ROWS, List.of(from, to))).doubleValue();
    }

    @Test
    void shows_a_photo_and_gives_ranges_of_it_as_one_look() throws IOException {
        Path photo = EvidenceFiles.photo(folder, 640, 480);
        try (Person person = inspector()) {
            Page page = person.page();
            new AddPage(page).choose(photo).awaitFile().type("现场照片").add();
            page.waitForCondition(() -> page.evaluate("() => document.querySelector('img.preview').naturalWidth")
                    .equals(640));
            assertThat(page.evaluate("() => document.querySelector('img.preview').naturalHeight"))
                    .isEqualTo(480);
            person.picture("evidence-photo");
            assertRanges(page, page.locator("img.preview").getAttribute("src"), Files.readAllBytes(photo));
            assertThat(page.locator(".timeline").innerText().split("开启", -1)).hasSize(2);
            page.reload();
            assertThat(page.locator(".timeline").innerText().split("开启", -1)).hasSize(3);
        }
    }

    @Test
    void says_that_an_original_is_not_what_it_was_to_who_opens_it_and_to_administrators() throws IOException {
        Path photo = EvidenceFiles.photo(folder, 200, 100);
        try (Person person = inspector();
                Person administrator = browsers.signedIn(product, "wu.system")) {
            Page page = person.page();
            new AddPage(page).choose(photo).awaitFile().type("被改动的照片").add();
            page.waitForCondition(() -> page.evaluate("() => document.querySelector('img.preview').naturalWidth")
                    .equals(200));
            Path container = container(page.url().replaceFirst(".*[?]id=([0-9a-f-]{36}).*", "$1"));
            flip(container);
            // A page of its own: that the picture is refused is no complaint here.
            try (Page opened = person.context().newPage()) {
                opened.navigate(page.url());
                opened.locator("#preview_told.note-red:visible").waitFor();
                assertThat(opened.locator("#preview_told").innerText()).contains("校验不符");
                assertThat(opened.locator("img.preview").isVisible()).isFalse();
                administrator.open("/system/state.xhtml");
                assertThat(administrator.page().locator("#met, #damaged").count())
                        .isPositive();
                administrator.picture("system-damaged");
            } finally {
                flip(container);
            }
        }
    }

    @Test
    void says_that_the_storage_is_away_and_nothing_against_the_original() throws IOException {
        try (Person person = inspector()) {
            Page page = person.page();
            List<Path> originals = List.of(
                    EvidenceFiles.photo(folder, 120, 90),
                    EvidenceFiles.chinesePdf(folder),
                    EvidenceFiles.text(folder, "通话记录.txt", "一次通话", StandardCharsets.UTF_8),
                    EvidenceFiles.oldTable(folder.resolve("往来.xls"), "某甲", ""));
            for (Path original : originals) {
                person.open(adding);
                add(page, original, "暂时打不开的" + original.getFileName());
                page.locator("#preview").waitFor();
                // A page of its own: that the server fails is no complaint here.
                try (Page opened = person.context().newPage()) {
                    for (String address : List.of("**/evidence/content/**", "**/evidence/text/**")) {
                        opened.route(address, route -> route.fulfill(new Route.FulfillOptions().setStatus(500)));
                    }
                    opened.navigate(page.url());
                    opened.locator("#preview_told.note-red:visible").waitFor();
                    assertThat(opened.locator("#preview_told").innerText())
                            .as(original.toString())
                            .contains("没有应答")
                            .doesNotContain("校验不符");
                }
            }
        }
    }

    private Path container(String evidence) throws IOException {
        try (Stream<Path> files = Files.walk(product.home().resolve("evidence/objects"))) {
            return files.filter(file -> file.getFileName().toString().startsWith(evidence))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** As somebody does who is at the disk; the same again takes it back. */
    private static void flip(Path container) throws IOException {
        byte[] bytes = Files.readAllBytes(container);
        bytes[bytes.length / 2] ^= 1;
        Files.write(container, bytes);
    }

    @Test
    void lies_under_the_name_of_who_looks_and_leaves_the_system_with_a_reason_only() throws IOException {
        Path photo = EvidenceFiles.photo(folder, 320, 200);
        String address;
        try (Person person = inspector()) {
            Page page = person.page();
            new AddPage(page).choose(photo).awaitFile().type("书证照片").add();
            address = page.url().substring(page.url().indexOf("/evidence/view"));
            assertThat(page.locator(".marked .watermark").textContent()).contains("陈思远", "XS-", "第 ");
            // It covers the picture and lets every click through.
            assertThat(page.evaluate("() => { const mark = document.querySelector('.marked .watermark');"
                            + " const under = document.querySelector('img.preview').getBoundingClientRect();"
                            + " const over = mark.getBoundingClientRect();"
                            + " return over.top <= under.top && over.bottom >= under.bottom"
                            + " && getComputedStyle(mark).pointerEvents === 'none'; }"))
                    .isEqualTo(true);
            page.locator("#export").click();
            page.locator("#reason_message:not(:empty)").waitFor();
            page.locator("#reason").fill("送检察机关");
            Download copy = page.waitForDownload(() -> page.locator("#export").click());
            assertThat(copy.suggestedFilename()).matches("XS-[0-9]{4}-[0-9]{4}-[0-9]+\\.(jpeg|jpg|png)");
            assertThat(Files.readAllBytes(copy.path())).isEqualTo(Files.readAllBytes(photo));
            page.reload();
            assertThat(page.locator(".timeline").innerText()).contains("导出", "送检察机关");
            person.picture("evidence-exported");
        }
        try (Person head = browsers.signedIn(product, "he.head")) {
            head.open(address);
            assertThat(head.page().locator("img.preview").count()).isOne();
            assertThat(head.page().locator("#export").count()).isZero();
        }
        try (Person auditor = browsers.signedIn(product, "jin.auditor")) {
            auditor.open("/audit/trail.xhtml?act=evidence.exported");
            assertThat(auditor.page().locator("#entries tbody tr").count()).isPositive();
            assertThat(auditor.page().locator("#entries").innerText()).doesNotContain("送检察机关");
        }
    }

    @Test
    void reads_out_text_of_each_encoding_and_of_documents_and_tables() throws IOException {
        try (Person person = inspector()) {
            Page page = person.page();
            String lines = "2025-03-04,转账,3000.00,王某\r\n".repeat(60_000);
            new AddPage(page)
                    .choose(EvidenceFiles.text(folder, "银行流水.csv", lines, Charset.forName("GB18030")))
                    .awaitFile()
                    .type("银行流水")
                    .add();
            page.locator("#preview[data-drawn=done]").waitFor();
            Locator shown = page.locator("#preview .preview-text");
            assertThat(shown.textContent())
                    .startsWith("2025-03-04,转账,3000.00,王某")
                    .doesNotContain("\uFFFD");
            int first = shown.textContent().length();
            page.route("**/evidence/content/**", Route::abort);
            page.locator("#preview button").click();
            page.locator("#preview button:enabled").waitFor();
            assertThat(shown.textContent())
                    .as("a lost line says nothing of the original")
                    .hasSize(first);
            assertThat(page.locator("#preview").innerText()).doesNotContain("校验不符");
            page.unrouteAll();
            page.locator("#preview button").click();
            page.waitForCondition(() -> shown.textContent().length() > first);
            page.waitForCondition(() -> !page.locator("#preview button").isVisible());
            assertThat(shown.textContent()).isEqualTo(lines);
            assertThat(page.locator(".marked .watermark").count()).isOne();

            person.open(adding);
            new AddPage(page)
                    .choose(EvidenceFiles.document(folder))
                    .awaitFile()
                    .type("情况说明")
                    .add();
            page.locator("#preview[data-drawn=done]").waitFor();
            assertThat(shown.innerText()).contains("关于低保发放的情况说明", "控件里的一段", "王某\t3000 元");
            assertThat(shown.innerText()).containsOnlyOnce("文本框");
            assertThat(page.locator("#preview").innerText()).contains("不含页眉页脚");
            assertThat(shown.locator("td").allInnerTexts()).containsExactly("姓名", "金额");
            person.picture("evidence-document");

            person.open(adding);
            new AddPage(page)
                    .choose(EvidenceFiles.table(folder))
                    .awaitFile()
                    .type("发放名单")
                    .add();
            page.locator("#preview[data-drawn=done]").waitFor();
            assertThat(shown.locator("h3").innerText()).isEqualTo("发放名单");
            assertThat(shown.locator("td").allInnerTexts())
                    .containsExactly("王某", "", "2025-03-04", "13800138000", "李某", "3000.5", "<b>附注</b>", "");
            assertThat(Axe.faults(page)).isEmpty();
            person.picture("evidence-table");
        }
    }

    @Test
    void reads_out_text_of_old_documents_and_tables_by_their_content_and_keeps_it_from_the_disk() throws IOException {
        String name = "封存件旧表格甲";
        String extracted;
        try (Person person = inspector()) {
            Page page = person.page();
            Locator shown = page.locator("#preview .preview-text");
            // WPS writes the same format under a name of its own.
            add(page, Files.write(folder.resolve("说明.wps"), EvidenceFiles.oldDocument()), "旧文档");
            page.locator("#preview[data-drawn=done]").waitFor();
            assertThat(shown.innerText())
                    .contains("关于低保发放情况的说明", "见银行流水脚注", "文本框里的话")
                    .doesNotContain("被删去的话");
            assertThat(shown.locator("td").allTextContents()).containsExactly("姓名", "金额", "某甲", "3,000.00\n（两次）");
            assertThat(shown.locator("h3").allInnerTexts()).containsExactly("文本框", "脚注", "页眉和页脚");
            assertThat(page.locator("#preview .note").innerText()).contains("只显示文字");
            assertThat(page.locator(".marked .watermark").textContent()).contains("陈思远", "第 ");
            assertThat(page.locator(".timeline").innerText().split("开启", -1)).hasSize(2);
            extracted = page.locator("#preview").getAttribute("data-extracted");
            Answer text = Answer.to(page, "GET", extracted, Map.of());
            assertThat(text.status()).isEqualTo(200);
            assertThat(text.header("Content-Type")).startsWith("text/plain");
            assertThat(text.header("Content-Security-Policy")).isEqualTo("default-src 'none'; sandbox");
            person.picture("evidence-old-document");

            person.open(adding);
            add(page, EvidenceFiles.oldTable(folder.resolve("名单.xls"), name, ""), "旧表格");
            page.locator("#preview[data-drawn=done]").waitFor();
            assertThat(shown.locator("h3").innerText()).isEqualTo("发放名单");
            assertThat(shown.locator("td").allInnerTexts()).containsExactly(name, "", "3000.5", "<b>附注</b>");
            assertThat(Axe.faults(page)).isEmpty();
            person.picture("evidence-old-table");

            person.open(adding);
            add(page, EvidenceFiles.oldTable(folder.resolve("加密.xls"), name, "Xiezhi"), "加密表格");
            page.locator("#preview_told", new Page.LocatorOptions().setHasText("设有密码"))
                    .waitFor();
            assertThat(shown.count()).isZero();

            person.open(adding);
            add(page, EvidenceFiles.photo(folder, 60, 40), "照片");
            assertThat(Answer.to(page, "GET", page.locator("#preview").getAttribute("data-extracted"), Map.of())
                            .status())
                    .as("what is no old document is given to no extractor")
                    .isEqualTo(404);
        }
        try (Person head = browsers.signedIn(product, "he.head")) {
            assertThat(Answer.to(head.page(), "GET", extracted, Map.of()).status())
                    .as("the opening of somebody else")
                    .isEqualTo(404);
        }
        try (Person auditor = browsers.signedIn(product, "jin.auditor")) {
            auditor.open("/audit/trail.xhtml?act=evidence.opened");
            assertThat(auditor.page().locator("#entries tbody tr").count()).isGreaterThanOrEqualTo(3);
        }
        Secrets sealed = new Secrets().text(name).text("见银行流水脚注");
        assertThat(sealed.foundUnder(product.home())).isEmpty();
        assertThat(sealed.foundUnder(product.temporary())).isEmpty();
    }

    private static void add(Page page, Path file, String name) {
        new AddPage(page).choose(file).awaitFile().type(name).add();
    }

    @Test
    void says_that_an_old_document_that_was_changed_on_the_disk_does_not_verify() throws IOException {
        try (Person person = inspector()) {
            Page page = person.page();
            add(page, EvidenceFiles.oldTable(folder.resolve("将改.xls"), "某甲", ""), "被改动的表格");
            page.locator("#preview[data-drawn=done]").waitFor();
            Path container = container(page.url().replaceFirst(".*[?]id=([0-9a-f-]{36}).*", "$1"));
            flip(container);
            try (Page opened = person.context().newPage()) {
                opened.navigate(page.url());
                opened.locator("#preview_told.note-red:visible").waitFor();
                assertThat(opened.locator("#preview_told").innerText()).contains("校验不符");
                assertThat(opened.locator("#preview .preview-text").count()).isZero();
            } finally {
                flip(container);
            }
        }
    }

    @Test
    void says_that_a_document_does_not_open_and_shows_nothing_of_it() throws IOException {
        Path broken = Files.write(folder.resolve("坏.docx"), new byte[] {'P', 'K', 3, 4, 0, 0, 0, 0});
        try (Person person = inspector()) {
            new AddPage(person.page()).choose(broken).awaitFile().type("坏文件").add();
            person.page().locator("#preview_told:not(:empty)").waitFor();
            assertThat(person.page().locator("#preview_told").innerText())
                    .as("nobody says of an original that it is damaged because a page cannot read it")
                    .contains("不表示原件有问题");
            assertThat(person.page().locator("#preview .preview-text").count()).isZero();
        }
    }

    /** The form of one item sent to the address of another: the look at that one would have no entry. */
    @Test
    void shows_the_record_that_was_opened_whatever_address_the_form_is_sent_to() throws IOException {
        String other;
        try (Person person = inspector()) {
            Page page = person.page();
            new AddPage(page)
                    .choose(EvidenceFiles.photo(folder, 60, 40))
                    .awaitFile()
                    .type("别处的照片")
                    .add();
            other = page.url().substring(page.url().indexOf("id="));
        }
        try (Person person = inspector()) {
            Page page = person.page();
            new AddPage(page)
                    .choose(EvidenceFiles.photo(folder, 50, 30))
                    .awaitFile()
                    .type("此处的照片")
                    .add();
            String answer = (String) page.evaluate(
                    "async other => { const form = new URLSearchParams(new FormData(document.getElementById('export_form')));"
                            + " form.append('export', 'export');"
                            + " const answer = await fetch('/evidence/view.xhtml?' + other, { method: 'POST', body: form });"
                            + " return answer.status + ' ' + await answer.text(); }",
                    other);
            assertThat(answer).startsWith("200").contains("此处的照片").doesNotContain("别处的照片");
        }
    }

    private static void assertRanges(Page page, String address, byte[] whole) {
        Answer middle = Answer.to(page, "GET", address, Map.of("Range", "bytes=100-299"));
        assertThat(middle.status()).isEqualTo(206);
        assertThat(middle.header("Content-Range")).isEqualTo("bytes 100-299/" + whole.length);
        assertThat(middle.body()).isEqualTo(Arrays.copyOfRange(whole, 100, 300));
        assertThat(Answer.to(page, "GET", address, Map.of("Range", "bytes=-50")).body())
                .isEqualTo(Arrays.copyOfRange(whole, whole.length - 50, whole.length));
        Answer behind = Answer.to(page, "GET", address, Map.of("Range", "bytes=" + whole.length + "-"));
        assertThat(behind.status()).isEqualTo(416);
        assertThat(behind.header("Content-Range")).isEqualTo("bytes */" + whole.length);
        Answer other = Answer.to(page, "GET", address, Map.of("Range", "bytes=0-9", "If-Range", "\"of another file\""));
        assertThat(other.status()).isEqualTo(200);
        assertThat(other.body()).isEqualTo(whole);
    }

    @Test
    void answers_a_script_without_session_and_not_with_the_page_to_sign_in() {
        try (Person stranger = browsers.person(product)) {
            stranger.open("/login.xhtml");
            String nowhere = "00000000-0000-7000-8000-000000000000";
            Page page = stranger.page();
            assertThat(Answer.to(page, "GET", "/evidence/content/" + nowhere, Map.of())
                            .status())
                    .isEqualTo(401);
            assertThat(Answer.to(page, "PATCH", "/upload/" + nowhere, Map.of()).status())
                    .isEqualTo(401);
        }
    }

    @Test
    void speaks_the_one_version_of_tus_that_it_knows_and_names_its_limit() {
        try (Person person = inspector()) {
            Page page = person.page();
            Answer old = Answer.to(page, "POST", "/upload/", Map.of("Tus-Resumable", "0.2.2"));
            assertThat(old.status()).isEqualTo(412);
            assertThat(old.header("Tus-Version")).isEqualTo("1.0.0");
            Answer options = Answer.to(page, "OPTIONS", "/upload/", Map.of());
            assertThat(options.header("Tus-Version")).isEqualTo("1.0.0");
            assertThat(options.header("Tus-Max-Size")).isEqualTo(Long.toString(10L << 30));
        }
    }

    private Person inspector() {
        Person person = browsers.signedIn(product, "chen.inspector");
        person.open(adding);
        return person;
    }
}
