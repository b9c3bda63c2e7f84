package org.xiezhi.acceptance.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.xiezhi.acceptance.product.Browsers;
import org.xiezhi.acceptance.product.Person;
import org.xiezhi.acceptance.product.Product;
import org.xiezhi.acceptance.product.SharedProduct;

/** Somebody does what a rule looks for, and the auditor has it looked for, asks, and writes down what he found out. */
@ExtendWith(SharedProduct.class)
class AnomaliesIT {

    /** The default of {@code xiezhi.anomaly.refusals}. */
    private static final int REFUSALS = 5;

    private static final String REMARK = "新到岗人员误点，已当面提醒";

    private final Product product;
    private final Browsers browsers;

    AnomaliesIT(Product product, Browsers browsers) {
        this.product = product;
        this.browsers = browsers;
    }

    @Test
    void looks_now_names_refusals_in_a_row_and_takes_an_explanation() {
        try (Person curious = browsers.signedIn(product, "bao.custodian")) {
            for (int i = 0; i < REFUSALS; i++) {
                assertThat(curious.open("/audit/trail.xhtml").status()).isEqualTo(404);
            }
        }
        try (Person auditor = browsers.signedIn(product, "jin.auditor")) {
            look(auditor, "/audit/anomalies.xhtml", "#now");
            Page page = auditor.page();
            assertThat(page.locator("#rules tbody tr").count()).isEqualTo(8);
            assertThat(page.locator("#off, #trouble, .failed, .changed, #altered")
                            .count())
                    .isZero();
            assertThat(page.locator("#as_of").innerText()).contains("都已查找到");
            Locator refusals = hit(page, "refusals", "鲍");
            assertThat(refusals.innerText()).contains("限值 5 次/10 分钟");
            assertThat(Axe.faults(page)).isEmpty();
            auditor.picture("audit-anomalies");

            // The desk says how many, and leads there.
            auditor.open("/index.xhtml");
            Locator open = page.locator("li:has(#anomalies_open) .chip");
            assertThat(Integer.parseInt(open.innerText().strip())).isPositive();
            assertThat(Axe.faults(page)).isEmpty();
            auditor.picture("audit-desk-anomalies");
            page.locator("#anomalies_open").click();
            page.waitForURL("**/audit/anomalies.xhtml");
            refusals = hit(page, "refusals", "鲍");

            // Its entries, and nobody else's.
            refusals.locator("a[href*='/audit/trail.xhtml']").click();
            page.waitForURL("**/audit/trail.xhtml?person=**");
            assertThat(page.locator("#entries tbody tr").count()).isGreaterThanOrEqualTo(REFUSALS);
            assertThat(page.locator("#entries tbody tr td:nth-child(2)").allInnerTexts())
                    .allMatch(name -> name.startsWith("鲍"));

            auditor.open("/audit/anomalies.xhtml");
            hit(page, "refusals", "鲍")
                    .locator("a[href*='/audit/anomaly.xhtml']")
                    .click();
            page.waitForURL("**/audit/anomaly.xhtml?**");
            page.locator("#answer").click();
            page.locator("#remark_message:not(:empty)").waitFor();
            page.locator("#remark").fill(REMARK);
            assertThat(Axe.faults(page)).isEmpty();
            auditor.picture("audit-anomaly");
            page.locator("#answer").click();
            page.waitForURL("**/audit/anomalies.xhtml");
            page.locator("#messages .ui-messages-info").waitFor();
            page.locator("#rule_refusals summary").click();
            assertThat(page.locator("#rule_refusals details").innerText())
                    .contains("鲍")
                    .contains(REMARK);

            auditor.open("/audit/trail.xhtml?act=trail.anomaly-answered");
            assertThat(page.locator("#entries").innerText()).contains("连续被拒").doesNotContain(REMARK);
            auditor.open("/audit/trail.xhtml?act=trail.anomalies-opened");
            assertThat(page.locator("#entries").innerText()).contains("连续被拒");
            auditor.open("/audit/trail.xhtml?act=trail.anomalies-asked");
            assertThat(page.locator("#entries").innerText()).contains("要求立即查找异常");
            auditor.open("/audit/trail.xhtml?act=trail.anomalies-sought");
            assertThat(page.locator("#entries").innerText()).contains("连续被拒").contains("留存");
        }
    }

    @Test
    void says_what_is_wrong_with_a_period_and_looks_at_days_that_no_round_covered() {
        try (Person auditor = browsers.signedIn(product, "jin.auditor")) {
            for (String period :
                    new String[] {"?from=2026-02-30", "?from=2026-03-02&to=2026-03-01", "?from=1990-01-01"}) {
                assertThat(auditor.open("/audit/anomalies.xhtml" + period).status())
                        .isEqualTo(200);
                assertThat(auditor.page().locator("#filter_fault").isVisible())
                        .as(period)
                        .isEqualTo(!period.contains("1990"));
            }
            auditor.open("/audit/anomalies.xhtml?from=2020-01-01&to=2020-01-31");
            assertThat(auditor.page().locator("#gap").innerText()).contains("查找所选日期");
            assertThat(auditor.page().locator("main").innerText()).contains("没有该期间的异常");
            auditor.page().setViewportSize(480, 900);
            auditor.picture("audit-anomalies-gap-narrow");
            auditor.page().setViewportSize(1366, 900);
            look(auditor, "/audit/anomalies.xhtml?from=2020-01-01&to=2020-01-31", "#days");
            assertThat(auditor.page().locator("#gap").count()).isZero();
            assertThat(auditor.page().locator("main").innerText()).contains("没有发现异常");
            auditor.picture("audit-anomalies-none");
            // More than a round takes: the page says so and offers none.
            auditor.open("/audit/anomalies.xhtml?from=2018-01-01&to=2019-12-31");
            assertThat(auditor.page().locator("#gap").innerText()).contains("366");
            assertThat(auditor.page().locator("#days").count()).isZero();
            assertThat(auditor.open("/audit/anomaly.xhtml?rule=looks&hit=0").status())
                    .isEqualTo(404);
            assertThat(auditor.open("/audit/anomaly.xhtml").status()).isEqualTo(404);
        }
    }

    @Test
    void is_closed_to_whoever_does_not_audit() {
        for (String login : new String[] {"zhao.chief", "wu.system", "lu.security"}) {
            try (Person person = browsers.signedIn(product, login)) {
                assertThat(person.open("/audit/anomalies.xhtml").status()).isEqualTo(404);
                assertThat(person.open("/audit/anomaly.xhtml?rule=looks&hit=0").status())
                        .isEqualTo(404);
            }
        }
    }

    /** Has the rules asked, behind the round that may be under way by itself, and waits for the page with the answers. */
    private static void look(Person auditor, String address, String button) {
        auditor.open(address);
        Page page = auditor.page();
        page.locator("#now").waitFor();
        page.locator(button).click();
        auditor.picture("audit-anomalies-under-way");
        page.locator("#messages .ui-messages-info").waitFor();
        page.locator("#now").waitFor();
    }

    /** The line of a rule about somebody. */
    private static Locator hit(Page page, String rule, String who) {
        return page.locator("#rule_" + rule + " .scroll")
                .first()
                .locator("tbody tr", new Locator.LocatorOptions().setHasText(who))
                .first();
    }
}
