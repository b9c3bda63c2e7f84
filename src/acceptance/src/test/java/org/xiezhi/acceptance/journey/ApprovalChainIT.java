package org.xiezhi.acceptance.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.xiezhi.acceptance.product.Browsers;
import org.xiezhi.acceptance.product.OnPostgreSql;
import org.xiezhi.acceptance.product.Person;
import org.xiezhi.acceptance.product.Product;
import org.xiezhi.acceptance.product.SharedProduct;

/** The chain besides the usual way: sent back, refused, decided in place of a lower level, up to the Party secretary. */
@ExtendWith(SharedProduct.class)
@OnPostgreSql
class ApprovalChainIT {

    private static final String INCOMPLETE = "核查措施不明确，请补充";
    private static final String NOT_IN_COMPETENCE = "不属于本机关管辖";

    private final Product product;
    private final Browsers browsers;

    ApprovalChainIT(Product product, Browsers browsers) {
        this.product = product;
        this.browsers = browsers;
    }

    @Test
    void sends_a_proposal_back_with_reasons_and_decides_the_next_round_from_the_first_level_on() {
        Line line = Line.untilTheLeaderIsDue(product, browsers);
        try (Person leader = browsers.signedIn(product, "liang.leader")) {
            line.openFromInbox(leader);
            demandsReasons(leader.page(), "#send_back");
            leader.page().locator("#reason").fill(INCOMPLETE);
            leader.page().locator("#send_back").click();
            leader.page().waitForURL("**/approval/inbox.xhtml");
            leader.page().locator("#messages .ui-messages-info").waitFor();
        }
        assertThat(timeline(line)).contains(INCOMPLETE).contains("梁守一").contains("退回");

        line.proposeVerification();
        try (Person leader = browsers.signedIn(product, "liang.leader")) {
            leader.open("/approval/inbox.xhtml");
            // The chain began anew: the head is due again, and the leader may only stand in for him.
            assertThat(inbox(leader.page(), "#below", line)).isOne();
            assertThat(inbox(leader.page(), "#own", line)).isZero();
        }
        line.decide("he.head");
        line.decide("liang.leader");
        assertThat(seenByTheHandler(line.clue(), "#holder")).contains("陈思远");
    }

    @Test
    void refuses_a_proposal_with_reasons_after_asking_once_more() {
        Line line = Line.untilTheLeaderIsDue(product, browsers);
        try (Person leader = browsers.signedIn(product, "liang.leader")) {
            line.openFromInbox(leader);
            Page page = leader.page();
            page.locator("#reason").fill(NOT_IN_COMPETENCE);
            page.locator("#refuse").click();
            page.locator(".ui-confirmdialog-no").click();
            assertThat(page.url()).contains("/approval/decide.xhtml");
            page.locator("#refuse").click();
            leader.picture("approval-refuse");
            page.locator(".ui-confirmdialog-yes").click();
            page.waitForURL("**/approval/inbox.xhtml");
        }
        assertThat(timeline(line)).contains(NOT_IN_COMPETENCE).contains("不同意");
        try (Person auditor = browsers.signedIn(product, "jin.auditor")) {
            auditor.open("/audit/trail.xhtml?act=proposal.refused&number=" + line.clueNumber());
            assertThat(auditor.page().locator("#entries tbody tr").count()).isOne();
            assertThat(auditor.page().locator("#entries").innerText()).doesNotContain(NOT_IN_COMPETENCE);
        }
    }

    @Test
    void reaches_the_party_secretary_for_a_cadre_of_category_a() {
        Line line = Line.untilTheLeaderIsDue(product, browsers, "A");
        line.decide("liang.leader");
        line.decide("zhao.chief");
        assertThat(seenByTheHandler(line.clue(), "#holder")).contains("石开明");

        line.decide("shi.secretary");

        assertThat(timeline(line)).contains("石开明").contains("批准初步核实");
        assertThat(seenByTheHandler(line.clue(), "#holder")).contains("陈思远");
    }

    @Test
    void lets_a_higher_level_stand_in_for_the_one_that_is_due_and_says_so() {
        Line line = Line.untilTheLeaderIsDue(product, browsers, "B");
        try (Person chief = browsers.signedIn(product, "zhao.chief")) {
            chief.open("/approval/inbox.xhtml");
            Page page = chief.page();
            page.locator("#below a", new Page.LocatorOptions().setHasText(line.clueNumber()))
                    .click();
            page.waitForURL("**/approval/decide.xhtml?**");
            page.locator("#agree").click();
            page.waitForURL("**/approval/inbox.xhtml");
        }
        assertThat(timeline(line)).contains("赵秉正").contains("代分管领导审批");
        // No step is skipped: the chief's own is due now.
        line.decide("zhao.chief");
        assertThat(seenByTheHandler(line.clue(), "#holder")).contains("陈思远");
    }

    private static int inbox(Page page, String part, Line line) {
        return page.locator(part + " a", new Page.LocatorOptions().setHasText(line.clueNumber()))
                .count();
    }

    private static void demandsReasons(Page page, String button) {
        page.locator(button).click();
        page.locator("#reason_message:not(:empty)").waitFor();
        assertThat(page.locator("#reason_message").innerText())
                .contains("须写明理由")
                .contains("依据");
        assertThat(page.url()).contains("/approval/decide.xhtml");
    }

    private String timeline(Line line) {
        return seenByTheHandler(line.clue() + "&tab=timeline", ".timeline");
    }

    private String seenByTheHandler(String address, String part) {
        try (Person handler = browsers.signedIn(product, "chen.inspector")) {
            handler.open(address);
            return handler.page().locator(part).innerText();
        }
    }
}
