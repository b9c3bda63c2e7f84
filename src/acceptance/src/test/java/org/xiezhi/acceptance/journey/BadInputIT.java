package org.xiezhi.acceptance.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xiezhi.acceptance.product.Browsers;
import org.xiezhi.acceptance.product.OnPostgreSql;
import org.xiezhi.acceptance.product.Operator;
import org.xiezhi.acceptance.product.Person;
import org.xiezhi.acceptance.product.Product;
import org.xiezhi.acceptance.product.SharedProduct;

/** Whatever is typed: a clear sentence beside the field, nothing lost, nothing half stored. */
@OnPostgreSql
@ExtendWith(SharedProduct.class)
class BadInputIT {

    private final Operator operator;
    private final Product product;
    private final Browsers browsers;

    BadInputIT(Operator operator, Product product, Browsers browsers) {
        this.operator = operator;
        this.product = product;
        this.browsers = browsers;
    }

    @ParameterizedTest
    @CsvSource({
        "personName, personName, ''",
        "personName, personName, TOO_LONG",
        "personUnit, personUnit, CONTROL",
        "received, received_input, 2026-02-30",
        "received, received_input, 2999-01-01",
        "amount, amount, 12.345",
        "amount, amount, -1",
        "amount, amount, 一百元"
    })
    void says_beside_the_field_what_is_wrong_and_keeps_what_was_typed(String field, String control, String typed) {
        String text = switch (typed) {
            case "TOO_LONG" -> "长".repeat(101);
            case "CONTROL" -> "某镇\u0007人民政府";
            default -> typed;
        };
        long before = clues();
        try (Person person = registrar()) {
            Page page = person.page();
            Line.fillRegistration(page);
            page.locator("#" + control).fill(text);
            page.locator("#submit").click();
            page.locator("#" + field + "_message .ui-message-error, #" + field + "_message.ui-message-error")
                    .first()
                    .waitFor();
            assertThat(page.locator("#" + field + "_message").innerText())
                    .isNotBlank()
                    .contains(typed.equals("CONTROL") ? "3" : "");
            // XML, in which the answer comes, has no way to say a control character: its picture stands for it.
            assertThat(page.locator("#" + control).inputValue()).isEqualTo(text.replace('\u0007', '␇'));
            assertThat(page.locator("#allegation").inputValue()).isEqualTo(Line.ALLEGATION);
        }
        assertThat(clues()).isEqualTo(before);
    }

    @Test
    void says_above_an_empty_form_how_many_fields_are_missing_and_stands_in_the_first() {
        try (Person person = registrar()) {
            Page page = person.page();
            page.locator("#submit").click();
            page.locator("#messages .ui-messages-error").waitFor();
            int marked = page.locator(".field-message.ui-message-error, .field-message .ui-message-error")
                    .count();
            assertThat(marked).isPositive();
            assertThat(page.locator("#messages").innerText()).contains("有 " + marked + " 处需要更正");
            page.waitForCondition(() -> "source".equals(page.evaluate("document.activeElement.id")));

            // A field that is left says what is wrong with it, and the page above says nothing new of it.
            page.locator("#amount").fill("一百元");
            page.locator("#amount").blur();
            page.locator("#amount_message:not(:empty)").waitFor();
            assertThat(page.locator("#messages").innerText()).doesNotContain("有 1 处");
        }
    }

    @Test
    void stores_finds_and_shows_rare_characters() {
        try (Person person = registrar()) {
            Page page = person.page();
            Line.fillRegistration(page);
            page.locator("#personName").fill("𬱖𠮷");
            page.locator("#submit").click();
            page.waitForURL("**/clue/view.xhtml?**");
            assertThat(page.locator("h1").innerText()).contains("𬱖𠮷");
            person.open("/clue/list.xhtml?words=" + URLEncoder.encode("𬱖𠮷", StandardCharsets.UTF_8));
            assertThat(page.locator("#clues tbody tr").count()).isEqualTo(1);
        }
        assertThat(operator.one("select person_name from clue where person_name = '𬱖𠮷'"))
                .isEqualTo("𬱖𠮷");
    }

    @Test
    void shows_script_as_text_wherever_it_was_typed() {
        String script = "<img src=x onerror=\"document.title='ran'\"><script>document.title='ran'</script>";
        try (Person person = registrar()) {
            Page page = person.page();
            Line.fillRegistration(page);
            for (String field : new String[] {"personName", "personUnit", "personPost", "allegation"}) {
                page.locator("#" + field).fill(script);
            }
            page.locator("#submit").click();
            page.waitForURL("**/clue/view.xhtml?**");
            assertThat(page.locator("main").innerText()).contains(script);
            assertThat(page.locator("main img[src=x]").count()).isZero();
            person.open("/clue/list.xhtml");
            assertThat(page.locator("main").innerText()).contains(script);
            assertThat(page.title()).doesNotContain("ran");
        }
    }

    @Test
    void registers_once_when_the_button_is_pressed_twice() {
        long before = clues();
        try (Person person = registrar()) {
            Line.fillRegistration(person.page());
            person.page().locator("#submit").dblclick();
            person.page().waitForURL("**/clue/view.xhtml?**");
        }
        assertThat(clues()).isEqualTo(before + 1);
    }

    @Test
    void repeats_nothing_on_back_and_reload() {
        try (Person person = registrar()) {
            Line.fillRegistration(person.page());
            person.page().locator("#submit").click();
            person.page().waitForURL("**/clue/view.xhtml?**");
            long after = clues();
            person.page().reload();
            person.page().goBack();
            person.page().goForward();
            assertThat(clues()).isEqualTo(after);
        }
    }

    @Test
    void gives_back_what_was_typed_when_the_session_ended_in_the_middle() {
        long before = clues();
        try (Person person = registrar()) {
            Page page = person.page();
            Line.fillRegistration(page);
            settle(page);
            operator.change("update web_session set ended = current_timestamp, ended_why = 'idle' where ended is null"
                    + " and account_id = (select id from account where login_name = 'an.supervision')");
            page.locator("#submit").click();
            page.waitForURL("**/login.xhtml?**");
            page.locator("#login_name").fill("an.supervision");
            page.locator("#password").fill(Person.PASSWORD);
            page.locator("#sign_in").click();
            page.waitForURL("**/clue/register.xhtml**");
            page.waitForCondition(() -> page.locator("#allegation").inputValue().equals(Line.ALLEGATION));
            assertThat(page.locator("#personName").inputValue()).isEqualTo(Line.PERSON);
            assertThat(page.locator("#rankCategory").inputValue()).isEqualTo("D");
            // So that the next who registers begins with an empty form.
            page.getByRole(AriaRole.STATUS).getByRole(AriaRole.BUTTON).first().click();
            page.waitForCondition(() -> page.locator("#allegation").inputValue().isEmpty());
        } finally {
            // Nobody may be taken for signed in whose session was ended past the pages.
            browsers.signedOut(product, "an.supervision");
        }
        assertThat(clues()).isEqualTo(before);
    }

    @Test
    void still_says_that_the_session_ended_after_a_draft_was_saved_in_the_background() {
        try (Person person = registrar()) {
            Page page = person.page();
            Line.fillRegistration(page);
            settle(page);
            operator.change("update web_session set ended = current_timestamp, ended_why = 'idle' where ended is null"
                    + " and account_id = (select id from account where login_name = 'an.supervision')");
            long before = refusedSessions();
            page.locator("#personPost").fill("后来才改的职务");
            page.waitForCondition(() -> refusedSessions() > before);
            // Without a mouse: leaving the field would send its check, whose answer leads away under the click.
            page.locator("#submit").dispatchEvent("click");
            page.waitForURL("**/login.xhtml?**ended=1**");
            assertThat(page.locator(".note-amber[role=status]").innerText()).isNotBlank();
            page.locator("#login_name").fill("an.supervision");
            page.locator("#password").fill(Person.PASSWORD);
            page.locator("#sign_in").click();
            page.waitForURL("**/clue/register.xhtml**");
            page.waitForCondition(() -> page.locator("#personPost").inputValue().equals("后来才改的职务"));
            page.getByRole(AriaRole.STATUS).getByRole(AriaRole.BUTTON).first().click();
            page.waitForCondition(() -> page.locator("#allegation").inputValue().isEmpty());
        } finally {
            browsers.signedOut(product, "an.supervision");
        }
    }

    /** As a page does that saves in the background while a button is pressed: neither may break on the other's row. */
    @Test
    void keeps_the_draft_of_a_form_that_is_saved_many_times_at_once() {
        try (Person person = browsers.signedIn(product, "chen.inspector")) {
            person.open("/index.xhtml");
            for (String form : List.of("once/a", "once/b", "once/c", "once/d", "once/e")) {
                Object answers = person.page()
                        .evaluate(
                                "form => Promise.all([...Array(6).keys()].map(i => fetch('/draft', {method: 'POST', body: new"
                                        + " URLSearchParams({x_draft: form, words: 'typed ' + i})}).then(answer => answer.status)))",
                                form);
                assertThat(answers).isEqualTo(List.of(204, 204, 204, 204, 204, 204));
            }
        }
        assertThat(operator.one("select count(*) from draft where form like 'once/%'"))
                .isEqualTo("5");
    }

    @Test
    void tells_the_second_of_two_deciders_that_it_is_decided() {
        try (Person registrar = registrar()) {
            Line.fillRegistration(registrar.page());
            registrar.page().locator("#submit").click();
            registrar.page().waitForURL("**/clue/view.xhtml?**");
        }
        String proposal = operator.column("select id::text from proposal where state = 'OPEN' order by id desc")
                .get(0);
        try (Person first = browsers.signedIn(product, "zhao.chief");
                Person second = browsers.signedIn(product, "zhao.chief")) {
            for (Person chief : new Person[] {first, second}) {
                chief.open("/approval/decide.xhtml?id=" + proposal);
            }
            first.page().locator("#agree").click();
            first.page().waitForURL("**/approval/inbox.xhtml");
            second.page().locator("#reason").fill("材料不全");
            second.page().locator("#send_back").click();
            second.page().locator("#messages .ui-messages-error").waitFor();
            assertThat(second.page().locator("#reason").inputValue()).isEqualTo("材料不全");
        }
        assertThat(operator.one("select state from proposal where id = cast(? as uuid)", proposal))
                .isEqualTo("APPROVED");
    }

    @ParameterizedTest
    @CsvSource({
        "/clue/view.xhtml?id=",
        "/clue/view.xhtml?id=1'--",
        "/evidence/view.xhtml?id=../../etc",
        "/approval/decide.xhtml"
    })
    void answers_a_malformed_address_as_an_unknown_one(String address) {
        try (Person person = browsers.signedIn(product, "chen.inspector")) {
            Response answer = person.open(address);
            assertThat(answer.status()).isEqualTo(404);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "PUT, /clue/no-such-page.xhtml, 404",
        "DELETE, /no/such/thing, 404",
        "PATCH, /no/such/thing, 404",
        "GET, /no/such/thing, 404"
    })
    void answers_a_program_in_two_lines_with_the_status_of_what_happened(String method, String path, int status) {
        try (Person person = browsers.signedIn(product, "chen.inspector")) {
            person.open("/index.xhtml");
            // From within a page, because only there the session's cookie is sent over plain HTTP.
            @SuppressWarnings("unchecked")
            List<Object> answer = (List<Object>) person.page()
                    .evaluate(
                            "([path, method]) => fetch(path, {method, headers: {Accept: 'application/json'}}).then(async"
                                    + " answer => [answer.status, answer.headers.get('content-type'), await answer.text()])",
                            List.of(path, method));
            assertThat(answer.get(0)).isEqualTo(status);
            assertThat((String) answer.get(1)).startsWith("text/plain");
            assertThat((String) answer.get(2)).doesNotContain("<").isNotBlank();
        }
    }

    /** Leaves the last field and waits for its check, which would else meet the end of the session itself. */
    private static void settle(Page page) {
        page.locator("#allegation").blur();
        page.waitForCondition(() -> Boolean.TRUE.equals(page.evaluate("PrimeFaces.ajax.Queue.isEmpty()")));
    }

    private long refusedSessions() {
        return Long.parseLong(operator.one("select count(*) from audit_event where act = 'session.refused'"));
    }

    private Person registrar() {
        Person person = browsers.signedIn(product, "an.supervision");
        person.open("/clue/register.xhtml");
        return person;
    }

    private long clues() {
        return Long.parseLong(operator.one("select count(*) from clue"));
    }
}
