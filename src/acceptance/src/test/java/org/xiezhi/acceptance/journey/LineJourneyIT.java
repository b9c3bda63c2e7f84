package org.xiezhi.acceptance.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.SelectOption;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.xiezhi.acceptance.product.Browsers;
import org.xiezhi.acceptance.product.Person;
import org.xiezhi.acceptance.product.Product;
import org.xiezhi.acceptance.product.SharedProduct;

/** The whole line by people in a browser: a clue becomes a filed case, and who has no part sees nothing. */
@ExtendWith(SharedProduct.class)
class LineJourneyIT {

    private static final String ALLEGATION = "<script>alert(1)</script>虚报冒领低保金，姓名含生僻字𬱖";

    private final Product product;
    private final Browsers browsers;

    LineJourneyIT(Product product, Browsers browsers) {
        this.product = product;
        this.browsers = browsers;
    }

    @Test
    void a_clue_becomes_a_filed_case() {
        String clue = register();
        refusesTheProposersOwnDecision(clue);
        decide("zhao.chief");
        as("he.head", person -> {
            person.open(clue);
            person.page().locator("input[type=checkbox]").nth(0).check();
            person.page().locator("input[type=checkbox]").nth(1).check();
            press(person, "#name_handlers_now");
            assertThat(text(person)).contains("陈思远");
        });
        isUnknownTo("sun.inspector", clue);
        isUnknownTo("jin.auditor", clue);
        isUnknownTo("wu.system", clue);

        String item = addEvidence(clue);
        isUnknownTo("fang.leader", item);

        as("chen.inspector", person -> {
            follow(person, clue, "/verification/propose.xhtml");
            person.page().locator("#plan").fill("核查对象、问题和措施");
            press(person, "#submit");
        });
        decide("he.head");
        decide("liang.leader");

        as("chen.inspector", person -> {
            follow(person, clue, "/verification/report.xhtml");
            person.page().locator("#findings").fill("问题属实");
            person.page().locator("#basis").fill("银行流水");
            press(person, "#write");
            press(person, "#sign");
            // One signature is missing: the report may not go up (GZ 35).
            person.page().locator("#submit").last().click();
            person.page().locator("#messages .ui-messages-error").first().waitFor();
        });
        as("lin.inspector", person -> {
            follow(person, clue, "/verification/report.xhtml");
            press(person, "#sign");
            press(person, "#submit");
            assertThat(person.page().url()).contains("/clue/view");
        });
        decide("he.head");
        decide("liang.leader");
        decide("zhao.chief");

        as("chen.inspector", person -> {
            follow(person, clue, "/casefile/propose.xhtml");
            person.page().locator("#title").fill("某镇低保资金问题");
            person.page().locator("#reasons").fill("已掌握部分违纪事实和证据，需要追究责任");
            person.picture("casefile-propose");
            press(person, "#submit");
            assertThat(person.page().url()).contains("/clue/view");
        });
        decide("he.head");
        decide("liang.leader");
        decide("zhao.chief");

        as("chen.inspector", person -> {
            person.open("/casefile/list.xhtml");
            Locator number = person.page().locator("#cases a").first();
            assertThat(number.innerText()).matches("LA-\\d{4}-\\d{4}");
            number.click();
            person.page().waitForLoadState();
            assertThat(person.page().locator(".timeline .moment").count()).isGreaterThanOrEqualTo(10);
            assertThat(person.page().locator("cite").count()).isPositive();
            person.picture("casefile-view");
        });
        verifies();
    }

    private String register() {
        String[] address = new String[1];
        as("an.supervision", person -> {
            person.open("/clue/register.xhtml");
            Page page = person.page();
            for (String field : new String[] {"source", "rankCategory", "label", "domain", "secretLevel", "room"}) {
                page.locator("#" + field).selectOption(new SelectOption().setIndex(1));
            }
            page.locator("#rankCategory").selectOption("D");
            page.locator("#received_input").fill("2026-01-31");
            page.locator("#personName").fill("王某");
            page.locator("#personUnit").fill("某镇人民政府");
            page.locator("#personPost").fill("民政办主任");
            page.locator("#allegation").fill(ALLEGATION);
            page.locator("#amount").fill("12660.00");
            person.picture("clue-register");
            press(person, "#submit");
            assertThat(page.url()).contains("/clue/view");
            assertThat(text(person)).contains(ALLEGATION).containsPattern("XS-\\d{4}-\\d{4}");
            person.picture("clue-view");
            address[0] = page.url().substring(page.url().indexOf("/clue/"));
        });
        return address[0];
    }

    private void refusesTheProposersOwnDecision(String clue) {
        as("an.supervision", person -> {
            person.open(clue);
            person.page().locator("#proposals a").first().click();
            person.page().waitForLoadState();
            person.page().locator("#agree").click();
            person.page().locator("#messages .ui-messages-error").first().waitFor();
        });
    }

    private String addEvidence(String clue) {
        String[] address = new String[1];
        as("chen.inspector", person -> {
            follow(person, clue, "/evidence/add.xhtml");
            Page page = person.page();
            page.locator("#file_input")
                    .setInputFiles(new FilePayload(
                            "银行流水.bin",
                            "application/octet-stream",
                            "流水".repeat(500_000).getBytes(StandardCharsets.UTF_8)));
            page.waitForCondition(() -> !page.locator("#upload").inputValue().isEmpty());
            page.locator("#kind").selectOption(new SelectOption().setIndex(1));
            page.locator("#collected_input").fill("2026-01-31");
            page.locator("#place").fill("某银行");
            page.locator("#holder").fill("李某");
            page.locator("#firstOfficer").selectOption(new SelectOption().setIndex(1));
            page.locator("#secondOfficer").selectOption(new SelectOption().setIndex(2));
            person.picture("evidence-add");
            press(person, "#submit");
            assertThat(page.url()).contains("/evidence/view");
            assertThat(text(person)).contains("银行流水.bin").containsPattern("[0-9a-f]{64}");
            person.picture("evidence-view");
            address[0] = page.url().substring(page.url().indexOf("/evidence/"));
        });
        return address[0];
    }

    /** Opens the first proposal of the inbox and agrees. */
    private void decide(String login) {
        as(login, person -> {
            person.open("/approval/inbox.xhtml");
            person.page().locator("#own a").first().click();
            person.page().waitForLoadState();
            assertThat(text(person)).contains("SHA-256");
            person.picture("approval-decide-" + login);
            press(person, "#agree");
            assertThat(person.page().url()).contains("/approval/inbox");
        });
    }

    /** The page of an unknown address, the same as for an id that nobody has. */
    private void isUnknownTo(String login, String address) {
        as(login, person -> {
            Response hidden = person.open(address);
            String told = text(person);
            Response absent = person.open(address.replaceFirst("id=.*", "id=" + UUID.randomUUID()));
            assertThat(hidden.status()).isEqualTo(404).isEqualTo(absent.status());
            assertThat(withoutReference(told)).isEqualTo(withoutReference(text(person)));
        });
    }

    private static String withoutReference(String page) {
        return Pattern.compile("[0-9A-Za-z-]{8,}").matcher(page).replaceAll("");
    }

    private void verifies() {
        as("jin.auditor", person -> {
            person.open("/audit/trail.xhtml");
            assertThat(text(person)).contains("立案").contains("已记录，不予显示").doesNotContain("王某");
            person.picture("audit-trail");
            person.open("/audit/verify.xhtml");
            person.page().locator("#start").click();
            person.page().locator("#answer").waitFor();
            assertThat(person.page().locator("#answer").innerText()).contains("全部一致");
            person.picture("audit-verify");
        });
    }

    private void follow(Person person, String clue, String page) {
        person.open(clue);
        person.page().locator("a[href*='" + page + "']").first().click();
        person.page().waitForLoadState();
        assertThat(person.page().url()).contains(page);
    }

    /** Presses a button and waits until the answer has been drawn. */
    private static void press(Person person, String button) {
        person.page().evaluate("document.body.dataset.old = 'yes'");
        person.page().locator(button).last().click();
        // A redirect may lead to the same address; only the new document lacks the mark.
        person.page().locator("body:not([data-old])").waitFor();
        person.page().waitForLoadState();
    }

    private static String text(Person person) {
        return person.page().locator("main").innerText();
    }

    private void as(String login, Consumer<Person> deeds) {
        try (Person person = browsers.person(product)) {
            person.signIn(login);
            deeds.accept(person);
        }
    }
}
