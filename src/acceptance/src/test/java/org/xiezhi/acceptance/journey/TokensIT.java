package org.xiezhi.acceptance.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xiezhi.acceptance.product.Browsers;
import org.xiezhi.acceptance.product.OnPostgreSql;
import org.xiezhi.acceptance.product.Operator;
import org.xiezhi.acceptance.product.Person;
import org.xiezhi.acceptance.product.Product;
import org.xiezhi.acceptance.product.SharedProduct;

/** The auditor's own programs read the log with a token that he makes and revokes; it opens the log and nothing else. */
@OnPostgreSql
@ExtendWith(SharedProduct.class)
class TokensIT {

    private static final String AUDITOR = "jin.auditor";

    /** One of the right form that nobody made. */
    private static final String WRONG = "xiezhi_" + "A".repeat(43);

    /** One for all names: an account has ten at most. */
    private static final Map<Product, LedgerApi> TOKEN_OF_NAMES = new ConcurrentHashMap<>();

    @TempDir
    Path folder;

    private final Operator operator;
    private final Product product;
    private final Browsers browsers;

    TokensIT(Operator operator, Product product, Browsers browsers) {
        this.operator = operator;
        this.product = product;
        this.browsers = browsers;
    }

    /** Makes a token on the page. */
    private String made(Person auditor, String label) {
        auditor.open("/audit/tokens.xhtml");
        Page page = auditor.page();
        page.locator("#label").fill(label);
        page.locator("#days").selectOption("7");
        page.locator("#make").click();
        page.locator("#fresh").waitFor();
        return page.locator("#fresh").inputValue();
    }

    private LedgerApi withToken(String label) {
        try (Person auditor = browsers.signedIn(product, AUDITOR)) {
            return new LedgerApi(product, made(auditor, label));
        }
    }

    private void revoke(String label) {
        try (Person auditor = browsers.signedIn(product, AUDITOR)) {
            auditor.open("/audit/tokens.xhtml");
            Page page = auditor.page();
            row(page, label).locator("button").click();
            page.locator(".ui-confirmdialog-yes").click();
            page.locator("#messages .ui-messages-info").waitFor();
            assertThat(row(page, label).innerText()).contains("已撤销");
        }
    }

    private static Locator row(Page page, String label) {
        return page.locator("#list tbody tr", new Page.LocatorOptions().setHasText(label));
    }

    private static String label() {
        return "机器" + UUID.randomUUID().toString().substring(0, 8);
    }

    private long entries(String act) {
        return Long.parseLong(operator.one("select count(*) from audit_event where act = ?", act));
    }

    @Test
    void shows_a_token_once_with_an_example_that_works_and_its_last_use() throws Exception {
        String label = label();
        try (Person auditor = browsers.signedIn(product, AUDITOR)) {
            long before = entries("token.made");
            String token = made(auditor, label);
            Page page = auditor.page();
            assertThat(entries("token.made")).isEqualTo(before + 1);
            assertThat(Axe.faults(page)).isEmpty();
            auditor.picture("audit-tokens");

            String example = page.locator("#example").inputValue();
            assumeTrue(Files.isExecutable(Path.of("/usr/bin/curl")), "no curl here");
            Shell.Answer answer = Shell.run(folder, example);
            assertThat(answer.exit()).as(answer.text()).isZero();
            assertThat(answer.text()).contains("\n— ").doesNotContain(token);

            auditor.open("/audit/tokens.xhtml");
            assertThat(page.content()).doesNotContain(token);
            assertThat(row(page, label).innerText()).contains("有效").contains("127.0.0.1");
            page.setViewportSize(480, 800);
            auditor.picture("audit-tokens-480");
            auditor.open("/audit/trail.xhtml?act=token.used");
            assertThat(page.locator("#entries").innerText()).contains(label).doesNotContain(token);
        }
        revoke(label);
    }

    @Test
    void mirrors_the_log_and_the_verifier_accepts_the_copy() throws Exception {
        String label = label();
        LedgerApi api = withToken(label);
        long before = entries("token.used");
        long size = api.mirror(folder);
        assertThat(size).isPositive();
        assertThat(entries("token.used")).isEqualTo(before + 1);
        Path key = product.home().resolve("trail/log.vkey");
        VerifierJar.Answer answer = VerifierJar.run(
                "verify", folder, "--key", key, "--earlier", folder.resolve("checkpoint"), "--lang", "en");
        assertThat(answer.exit()).as(answer.text()).isZero();
        Path tile = folder.resolve("tile/entries/000" + (size < 256 ? ".p/" + size : ""));
        byte[] bytes = Files.readAllBytes(tile);
        bytes[9] ^= 1;
        Files.write(tile, bytes);
        assertThat(VerifierJar.run("verify", folder, "--key", key).exit()).isEqualTo(1);
        revoke(label);
    }

    /** What docs/operations.md tells an auditor to do is done here, letter by letter. */
    @Test
    void mirrors_the_log_by_the_script_of_the_docs() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/curl")), "no curl here");
        String label = label();
        LedgerApi api = withToken(label);
        List<String> page = Files.readAllLines(Path.of("../../docs/operations.md"));
        int from = page.indexOf("    #!/bin/bash");
        assertThat(from).isPositive();
        String script = page.subList(from, page.size()).stream()
                .takeWhile(line -> line.isBlank() || line.startsWith("    "))
                .map(String::strip)
                .collect(Collectors.joining("\n"));
        Files.writeString(folder.resolve("mirror"), script);
        Files.writeString(folder.resolve("xiezhi.token"), "Authorization: Bearer " + api.token() + "\n");
        for (String round : List.of("first", "again")) {
            Shell.Answer answer = Shell.run(folder, "bash mirror " + product.at("/api/ledger") + " copy");
            assertThat(answer.exit()).as(round + answer.text()).isZero();
        }
        VerifierJar.Answer answer = VerifierJar.run(
                "verify",
                folder.resolve("copy"),
                "--key",
                product.home().resolve("trail/log.vkey"),
                "--earlier",
                folder.resolve("copy/checkpoint"),
                "--lang",
                "en");
        assertThat(answer.exit()).as(answer.text()).isZero();
        revoke(label);
    }

    @Test
    void sends_the_files_of_the_log_with_their_types_and_lets_tiles_be_kept() throws Exception {
        String label = label();
        LedgerApi api = withToken(label);
        for (String name : List.of("checkpoint", "log.vkey")) {
            HttpResponse<byte[]> answer = api.ask("GET", name);
            assertThat(answer.headers().firstValue("Content-Type"))
                    .get()
                    .asString()
                    .isEqualToIgnoringWhitespace("text/plain;charset=utf-8");
            assertThat(answer.headers().firstValue("Cache-Control")).contains("no-cache");
        }
        for (String name : List.of("tile/0/000.p/1", "tile/entries/000.p/1")) {
            HttpResponse<byte[]> answer = api.ask("GET", name);
            assertThat(answer.statusCode()).as(name).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type")).contains("application/octet-stream");
            assertThat(answer.headers().firstValue("Cache-Control")).contains("private, max-age=31536000, immutable");
            HttpResponse<byte[]> head = api.ask("HEAD", name);
            assertThat(head.statusCode()).isEqualTo(200);
            assertThat(head.body()).isEmpty();
            assertThat(head.headers().firstValue("Content-Length")).contains(Integer.toString(answer.body().length));
            assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
            assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        }
        revoke(label);
    }

    @Test
    void refuses_whoever_has_no_good_token_with_one_answer() throws Exception {
        String label = label();
        LedgerApi revoked = withToken(label);
        assertThat(revoked.status("checkpoint")).isEqualTo(200);
        revoke(label);
        long before = entries("token.refused");

        byte[] told = refused(LedgerApi.ask(product, "GET", "/api/ledger/checkpoint", "", ""));
        assertThat(new String(told, StandardCharsets.UTF_8))
                .isEqualTo("{\"status\":401,\"title\":\"Unauthorized\",\"type\":\"about:blank\"}");
        for (String header : List.of("Bearer " + WRONG, "Bearer " + revoked.token(), "Basic eDp5", "Bearer")) {
            assertThat(refused(LedgerApi.ask(product, "GET", "/api/ledger/checkpoint", "Authorization", header)))
                    .as(header)
                    .isEqualTo(told);
        }
        refused(LedgerApi.ask(product, "GET", "/api/ledger/checkpoint?access_token=" + revoked.token(), "", ""));
        refused(LedgerApi.ask(product, "GET", "/api/ledger/no/such/file", "", ""));
        assertThat(entries("token.refused")).isGreaterThan(before);

        long filled = entries("token.refused");
        for (int i = 0; i < 50; i++) {
            new LedgerApi(product, WRONG).status("checkpoint");
        }
        assertThat(entries("token.refused")).as("nobody fills the trail").isLessThanOrEqualTo(filled + 1);
    }

    private static byte[] refused(HttpResponse<byte[]> answer) {
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer realm=\"xiezhi\"");
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        return answer.body();
    }

    @Test
    void refuses_the_session_of_a_browser() throws Exception {
        try (Person auditor = browsers.signedIn(product, AUDITOR)) {
            auditor.open("/audit/tokens.xhtml");
            String cookies = auditor.context().cookies().stream()
                    .map((Cookie cookie) -> cookie.name + "=" + cookie.value)
                    .collect(Collectors.joining("; "));
            assertThat(cookies).contains("XIEZHI=");
            refused(LedgerApi.ask(product, "GET", "/api/ledger/checkpoint", "Cookie", cookies));
            assertThat(Answer.to(auditor.page(), "GET", "/api/ledger/checkpoint", Map.of())
                            .status())
                    .isEqualTo(401);
        }
    }

    /** Nobody waits a week here, and nobody takes the auditor's role away: the operator does, and sets it back. */
    @Test
    void refuses_one_that_has_expired_or_whose_owner_may_no_more() throws Exception {
        String label = label();
        LedgerApi api = withToken(label);
        UUID token = UUID.fromString(operator.one("select id::text from audit_token where label = ?", label));
        LocalDate lastDay = LocalDate.parse(operator.one("select last_day::text from audit_token where id = ?", token));
        UUID auditor = UUID.fromString(operator.one("select id::text from account where login_name = ?", AUDITOR));
        String roles = operator.one("select roles from account where id = ?", auditor);

        operator.change("update audit_token set last_day = ? where id = ?", lastDay.minusYears(1), token);
        assertThat(api.status("checkpoint")).isEqualTo(401);
        operator.change("update audit_token set last_day = ? where id = ?", lastDay, token);
        assertThat(api.status("checkpoint")).isEqualTo(200);

        operator.change("update account set disabled = true where id = ?", auditor);
        assertThat(api.status("checkpoint")).isEqualTo(401);
        operator.change("update account set disabled = false, roles = 'INSPECTOR' where id = ?", auditor);
        assertThat(api.status("checkpoint")).isEqualTo(401);
        operator.change("update account set roles = ? where id = ?", roles, auditor);
        assertThat(api.status("checkpoint")).isEqualTo(200);
        revoke(label);
    }

    @Test
    void names_the_token_that_an_operator_prolonged() {
        String label = label();
        withToken(label);
        UUID token = UUID.fromString(operator.one("select id::text from audit_token where label = ?", label));
        try (Person auditor = browsers.signedIn(product, AUDITOR)) {
            assertThat(Verification.findings(auditor)).isEmpty();
            operator.change("update audit_token set last_day = last_day + 1 where id = ?", token);
            assertThat(Verification.findings(auditor)).contains("业务行被绕过系统改动", token.toString());
            operator.change("update audit_token set last_day = last_day - 1 where id = ?", token);
        }
        revoke(label);
        try (Person auditor = browsers.signedIn(product, AUDITOR)) {
            assertThat(Verification.findings(auditor)).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "tile",
                "tile/0",
                "tile/0/000/",
                "checkpoint/",
                "checkpoint;a=b",
                "CHECKPOINT",
                "checkpoint.cosigned",
                ".witness/denied",
                ".staging",
                "tile/0/x000/000",
                "tile/0/000.p/0",
                "tile/0/000.p/256",
                "tile/0/000.p/01",
                "tile/00/000.p/1",
                "tile/64/000.p/1",
                "tile/entries/999.p/1",
                "tile/0/999999999999999999999",
                "tile/0/%2e%2e/%2e%2e/log.vkey",
                "..%2f..%2fkeys/keystore.secret",
                "..%5c..%5ckeys/keystore.secret",
                "%2e%2e/keys/keystore.secret",
                "../../keys/keystore.secret",
                "/etc/passwd",
                "tile/0/000%00"
            })
    void knows_no_other_name(String name) throws Exception {
        LedgerApi api = TOKEN_OF_NAMES.computeIfAbsent(product, known -> withToken("names of the log"));
        HttpResponse<byte[]> answer = api.ask("GET", name);
        assertThat(answer.statusCode()).as(name).isIn(400, 404);
        assertThat(new String(answer.body(), StandardCharsets.UTF_8)).doesNotContain("root:", "xiezhi/trail");
    }

    @Test
    void opens_neither_another_method_nor_another_address() throws Exception {
        String label = label();
        LedgerApi api = withToken(label);
        for (String method : List.of("POST", "PUT", "DELETE", "PATCH", "OPTIONS")) {
            HttpResponse<byte[]> answer = api.ask(method, "checkpoint");
            assertThat(answer.statusCode()).as(method).isEqualTo(405);
            assertThat(answer.headers().firstValue("Allow")).get().asString().contains("GET");
        }
        for (String page : List.of("/index.xhtml", "/audit/trail.xhtml", "/audit/tokens.xhtml", "/audit/proof/0.zip")) {
            assertThat(asked(page, api)).as(page).isEqualTo(302);
        }
        assertThat(asked("/evidence/content/" + UUID.randomUUID(), api)).isEqualTo(401);
        assertThat(asked("/upload/", api)).isEqualTo(401);
        revoke(label);
    }

    private int asked(String page, LedgerApi api) throws IOException, InterruptedException {
        return LedgerApi.ask(product, "GET", page, "Authorization", "Bearer " + api.token())
                .statusCode();
    }
}
