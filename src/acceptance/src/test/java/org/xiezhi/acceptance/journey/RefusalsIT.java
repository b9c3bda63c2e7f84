package org.xiezhi.acceptance.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.Cookie;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xiezhi.acceptance.product.Browsers;
import org.xiezhi.acceptance.product.OnPostgreSql;
import org.xiezhi.acceptance.product.Operator;
import org.xiezhi.acceptance.product.Person;
import org.xiezhi.acceptance.product.Product;
import org.xiezhi.acceptance.product.SharedProduct;

/** What is not to be done is refused, in the right words, and stands in the trail. */
@OnPostgreSql
@ExtendWith(SharedProduct.class)
class RefusalsIT {

    private static final String NOWHERE = "id=" + UUID.randomUUID();

    private final Operator operator;
    private final Product product;
    private final Browsers browsers;
    private final Line line;

    RefusalsIT(Operator operator, Product product, Browsers browsers) {
        this.operator = operator;
        this.product = product;
        this.browsers = browsers;
        this.line = Line.walked(product, browsers);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sun.inspector", "ma.head", "fang.leader", "wu.system", "lu.security", "jin.auditor"})
    void shows_the_page_of_an_unknown_address_to_whoever_may_not_know(String login) {
        try (Person person = browsers.signedIn(product, login)) {
            for (String address : List.of(line.clue(), line.evidence(), line.casefile())) {
                long before = entries("access.hidden");
                Response hidden = person.open(address);
                String told = person.page().locator("body").innerText();
                assertThat(hidden.status()).as(address).isEqualTo(404);
                assertThat(entries("access.hidden")).as(address).isEqualTo(before + 1);

                Response absent = person.open(address.replaceFirst("id=[^&]*", NOWHERE));
                assertThat(absent.status()).isEqualTo(404);
                assertThat(person.page().locator("body").innerText()).isEqualTo(told);
                assertThat(told).doesNotContain(line.number());
            }
        }
    }

    @Test
    void does_not_let_the_proposer_approve_his_own_proposal() {
        String proposal = registered();
        assertRefused("an.supervision", proposal, "任何人不得审批自己提出的事项");
    }

    @Test
    void does_not_let_a_level_below_the_due_one_decide() {
        Line other = Line.untilTheLeaderIsDue(product, browsers);
        assertThat(other.clueNumber()).isNotEqualTo(line.clueNumber());
        assertRefused("he.head", newestProposal(), "至少须由“分管领导”审批");
    }

    /** No page records a recusal yet, so the operator does; the row goes again before anybody verifies the rows. */
    @Test
    void hides_the_matter_from_who_is_barred_and_names_him_to_those_within() {
        UUID row = UUID.randomUUID();
        operator.change(
                "insert into matter_member (id, matter_id, account_id, part, since, version)"
                        + " select ?, c.matter_id, a.id, 'BARRED', c.received, 1 from clue c, account a"
                        + " where c.number = ? and a.login_name = 'he.head'",
                row,
                clueNumber());
        try (Person barred = browsers.signedIn(product, "he.head");
                Person within = browsers.signedIn(product, "chen.inspector")) {
            assertThat(barred.open(line.clue()).status()).isEqualTo(404);
            assertThat(barred.open(line.stale()).status()).isEqualTo(404);
            within.open(line.clue());
            assertThat(within.page().locator("#barred").innerText()).contains("何志坚");
        } finally {
            operator.change("delete from matter_member where id = ?", row);
        }
    }

    @Test
    void does_not_take_a_step_out_of_order() {
        String matter = operator.one("select matter_id::text from clue where number = ?", clueNumber());
        long before = entries("access.refused");
        try (Person person = browsers.signedIn(product, "chen.inspector")) {
            // The case is filed: a verification can no longer be proposed.
            person.open("/verification/propose.xhtml?matter=" + matter);
            person.page().locator("#plan").fill("再次核查");
            person.page().locator("#submit").click();
            person.page().locator("#messages .ui-messages-error").waitFor();
            assertThat(person.page().locator("#messages").innerText()).isNotBlank();
        }
        assertThat(entries("access.refused")).isGreaterThan(before);
    }

    @Test
    void refuses_the_old_cookie_after_sign_out_and_records_it() {
        long before = entries("session.refused");
        try (Person person = browsers.person(product)) {
            person.signIn("ma.head");
            List<Cookie> cookies = person.context().cookies();
            person.page().locator("#sign-out").click();
            person.page().waitForURL("**/login.xhtml?left=1");
            browsers.signedOut(product, "ma.head");
            person.context().addCookies(cookies);
            person.open("/index.xhtml");
            assertThat(person.page().url()).contains("/login.xhtml").contains("ended=1");
        }
        assertThat(entries("session.refused")).isEqualTo(before + 1);
    }

    /** Registers a clue; gives the address of the proposal of its room. */
    private String registered() {
        try (Person person = browsers.signedIn(product, "an.supervision")) {
            person.open("/clue/register.xhtml");
            Line.fillRegistration(person.page());
            person.page().locator("#submit").click();
            person.page().waitForURL("**/clue/view.xhtml?**");
        }
        return newestProposal();
    }

    private String newestProposal() {
        return "/approval/decide.xhtml?id="
                + operator.column("select id::text from proposal where state = 'OPEN' order by id desc")
                        .get(0);
    }

    /** The page says the rule before anything is sent, and the service says it again when it is sent. */
    private void assertRefused(String login, String proposal, String rule) {
        long before = entries("access.refused");
        try (Person person = browsers.signedIn(product, login)) {
            Response opened = person.open(proposal);
            assertThat(opened.status()).isEqualTo(200);
            assertThat(person.page().locator("#not_yours").innerText()).contains(rule);
            assertThat(person.page().locator("#agree").isVisible()).isFalse();
            person.page().locator(".decide summary").click();
            person.page().locator("#agree").click();
            person.page().locator("#messages .ui-messages-error").waitFor();
            assertThat(person.page().locator("#messages").innerText()).contains(rule);
        }
        assertThat(entries("access.refused")).isGreaterThan(before);
        String id = proposal.substring(proposal.indexOf('=') + 1);
        assertThat(operator.one("select state from proposal where id = ?", UUID.fromString(id)))
                .isEqualTo("OPEN");
    }

    private String clueNumber() {
        String id = line.clue().substring(line.clue().indexOf('=') + 1);
        return operator.one("select number from clue where id = ?", UUID.fromString(id));
    }

    private long entries(String act) {
        return Long.parseLong(operator.one("select count(*) from audit_event where act = ?", act));
    }
}
