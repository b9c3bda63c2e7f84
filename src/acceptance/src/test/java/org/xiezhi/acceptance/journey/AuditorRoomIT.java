package org.xiezhi.acceptance.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.xiezhi.acceptance.product.Browsers;
import org.xiezhi.acceptance.product.Person;
import org.xiezhi.acceptance.product.Product;
import org.xiezhi.acceptance.product.SharedProduct;

/** An hour of audit work: the story and its filters, histories, rhythm, the state of the trail, kept reports. */
@ExtendWith(SharedProduct.class)
class AuditorRoomIT {

    @TempDir
    Path folder;

    private final Product product;
    private final Browsers browsers;

    AuditorRoomIT(Product product, Browsers browsers) {
        this.product = product;
        this.browsers = browsers;
    }

    @Test
    void tells_the_trail_as_sentences_with_from_and_to_and_never_what_is_sealed() {
        Line line = Line.walked(product, browsers);
        try (Person auditor = browsers.signedIn(product, "jin.auditor")) {
            auditor.open("/audit/trail.xhtml?act=proposal.agreed&number=" + line.clueNumber());
            assertThat(auditor.page().locator("#entries .story-told").first().innerText())
                    .contains("同意 " + line.clueNumber() + " 的");
            assertThat(auditor.page().locator("#entries .story-changes").first().innerText())
                    .contains("审批意见：无 → 同意")
                    .contains("审批理由已变更");
            auditor.open(
                    "/audit/trail.xhtml?act=proposal.agreed&number=" + line.clueNumber() + "&rule=access.as_decider");
            int decided = auditor.page().locator("#entries tbody tr").count();
            assertThat(decided).isPositive();
            auditor.open("/audit/trail.xhtml?address=203.0.113.9");
            assertThat(auditor.page().locator("main").innerText()).contains("没有符合条件的条目");
            auditor.open("/audit/trail.xhtml?address=127.0.0.1&from=2026-01-31%2009:30");
            assertThat(auditor.page().locator("#entries tbody tr").count()).isPositive();
            auditor.picture("audit-story");
        }
    }

    @Test
    void keeps_a_view_under_a_name_and_removes_it() {
        try (Person auditor = browsers.signedIn(product, "jin.auditor")) {
            auditor.open("/audit/trail.xhtml?act=session.sign-in-failed&from=2026-01-01");
            Page page = auditor.page();
            page.locator("#save_view").click();
            page.locator("#view_name_message:not(:empty)").waitFor();
            page.locator("#view_name").fill("登录失败");
            page.locator("#save_view").click();
            page.locator("#saved_views a:has-text('登录失败')").waitFor();

            auditor.open("/audit/trail.xhtml");
            page.locator("#saved_views a:has-text('登录失败')").click();
            page.waitForURL("**/audit/trail.xhtml?act=session.sign-in-failed&from=2026-01-01");
            assertThat(page.locator("select[name=act]").inputValue()).isEqualTo("session.sign-in-failed");
            page.locator("#saved_views .views-remove").first().click();
            page.locator("#saved_views").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
        }
    }

    @Test
    void follows_a_person_and_a_number_and_shows_the_hours() {
        Line line = Line.walked(product, browsers);
        try (Person auditor = browsers.signedIn(product, "jin.auditor")) {
            auditor.open("/audit/trail.xhtml?number=" + line.clueNumber());
            Page page = auditor.page();
            page.locator("#matter").click();
            page.locator("#people").waitFor();
            assertThat(page.locator("h1").innerText()).contains(line.clueNumber());
            assertThat(page.locator("#people tbody tr").count()).isGreaterThanOrEqualTo(3);
            assertThat(page.locator("main").innerText()).doesNotContain(Line.PERSON);
            auditor.picture("audit-matter");

            auditor.open("/audit/trail.xhtml");
            page.locator("select[name=person]").selectOption(new SelectOption().setIndex(1));
            page.locator("#filters button").click();
            page.locator("#person").click();
            page.locator("#addresses").waitFor();
            assertThat(page.locator("#addresses tbody").innerText()).contains("127.0.0.1");
            auditor.picture("audit-person");

            auditor.open("/audit/rhythm.xhtml");
            assertThat(page.locator("#rhythm tbody tr").count()).isEqualTo(14);
            assertThat(page.locator("#rhythm tbody tr")
                            .first()
                            .locator("td")
                            .last()
                            .innerText())
                    .isNotEqualTo("0");
            auditor.picture("audit-rhythm");
            assertThat(auditor.open("/audit/matter.xhtml?number=XS-1999-0001").status())
                    .isEqualTo(404);
            assertThat(auditor.open("/audit/person.xhtml?id=x").status()).isEqualTo(404);
        }
    }

    @Test
    void keeps_the_report_of_a_verification_and_reads_a_checkpoint_from_a_file() throws Exception {
        try (Person auditor = browsers.signedIn(product, "jin.auditor")) {
            assertThat(Verification.findings(auditor)).isEmpty();
            Page page = auditor.page();
            String checkpoint = page.locator("#checkpoint").inputValue();
            page.locator("a[href*='/audit/report.xhtml']").click();
            page.locator("#print").waitFor();
            assertThat(page.locator("main").innerText()).contains("全部一致");
            assertThat(page.locator("#checkpoint").inputValue()).isEqualTo(checkpoint);
            auditor.picture("audit-report");

            auditor.open("/audit/verify.xhtml");
            page.locator("#from_kept summary").click();
            Path kept = Files.write(folder.resolve("kept.txt"), checkpoint.getBytes(StandardCharsets.UTF_8));
            page.locator("#kept_file").setInputFiles(kept);
            page.waitForCondition(() -> page.locator("#kept").inputValue().equals(checkpoint));
            page.locator("#against").click();
            page.locator("#answer .chip-green").waitFor();

            auditor.open("/audit/reports.xhtml");
            assertThat(page.locator("#reports tbody tr").count()).isGreaterThanOrEqualTo(2);
            assertThat(page.locator("#reports tbody tr").first().innerText()).contains("全部一致");
            page.locator("nav.pages .pages-sizes a").click();
            page.waitForURL("**/audit/reports.xhtml?**size=50**");
            assertThat(page.locator("#reports tbody tr").count()).isGreaterThanOrEqualTo(2);
            auditor.picture("audit-reports");
            // Behind the end of the list stand its last rows.
            auditor.open("/audit/reports.xhtml?first=99980");
            assertThat(page.locator("#reports tbody tr").count()).isPositive();
            auditor.open("/audit/state.xhtml");
            assertThat(page.locator("main").innerText()).contains("有应答", "全部一致");
            auditor.picture("audit-state");
        }
    }

    @Test
    void is_closed_to_whoever_does_not_audit() {
        for (String login : new String[] {"zhao.chief", "wu.system", "chen.inspector"}) {
            try (Person person = browsers.signedIn(product, login)) {
                for (String page : new String[] {"state", "rhythm", "reports", "report", "person", "matter"}) {
                    assertThat(person.open("/audit/" + page + ".xhtml").status())
                            .as("%s %s", login, page)
                            .isEqualTo(404);
                }
            }
        }
    }
}
