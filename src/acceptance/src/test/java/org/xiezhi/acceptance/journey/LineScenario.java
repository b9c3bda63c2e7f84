package org.xiezhi.acceptance.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.xiezhi.acceptance.product.Browsers;
import org.xiezhi.acceptance.product.Person;
import org.xiezhi.acceptance.product.Product;
import org.xiezhi.acceptance.product.SharedProduct;

/** A clue becomes a filed case, and everybody sees of it what he should; the same on both databases. */
@ExtendWith(SharedProduct.class)
abstract class LineScenario {

    private final Product product;
    private final Browsers browsers;
    private final Line line;

    LineScenario(Product product, Browsers browsers) {
        this.product = product;
        this.browsers = browsers;
        this.line = Line.walked(product, browsers);
    }

    @Test
    void gives_the_case_its_number() {
        assertThat(line.clueNumber()).matches("XS-\\d{4}-\\d{4}");
        assertThat(line.number()).matches("LA-\\d{4}-0001");
    }

    @Test
    void tells_every_step_with_who_and_by_which_article() {
        try (Person person = browsers.person(product)) {
            person.signIn("chen.inspector");
            person.open(line.casefile());
            Page page = person.page();
            assertThat(page.locator(".timeline .moment").allInnerTexts())
                    .hasSizeGreaterThanOrEqualTo(10)
                    .allSatisfy(moment -> assertThat(moment).contains("依据"))
                    .anySatisfy(moment -> assertThat(moment).contains("安立新"))
                    .anySatisfy(moment -> assertThat(moment).contains("赵秉正"))
                    .anySatisfy(moment -> assertThat(moment).contains("何志坚"))
                    .anySatisfy(moment -> assertThat(moment).contains("陈思远"));
            assertThat(page.locator("main").innerText())
                    .contains("陈思远")
                    .contains("林晓𬱖")
                    .contains(Line.PERSON);
            person.picture("casefile-view");
        }
    }

    @Test
    void shows_script_in_the_allegation_as_text() {
        try (Person person = browsers.person(product)) {
            person.signIn("chen.inspector");
            person.open(line.clue());
            assertThat(person.page().locator("main").innerText()).contains(Line.ALLEGATION);
        }
    }

    @Test
    void gives_the_auditor_every_act_without_what_is_not_for_him() {
        try (Person auditor = browsers.person(product)) {
            auditor.signIn("jin.auditor");
            for (String act : List.of(
                    "clue.registered",
                    "proposal.made",
                    "proposal.agreed",
                    "clue.handlers-named",
                    "evidence.added",
                    "verification.signed",
                    "casefile.filed",
                    "casefile.opened",
                    "session.signed-in")) {
                auditor.open("/audit/trail.xhtml?act=" + act);
                assertThat(auditor.page().locator("#entries tbody tr").count())
                        .as(act)
                        .isPositive();
                assertThat(auditor.page().locator("main").innerText()).as(act).doesNotContain(Line.PERSON);
            }
            auditor.open("/audit/trail.xhtml");
            auditor.picture("audit-trail");
        }
    }

    @Test
    void verifies_clean() {
        try (Person auditor = browsers.person(product)) {
            auditor.signIn("jin.auditor");
            assertThat(Verification.findings(auditor)).isEmpty();
            auditor.picture("audit-verify");
        }
    }
}
