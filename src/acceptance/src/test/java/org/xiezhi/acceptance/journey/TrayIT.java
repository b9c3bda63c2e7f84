package org.xiezhi.acceptance.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.xiezhi.acceptance.product.Browsers;
import org.xiezhi.acceptance.product.Person;
import org.xiezhi.acceptance.product.Product;
import org.xiezhi.acceptance.product.SharedProduct;
import org.xiezhi.acceptance.product.UnsteadyLine;

/** Several files are on their way while the first of them goes on record, each with the hash that came with it. */
@ExtendWith(SharedProduct.class)
class TrayIT {

    /** A client that names a hash when it begins: what the server answers to the last byte, and of the upload afterwards. */
    private static final String SEND = """
            async ([matter, sha256]) => {
              const tus = { 'Tus-Resumable': '1.0.0' };
              const begun = await fetch('/upload/', { method: 'POST', headers: { ...tus, 'Upload-Length': '3',
                'Upload-Metadata': `filename ${btoa('a.txt')},matter ${btoa(matter)},sha256 ${btoa(sha256)}` } });
              const place = begun.headers.get('Location');
              const sent = await fetch(place, { method: 'PATCH', body: 'abc', headers: { ...tus, 'Upload-Offset': '0',
                'Content-Type': 'application/offset+octet-stream' } });
              const left = await fetch(place, { method: 'HEAD', headers: tus });
              await fetch(place, { method: 'DELETE', headers: tus });
              return `${sent.status} ${await sent.text()} ${left.status}`;
            }""";

    /** The first three bytes of half.txt, which was changed at that time; the page that sends them never hears of them again. */
    private static final String SEND_HALF = """
            async ([matter, modified]) => {
              const tus = { 'Tus-Resumable': '1.0.0' };
              const begun = await fetch('/upload/', { method: 'POST', headers: { ...tus, 'Upload-Length': '6', 'Upload-Metadata':
                `filename ${btoa('half.txt')},matter ${btoa(matter)},modified ${btoa(modified)}` } });
              const sent = await fetch(begun.headers.get('Location'), { method: 'PATCH', body: 'abc', headers: { ...tus,
                'Upload-Offset': '0', 'Content-Type': 'application/offset+octet-stream' } });
              return sent.status;
            }""";

    /** FIPS 180-2, appendix B.1. */
    private static final String HASH_OF_ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    private static final String ANOTHER = "0".repeat(64);
    private static final long IMAGE_BYTES = 60_000_000;
    private static final long CUT_AFTER = 20_000_000;

    private final Product product;
    private final Browsers browsers;
    private final String adding;

    @TempDir
    Path folder;

    TrayIT(Product product, Browsers browsers) {
        this.product = product;
        this.browsers = browsers;
        this.adding = Line.addEvidenceAt(product, browsers);
    }

    @Test
    void records_one_file_after_the_other_while_others_are_on_their_way() throws IOException {
        Path photo = EvidenceFiles.photo(folder, 300, 200);
        Path letter = Files.writeString(folder.resolve("来信.txt"), "来信");
        Path image = EvidenceFiles.unknown(folder, "硬盘镜像.img", IMAGE_BYTES);
        try (UnsteadyLine line = new UnsteadyLine(product);
                Person person = browsers.person(product.behind(line.port()))) {
            person.signIn("chen.inspector");
            person.open(adding);
            Page page = person.page();
            List<Route> held = hold(page, letter);
            line.cutAfter(CUT_AFTER);
            AddPage form = new AddPage(page).choose(photo, letter, image);
            form.awaitTold(image, "网络中断");
            assertThat(line.down()).isTrue();
            assertThat(form.row(photo).innerText()).contains("已完整接收", "正在填写");
            person.picture("evidence-tray-line-lost");
            line.mend();
            form.awaitTold(image, "已完整接收");
            try (Page other = person.context().newPage()) {
                other.navigate(page.url().replaceFirst("/evidence/.*", "/index.xhtml"));
                other.locator("#uploads:visible").waitFor();
                assertThat(other.locator("#uploads").innerText()).contains("1 个文件");
                assertThat(page.locator("#uploads").isVisible()).isFalse();

                form.type("现场照片");
                page.locator("#note").fill("第一张");
                page.locator("#submit").click();
                form.awaitTold(photo, "已登记为第");
                assertThat(page.url()).contains("/evidence/add.xhtml");
                assertStandsInTheForm(form, image);
                assertThat(Axe.faults(page)).isEmpty();
                person.picture("evidence-tray");

                held.forEach(Route::resume);
                form.awaitTold(letter, "已完整接收");
                other.waitForCondition(() -> !other.locator("#uploads").isVisible());
            }
            assertWrongHashIsRefused(form, image);
            page.locator("#sha256").fill(EvidenceFiles.sha256(image));
            page.locator("#submit").click();
            form.awaitTold(image, "已登记为第");
            assertStandsInTheForm(form, letter);
            page.locator("#submit").click();
            form.awaitTold(letter, "已登记为第");
            assertThat(page.locator("#submit").isDisabled()).isTrue();
            assertThat(custody(person, form.row(image))).contains("核对一致");
            assertThat(custody(person, form.row(photo))).contains("收存").doesNotContain("核对一致");
        }
        assertThat(trail("access.refused")).contains("随附的校验值不一致");
        assertThat(trail("evidence.compared")).contains(EvidenceFiles.sha256(image));
    }

    /** What is common stays, what belongs to one file is that file's. */
    private static void assertStandsInTheForm(AddPage form, Path file) {
        Page page = form.page();
        form.await(() ->
                page.locator("#name").inputValue().equals(file.getFileName().toString()));
        assertThat(form.row(file).getAttribute("aria-current")).isEqualTo("true");
        assertThat(page.locator("#tray [aria-current]").count()).isOne();
        assertThat(page.locator("#place").inputValue()).isEqualTo("某银行");
        assertThat(page.locator("#holder").inputValue()).isEqualTo("李某");
        assertThat(page.locator("#collected_input").inputValue()).isEqualTo("2026-01-31");
        assertThat(page.locator("#kind").inputValue()).isNotEmpty();
        assertThat(page.locator("#secondOfficer").inputValue()).isNotEmpty();
        assertThat(page.locator("#note").inputValue()).isEmpty();
        assertThat(page.locator("#sha256").inputValue()).isEmpty();
        form.awaitFile();
    }

    private static void assertWrongHashIsRefused(AddPage form, Path file) throws IOException {
        Page page = form.page();
        page.locator("#sha256").fill("abc");
        page.locator("#submit").click();
        page.locator("#sha256_message:not(:empty)").waitFor();
        assertThat(page.locator("#sha256_message").innerText()).contains("六十四位");
        page.locator("#sha256").fill(ANOTHER);
        page.locator("#submit").click();
        page.locator("#messages", new Page.LocatorOptions().setHasText("不一致")).waitFor();
        assertThat(page.locator("#messages").innerText()).contains(EvidenceFiles.sha256(file), "第一百二十三条");
        assertThat(page.locator("#name").inputValue())
                .isEqualTo(file.getFileName().toString());
        assertThat(page.locator("#sha256").inputValue()).isEqualTo(ANOTHER);
        form.awaitFile();
        assertThat(form.row(file).locator(".upload-told").innerText()).contains("已完整接收");
    }

    private static String custody(Person person, Locator row) {
        try (Page item = person.context().waitForPage(() -> row.locator("a").click())) {
            return item.locator(".timeline").innerText();
        }
    }

    private String trail(String act) {
        try (Person auditor = browsers.signedIn(product, "jin.auditor")) {
            auditor.open("/audit/trail.xhtml?act=" + act);
            return auditor.page().locator("#entries").innerText();
        }
    }

    @Test
    void warns_before_it_is_left_and_tells_other_tabs_when_it_is() throws IOException {
        Path letter = Files.writeString(folder.resolve("举报信.txt"), "举报信");
        try (Person person = browsers.signedIn(product, "chen.inspector")) {
            person.open(adding);
            Page page = person.page();
            hold(page, letter);
            try (Page other = person.context().newPage()) {
                other.navigate(product.at("/index.xhtml"));
                new AddPage(page).choose(letter);
                other.locator("#uploads:visible").waitFor();
                // A browser asks only whoever has done something on the page.
                page.locator("#place").click();
                List<String> asked = new ArrayList<>();
                page.onceDialog(dialog -> {
                    asked.add(dialog.type());
                    dialog.dismiss();
                });
                page.evaluate("() => { setTimeout(() => location.assign('/clue/list.xhtml')); }");
                page.waitForCondition(() -> !asked.isEmpty());
                assertThat(asked).containsExactly("beforeunload");
                assertThat(page.url()).contains("/evidence/add.xhtml");
                assertThat(other.locator("#uploads").isVisible()).isTrue();

                person.open("/clue/list.xhtml");
                other.waitForCondition(() -> !other.locator("#uploads").isVisible());
            }
            page.unrouteAll();
        }
    }

    @Test
    void knows_its_files_again_after_the_page_was_opened_anew() throws IOException {
        Path first = Files.writeString(folder.resolve("一.txt"), "一");
        Path second = Files.writeString(folder.resolve("二.txt"), "二二");
        Path third = Files.writeString(folder.resolve("三.txt"), "三三三");
        try (Person person = browsers.signedIn(product, "chen.inspector")) {
            person.open(adding);
            Page page = person.page();
            AddPage form = new AddPage(page).choose(first, second, third);
            for (Path file : List.of(first, second, third)) {
                form.awaitTold(file, "已完整接收");
            }
            // As in a matter that has no evidence yet, whose form asks for no original.
            page.evaluate("() => document.getElementById('original')?.closest('.field').remove()");
            form.type("一");
            press(form.row(second).locator(".upload-describe"));
            assertThat(page.locator("#name").inputValue()).isEqualTo("二.txt");
            press(form.row(first).locator(".upload-describe"));
            assertThat(page.locator("#name").inputValue())
                    .as("what was typed waits")
                    .isEqualTo("一");
            String kept = String.valueOf(page.evaluate("() => JSON.stringify(sessionStorage)"));
            assertThat(kept).contains("/upload/").doesNotContain("txt");

            page.reload();
            for (Path file : List.of(first, second, third)) {
                form.awaitTold(file, "此前上传的文件已完整接收");
            }
            Locator remove = form.row(third).locator(".upload-remove");
            press(remove);
            assertThat(remove.innerText()).isEqualTo("确认取出");
            press(remove);
            form.await(() -> page.locator("#tray li").count() == 2);
            assertThat(Axe.faults(page)).isEmpty();
            page.reload();
            form.awaitTold(second, "已完整接收");
            form.awaitTold(first, "已完整接收");
            assertThat(page.locator("#tray li").count()).isEqualTo(2);
            for (Path file : List.of(first, second)) {
                Locator out = form.row(file).locator(".upload-remove");
                press(out);
                press(out);
            }
            form.await(() -> page.locator("#tray li").count() == 0);
        }
    }

    @Test
    void finds_in_another_browser_what_a_closed_tab_had_sent() throws IOException {
        Path letter = Files.writeString(folder.resolve("letter.txt"), "来信");
        Path half = Files.writeString(folder.resolve("half.txt"), "abcdef");
        Path twin = Files.createDirectory(folder.resolve("twin")).resolve("half.txt");
        Files.writeString(twin, "uvwxyz");
        Files.setLastModifiedTime(twin, FileTime.fromMillis(1_700_000_000_000L));
        try (Person person = browsers.person(product)) {
            person.signIn("chen.inspector");
            person.open(adding);
            new AddPage(person.page()).choose(letter).awaitFile();
            String matter =
                    Objects.requireNonNull(person.page().locator("#drop").getAttribute("data-matter"));
            String modified = Long.toString(Files.getLastModifiedTime(half).toMillis());
            assertThat(person.page().evaluate(SEND_HALF, List.of(matter, modified)))
                    .isEqualTo(204);
        }
        try (Person person = browsers.signedIn(product, "chen.inspector")) {
            person.open(adding);
            Page page = person.page();
            AddPage form = new AddPage(page);
            form.awaitTold(letter, "此前上传的文件已完整接收");
            form.awaitTold(half, "重新选择同一文件");
            person.picture("evidence-tray-anew");

            // Its first half stays what it was: another file of that name and size is a file of its own.
            form.choose(twin);
            form.await(() -> page.locator("#tray li").count() == 3);
            form.awaitTold("已完整接收");
            Locator out = page.locator("#tray li").last().locator(".upload-remove");
            press(out);
            press(out);
            form.await(() -> page.locator("#tray li").count() == 2);

            List<String> offsets = new ArrayList<>();
            page.onRequest(request -> {
                if (request.method().equals("PATCH")) {
                    offsets.add(request.headers().get("upload-offset"));
                }
            });
            form.choose(half);
            form.awaitTold(half, "已完整接收");
            assertThat(offsets).containsExactly("3");
            form.awaitFile().type("来信");
            page.locator("#submit").click();
            form.awaitTold(letter, "已登记为第");
            page.locator("#submit").click();
            form.awaitTold(half, "已登记为第");
            person.open(adding);
            assertThat(page.locator("#drop").getAttribute("data-open"))
                    .as("what is on record waits for nobody")
                    .isNull();
        }
    }

    @Test
    void sends_a_file_again_that_the_server_gave_up_before_its_record() throws IOException {
        Path letter = Files.writeString(folder.resolve("迟到的信.txt"), "迟到的信");
        try (Person person = browsers.signedIn(product, "chen.inspector")) {
            person.open(adding);
            Page page = person.page();
            AddPage form = new AddPage(page).choose(letter).awaitFile().type("迟到的信");
            Answer given = Answer.to(
                    page,
                    "DELETE",
                    "/upload/" + page.locator("#upload").inputValue(),
                    Map.of("Tus-Resumable", "1.0.0"));
            assertThat(given.status()).isEqualTo(204);
            page.locator("#submit").click();
            form.awaitTold(letter, "没有完成");
            assertThat(page.locator("#submit").isDisabled()).isTrue();
            press(form.row(letter).locator(".upload-again"));
            form.awaitFile().add();
            assertThat(page.locator("h1").innerText()).isEqualTo("迟到的信");
        }
    }

    /** By the keyboard. */
    private static void press(Locator button) {
        button.focus();
        button.press("Enter");
    }

    @Test
    void compares_the_hash_that_a_client_named_with_the_last_byte() {
        try (Person person = browsers.signedIn(product, "chen.inspector")) {
            person.open(adding);
            String matter =
                    Objects.requireNonNull(person.page().locator("#drop").getAttribute("data-matter"));
            assertThat(person.page().evaluate(SEND, List.of(matter, HASH_OF_ABC)))
                    .isEqualTo("204  200");
            assertThat(String.valueOf(person.page().evaluate(SEND, List.of(matter, ANOTHER))))
                    .startsWith("460 ")
                    .contains("SHA-256 不一致")
                    .endsWith(" 404");
        }
    }

    /** What would begin the upload of this file stays on the way. */
    private static List<Route> hold(Page page, Path file) {
        String name =
                Base64.getEncoder().encodeToString(file.getFileName().toString().getBytes(StandardCharsets.UTF_8));
        List<Route> held = new ArrayList<>();
        page.route("**/upload/", route -> {
            String metadata = route.request().headers().getOrDefault("upload-metadata", "");
            if (metadata.contains(name)) {
                held.add(route);
            } else {
                route.resume();
            }
        });
        return held;
    }
}
