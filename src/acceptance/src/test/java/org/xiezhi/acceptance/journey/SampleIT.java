package org.xiezhi.acceptance.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.xiezhi.acceptance.product.Browsers;
import org.xiezhi.acceptance.product.Person;
import org.xiezhi.acceptance.product.Product;
import org.xiezhi.acceptance.product.SharedProduct;

/** The auditor draws a sample in the product, and the verifier draws the same from the exported log. */
@ExtendWith(SharedProduct.class)
class SampleIT {

    private static final String SEED = "SSQ 2026138: 03 08 17 21 25 33 + 09";

    @TempDir
    Path folder;

    private final Product product;
    private final Browsers browsers;

    SampleIT(Product product, Browsers browsers) {
        this.product = product;
        this.browsers = browsers;
        // So that there are matters to draw from.
        Line.addEvidenceAt(product, browsers);
    }

    @Test
    void is_drawn_again_by_the_verifier_and_stands_in_the_trail() throws Exception {
        try (Person auditor = browsers.signedIn(product, "jin.auditor")) {
            Page page = auditor.page();
            auditor.open("/audit/sample.xhtml");
            page.locator("#of").selectOption("entries");
            page.locator("#count").fill("501");
            page.locator("#seed").fill(SEED);
            page.locator("#draw").click();
            page.locator("#count_message:not(:empty)").waitFor();
            assertThat(page.locator("#count_message").innerText()).contains("整数");
            page.locator("#count").fill("10");
            page.locator("#draw").click();
            page.locator("#drawn_entries").waitFor();
            assertThat(Axe.faults(page)).isEmpty();
            auditor.picture("audit-sample");
            List<String> indices =
                    page.locator("#drawn_entries tbody tr td:first-child").allInnerTexts();
            String entries = page.locator("#command").innerText();

            auditor.open("/audit/sample.xhtml");
            page.locator("#of").selectOption("cases");
            page.locator("#count").fill("1");
            page.locator("#seed").fill(SEED);
            page.locator("#draw").click();
            page.locator("#drawn_matters").waitFor();
            assertThat(page.locator("#drawn_matters a").first().innerText()).startsWith("XS-");
            List<String> matters = page.locator("#drawn_matters code").allInnerTexts();
            String cases = page.locator("#command").innerText();

            auditor.open("/audit/export.xhtml");
            page.locator("#purpose").fill("年度审计");
            Download download = page.waitForDownload(page.locator("#bundle")::click);
            Path bundle = folder.resolve("trail.zip");
            download.saveAs(bundle);
            assertThat(drawnAgain(bundle, entries, 10)).isEqualTo(indices);
            assertThat(drawnAgain(bundle, cases, 1)).isEqualTo(matters);

            auditor.open("/audit/trail.xhtml?act=sample.drawn");
            assertThat(page.locator("#entries tbody tr").count()).isEqualTo(2);
            assertThat(page.locator("#entries").innerText()).contains(SEED, "线索和案件");
        }
    }

    /** The words that the page gives, on the bundle that was taken. */
    private static List<String> drawnAgain(Path bundle, String command, int count) throws Exception {
        VerifierJar.Answer answer = VerifierJar.run(
                "sample",
                bundle,
                "--of",
                option(command, "--of (\\S+)"),
                "--size",
                option(command, "--size (\\d+)"),
                "--count",
                option(command, "--count (\\d+)"),
                "--seed",
                option(command, "--seed '(.*)'"),
                "--lang",
                "en");
        assertThat(answer.exit()).as(answer.text()).isEqualTo(3);
        List<String> drawn = answer.text()
                .lines()
                .filter(line -> line.matches(" +[0-9]+\\. .*"))
                .map(line -> line.strip().split(" +", -1)[1])
                .toList();
        assertThat(drawn).hasSize(count);
        return drawn;
    }

    private static String option(String command, String pattern) {
        return Pattern.compile(pattern)
                .matcher(command)
                .results()
                .map((MatchResult found) -> found.group(1))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void is_closed_to_whoever_does_not_audit() {
        try (Person person = browsers.signedIn(product, "zhao.chief")) {
            assertThat(person.open("/audit/sample.xhtml").status()).isEqualTo(404);
        }
    }
}
