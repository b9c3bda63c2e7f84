package org.xiezhi.acceptance.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.RequestOptions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.xiezhi.acceptance.product.Browsers;
import org.xiezhi.acceptance.product.Person;
import org.xiezhi.acceptance.product.Product;
import org.xiezhi.acceptance.product.SharedProduct;

@ExtendWith(SharedProduct.class)
class LoginIT {

    private final Product product;
    private final Browsers browsers;

    LoginIT(Product product, Browsers browsers) {
        this.product = product;
        this.browsers = browsers;
    }

    @Test
    void lists_the_demo_accounts_and_signs_each_role_in() {
        for (String login : List.of(
                "an.supervision",
                "zhao.chief",
                "shi.secretary",
                "liang.leader",
                "he.head",
                "chen.inspector",
                "shen.reviewer",
                "bao.custodian",
                "xu.intake",
                "jin.auditor",
                "wu.system",
                "lu.security")) {
            try (Person person = browsers.person(product)) {
                person.open("/login.xhtml");
                assertThat(person.page().locator("#demo").innerText()).contains(login);
                person.signIn(login);
                assertThat(person.page().url()).doesNotContain("login");
                assertThat(person.page().locator("h1").first().isVisible()).isTrue();
                person.picture("desk-" + login);
            }
        }
    }

    @Test
    void says_the_same_of_an_unknown_name_and_of_a_wrong_password() {
        assertThat(refusalOf("nobody.here", "whatever-1"))
                .isNotBlank()
                .isEqualTo(refusalOf("bao.custodian", "whatever-1"));
    }

    @Test
    void locks_after_five_failures_even_for_the_right_password() {
        for (int i = 0; i < 5; i++) {
            refusalOf("qian.inspector", "wrong-" + i);
        }
        assertThat(refusalOf("qian.inspector", Person.PASSWORD)).isNotBlank();
    }

    private String refusalOf(String login, String password) {
        try (Person person = browsers.person(product)) {
            person.signIn(login, password);
            assertThat(person.page().url()).contains("login");
            return person.page().locator("#messages").innerText().strip();
        }
    }

    @Test
    void gives_a_new_session_at_sign_in_and_refuses_the_old_cookie_after_sign_out() {
        try (Person person = browsers.person(product)) {
            person.open("/login.xhtml");
            List<Cookie> before = person.context().cookies();
            person.signIn("ma.head");
            List<Cookie> after = person.context().cookies();
            assertThat(value(after)).isNotEmpty().isNotEqualTo(value(before));

            person.page().locator("#sign-out").click();
            person.page().waitForLoadState();
            browsers.signedOut(product, "ma.head");
            assertThat(person.page().url()).contains("login");

            person.context().addCookies(after);
            person.open("/index.xhtml");
            assertThat(person.page().url()).contains("login");
            assertThat(person.page().locator("[role=status]").first().innerText())
                    .isNotBlank();
        }
    }

    private static String value(List<Cookie> cookies) {
        return cookies.stream()
                .filter(cookie -> cookie.name.equals("XIEZHI"))
                .map(cookie -> cookie.value)
                .findFirst()
                .orElse("");
    }

    @Test
    void sends_the_security_headers_with_every_kind_of_answer() {
        try (Person person = browsers.person(product)) {
            for (String path : List.of("/login.xhtml", "/", "/clue/list.xhtml", "/nowhere", "/api/health/live")) {
                APIResponse answer = person.context().request().get(product.at(path), RequestOptions.create());
                Map<String, String> headers = answer.headers();
                assertThat(headers.get("content-security-policy"))
                        .as(path)
                        .contains("default-src 'none'")
                        .doesNotContain("unsafe-eval");
                assertThat(headers.get("x-content-type-options")).as(path).isEqualTo("nosniff");
                assertThat(headers).as(path).doesNotContainKeys("server", "x-powered-by");
            }
        }
    }

    @Test
    void answers_an_unknown_address_with_a_page_and_no_trace_of_the_server() {
        try (Person person = browsers.person(product)) {
            person.signIn("sun.inspector");
            Response answer = person.open("/no/such/page.xhtml");
            assertThat(answer.status()).isEqualTo(404);
            assertThat(person.page().content()).doesNotContainIgnoringCase("payara", "exception", "org.xiezhi");
            person.picture("unknown-address");
        }
    }
}
