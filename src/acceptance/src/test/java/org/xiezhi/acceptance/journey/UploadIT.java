package org.xiezhi.acceptance.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.xiezhi.acceptance.product.Browsers;
import org.xiezhi.acceptance.product.Person;
import org.xiezhi.acceptance.product.Product;
import org.xiezhi.acceptance.product.SharedProduct;
import org.xiezhi.acceptance.product.UnsteadyLine;

/** A large file reaches the store over a line that breaks, and a session that ends, without beginning anew. */
@ExtendWith(SharedProduct.class)
class UploadIT {

    private static final long VIDEO_BYTES = 300_000_000;
    private static final long CUT_AFTER = 120_000_000;

    /** What a lost line may cost: buffers of the system on the way, and the heads of requests. */
    private static final long SENT_TWICE = 16_000_000;

    /** Of the size of the first piece the video would have 36. */
    private static final int PIECES = 20;

    private static final long FIRST_PIECE = 8L << 20;

    private final Product product;
    private final Browsers browsers;
    private final String adding;

    @TempDir
    Path folder;

    UploadIT(Product product, Browsers browsers) {
        this.product = product;
        this.browsers = browsers;
        this.adding = Line.addEvidenceAt(product, browsers);
    }

    @Test
    void goes_on_at_the_offset_after_the_line_was_lost_and_plays_the_video() throws IOException {
        Path video = EvidenceFiles.video(folder, VIDEO_BYTES);
        long logged = log().length();
        try (UnsteadyLine line = new UnsteadyLine(product);
                Person person = browsers.person(product.behind(line.port()))) {
            person.signIn("chen.inspector");
            person.open(adding);
            Page page = person.page();
            List<Request> requests = new ArrayList<>();
            page.onRequest(requests::add);
            line.cutAfter(CUT_AFTER);
            long before = line.sent();
            AddPage form = new AddPage(page).choose(video).type("执法记录仪视频");
            form.await(line::down);
            form.awaitTold("网络中断");
            assertThat(page.locator("#submit").isDisabled()).isTrue();
            assertThat(page.locator("#upload_first").isVisible()).isTrue();
            person.picture("evidence-line-lost");
            line.mend();
            form.awaitFile();

            assertThat(requests.stream().filter(asked -> asked.method().equals("POST") && isUpload(asked)))
                    .hasSize(1);
            assertThat(offsets(requests))
                    .isSorted()
                    .hasSizeLessThan(PIECES)
                    .filteredOn(offset -> offset == 0)
                    .hasSize(1);
            assertThat(line.sent() - before).isBetween(VIDEO_BYTES, VIDEO_BYTES + SENT_TWICE);

            form.add();
            assertThat(page.locator("main").innerText())
                    .contains(EvidenceFiles.sha256(video))
                    .contains("执法记录仪视频");
            assertPlaysAndSeeks(page);
            person.picture("evidence-video");

            requests.clear();
            person.open(adding);
            assertThat(requests)
                    .as("what is on record is not asked for again")
                    .isNotEmpty()
                    .noneMatch(UploadIT::isUpload);
        }
        // The file itself, so that the search is known to find it; then all that the product wrote.
        assertThat(EvidenceFiles.holding(folder, EvidenceFiles.MARK)).containsExactly(video);
        assertThat(EvidenceFiles.holding(product.home(), EvidenceFiles.MARK)).isEmpty();
        assertThat(EvidenceFiles.holding(product.home(), "执法记录仪".getBytes(StandardCharsets.UTF_8)))
                .isEmpty();
        assertThat(log().substring((int) logged)).doesNotContain("Exception");
    }

    private static boolean isUpload(Request request) {
        return request.url().contains("/upload/");
    }

    private static List<Long> offsets(List<Request> requests) {
        return requests.stream()
                .filter(request -> request.method().equals("PATCH"))
                .map(UploadIT::offset)
                .toList();
    }

    private static long offset(Request request) {
        return Long.parseLong(request.headers().getOrDefault("upload-offset", "0"));
    }

    private static void assertPlaysAndSeeks(Page page) {
        page.waitForCondition(() -> (boolean) page.evaluate("() => document.querySelector('video').readyState >= 2"));
        assertThat(page.evaluate("() => document.querySelector('video').videoWidth"))
                .isEqualTo(160);
        Object reached = page.evaluate("async () => { const video = document.querySelector('video');"
                + " const sought = new Promise(done => video.addEventListener('seeked', done, { once: true }));"
                + " video.currentTime = 9; await sought; return Math.round(video.currentTime); }");
        assertThat(reached).isEqualTo(9);
    }

    @Test
    void takes_small_pieces_where_a_proxy_refuses_large_ones() throws IOException {
        Path file = EvidenceFiles.unknown(folder, "扫描件.img", 60_000_000);
        try (Person person = browsers.person(product)) {
            person.signIn("chen.inspector");
            person.open(adding);
            Page page = person.page();
            List<Request> refused = new ArrayList<>();
            List<Request> passed = new ArrayList<>();
            page.route("**/upload/*", route -> {
                boolean small = offset(route.request()) == 0;
                if (!route.request().method().equals("PATCH") || small || !refused.isEmpty()) {
                    passed.add(route.request());
                    route.resume();
                } else {
                    refused.add(route.request());
                    route.fulfill(new Route.FulfillOptions()
                            .setStatus(413)
                            .setContentType("text/html")
                            .setBody("<h1>413 Request Entity Too Large</h1>"));
                }
            });
            AddPage form = new AddPage(page).choose(file).type("扫描件");
            form.awaitFile();
            assertThat(offsets(refused)).containsExactly(FIRST_PIECE);
            assertThat(offsets(passed)).startsWith(0L, FIRST_PIECE, 2 * FIRST_PIECE);
            form.add();
            assertThat(page.locator("main").innerText()).contains(EvidenceFiles.sha256(file));
        }
    }

    @Test
    void waits_for_a_new_sign_in_and_goes_on_with_everything_kept() throws IOException {
        Path file = EvidenceFiles.unknown(folder, "硬盘镜像.img", 100_000_000);
        try (UnsteadyLine line = new UnsteadyLine(product);
                Person person = browsers.person(product.behind(line.port()))) {
            person.signIn("chen.inspector");
            person.open(adding);
            Page page = person.page();
            line.cutAfter(50_000_000);
            AddPage form = new AddPage(page).choose(file).type("硬盘镜像");
            form.await(line::down);
            form.awaitTold("网络中断");
            try (Page other = person.context().newPage()) {
                line.mend();
                page.locator(".upload-pause").click();
                other.navigate(page.url());
                other.locator("#sign-out").click();
                other.waitForURL("**/login.xhtml?left=1");
                browsers.signedOut(product, "chen.inspector");
            }
            page.locator(".upload-pause").click();
            page.locator("#upload_sign_in").waitFor();
            assertThat(page.locator("#place").inputValue()).isEqualTo("某银行");
            person.picture("evidence-signed-out");
            List<Request> requests = new ArrayList<>();
            page.onRequest(requests::add);
            Page login =
                    page.waitForPopup(() -> page.locator("#upload_sign_in a").click());
            login.locator("#login_name").fill("chen.inspector");
            login.locator("#password").fill(Person.PASSWORD);
            login.locator("#sign_in").click();
            login.waitForURL("**/index.xhtml");
            login.close();
            page.locator(".upload-pause").click();
            form.awaitFile();
            assertThat(offsets(requests))
                    .isNotEmpty()
                    .allSatisfy(offset -> assertThat(offset).isGreaterThan(10_000_000));

            // The page itself belonged to the old session: it opens anew with what was typed and what arrived.
            page.locator("#submit").click();
            page.waitForURL("**expired=1");
            page.waitForCondition(() -> page.locator("#place").inputValue().equals("某银行"));
            form.awaitFile();
            form.awaitTold("已完整接收");
            form.add();
            assertThat(page.locator("main").innerText()).contains(EvidenceFiles.sha256(file));
            assertThat(page.locator("#preview").innerText()).contains("不能在页面内预览");
            // Nothing of the original was shown, so custody tells of no opening.
            assertThat(page.locator(".timeline").innerText()).contains("收存").doesNotContain("开启");
        }
    }

    private String log() throws IOException {
        return Files.readString(product.home().resolve("logs/server.log"));
    }
}
