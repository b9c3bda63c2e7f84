package org.xiezhi.acceptance.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.SelectOption;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.xiezhi.acceptance.product.Browsers;
import org.xiezhi.acceptance.product.Person;
import org.xiezhi.acceptance.product.Product;
import org.xiezhi.acceptance.product.SharedProduct;

/** The line by people in a browser, as far as the naming of handlers; who has no part sees nothing. */
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
    void a_clue_is_registered_assigned_and_given_to_its_handlers() {
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
            person.open(clue + "&tab=approvals");
            person.page().locator("#proposals a").first().click();
            person.page().waitForLoadState();
            person.page().locator("#agree").click();
            person.page().locator("#messages .ui-messages-error").first().waitFor();
        });
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

    /** Presses a button that ends in a redirect and waits for the page that follows. */
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
