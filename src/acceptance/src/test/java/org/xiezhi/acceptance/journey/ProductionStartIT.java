package org.xiezhi.acceptance.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.xiezhi.acceptance.product.Browsers;
import org.xiezhi.acceptance.product.OutsideAuthority;
import org.xiezhi.acceptance.product.OwnSigner;
import org.xiezhi.acceptance.product.Person;
import org.xiezhi.acceptance.product.Product;
import org.xiezhi.acceptance.product.Production;
import org.xiezhi.acceptance.product.SharedProduct;
import org.xiezhi.acceptance.product.SoftToken;

/** The production start that docs/operations.md describes, walked from the settings file to the first new account. */
@ExtendWith(SharedProduct.class)
@Execution(ExecutionMode.CONCURRENT)
class ProductionStartIT {

    private static final String PASSWORD = "一个自己的长密码-2026";

    @TempDir
    Path folder;

    private final Browsers browsers;

    ProductionStartIT(Browsers browsers) {
        this.browsers = browsers;
    }

    @Test
    void begins_with_three_administrators_for_a_one_time_code_and_no_demo_account() throws Exception {
        Path home = Files.createDirectories(folder.resolve("home"));
        try (OwnSigner signer = new OwnSigner(folder, home);
                OutsideAuthority authority = new OutsideAuthority(folder.resolve("authority"));
                Production production = Production.start(home, soonAlarmed(signer, new SoftToken(folder), authority))) {
            // The unit key lies in the folder, and what opens it in the token alone.
            assertThat(home.resolve("keys/vault/unit-1.key")).exists();
            assertThat(home.resolve("keys/vault/root.p12")).doesNotExist();
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(production.code())))
                    .isEqualTo("rw-------");
            String code = Files.readString(production.code()).strip();
            try (Person operator = browsers.person(production.product())) {
                operator.open("/login.xhtml");
                assertThat(operator.page().locator("#demo").count()).isZero();
                refusesWhatIsWrong(operator, code);
                setUp(operator, code, PASSWORD);
                operator.page().waitForURL("**/login.xhtml");
                assertThat(production.code()).doesNotExist();
                assertThat(operator.open("/setup.xhtml").status()).isEqualTo(404);
            }
            signsOnceTheOperatorsSignerRuns(production, signer);
            stampsWhatIsSigned(production, authority);
            opensNothingWithAPublicPassword(production);
            makesAnAccount(production);
            mayNothingYet(production);
            givesItsRights(production);
            try (Person chief = browsers.person(production.product())) {
                chief.signIn("wang.chief", PASSWORD);
                chief.open("/clue/list.xhtml");
                assertThat(chief.page().url()).contains("/clue/list");
            }
            production.product().stop();
            // Nobody but the operator ends his signer; the last entry of the run is signed.
            assertThat(signer.runs()).isTrue();
            assertThat(signer.record()).contains("\n" + Signing.size(home) + "\n");
        }
    }

    /** What the product is told of the operator's signer and token, and that a second without the signer is an alarm. */
    private static List<String> soonAlarmed(OwnSigner signer, SoftToken token, OutsideAuthority authority) {
        List<String> settings = new ArrayList<>(signer.settings());
        settings.addAll(token.settings());
        settings.addAll(authority.settings());
        settings.add("xiezhi.checkpoint.alarm.seconds=1");
        return settings;
    }

    /** It may come later than the product: until then people work, the alarm stands, and nothing is signed. */
    private void signsOnceTheOperatorsSignerRuns(Production production, OwnSigner signer) throws Exception {
        Product product = production.product();
        assertThat(product.signer()).isEmpty();
        try (Person auditor = browsers.signedIn(product, "first.aud", PASSWORD)) {
            Health.await("the alarm", () -> Health.of(product, "trail") == Health.DOWN);
            assertThat(Signing.unsigned(auditor)).isEqualTo(1);
            assertThat(product.home().resolve("trail/checkpoint")).doesNotExist();
            signer.start();
            Health.await("the alarm is over", () -> Health.of(product, "trail") == Health.UP);
            assertThat(Verification.findings(auditor)).isEmpty();
        }
    }

    /** The auditor takes the stamp with him, and another program accepts it with the authority's certificate alone. */
    private void stampsWhatIsSigned(Production production, OutsideAuthority authority) throws Exception {
        Path stamps = production.product().home().resolve("trail/stamp");
        Health.await(
                "a stamp", () -> Files.isDirectory(stamps) && tokens(stamps).size() == 1);
        try (Person auditor = browsers.signedIn(production.product(), "first.aud", PASSWORD)) {
            assertThat(Verification.findings(auditor)).isEmpty();
            auditor.open("/audit/state.xhtml");
            Page page = auditor.page();
            assertThat(page.locator("section[aria-labelledby=stamps_title]").innerText())
                    .contains("已加盖", "CN=Authority of the test", "没有时钟被拨回的条目");
            assertThat(Axe.faults(page)).isEmpty();
            auditor.picture("audit-stamps");
            Path stamp = taken(page, "#stamp_token");
            Path checkpoint = taken(page, "#stamp_checkpoint");
            assertThat(authority.verified(checkpoint, stamp)).contains("Verification: OK");
            assertThat(stamp).hasSameBinaryContentAs(tokens(stamps).get(0));
            assertThat(auditor.open("/audit/stamp/0.tsr").status()).isEqualTo(404);
            auditor.open("/audit/trail.xhtml?act=stamp.received");
            assertThat(page.locator("#entries").innerText()).contains("检查点加盖时间戳", "CN=Authority of the test");
        }
        try (Person administrator = browsers.signedIn(production.product(), "first.sys", PASSWORD)) {
            String name = tokens(stamps).get(0).getFileName().toString();
            assertThat(administrator.open("/audit/stamp/" + name).status()).isBetween(403, 404);
        }
    }

    private static List<Path> tokens(Path stamps) throws IOException {
        try (Stream<Path> files = Files.list(stamps)) {
            return files.filter(file -> file.toString().endsWith(".tsr")).toList();
        }
    }

    private Path taken(Page page, String button) {
        Download download = page.waitForDownload(() -> page.locator(button).click());
        Path file = folder.resolve(download.suggestedFilename());
        download.saveAs(file);
        return file;
    }

    private static void refusesWhatIsWrong(Person operator, String code) {
        setUp(operator, "0000-0000", PASSWORD);
        operator.page().locator("#messages .ui-messages-error").first().waitFor();
        setUp(operator, code, Person.PASSWORD);
        operator.page().locator("#auditor_password_message:not(:empty)").waitFor();
        operator.picture("setup-refused");
    }

    private static void setUp(Person operator, String code, String password) {
        operator.open("/setup.xhtml");
        Page page = operator.page();
        page.locator("#code").fill(code);
        for (String who : new String[] {"system_administrator", "security_administrator", "auditor"}) {
            page.locator("#" + who + "_loginName").fill("first." + who.substring(0, 3));
            page.locator("#" + who + "_displayName").fill("管理员" + who.substring(0, 3));
            page.locator("#" + who + "_password").fill(password);
        }
        page.locator("#security_administrator_loginName").fill("second.sec");
        page.locator("#make").click();
        page.waitForLoadState();
    }

    /** The accounts come in by SQL; the one with a password of its own shows that such an account does open. */
    private void opensNothingWithAPublicPassword(Production production) {
        insert(production, "zhao.chief", Person.PASSWORD);
        insert(production, "qian.chief", PASSWORD);
        try (Person stranger = browsers.person(production.product())) {
            stranger.signIn("zhao.chief", Person.PASSWORD);
            assertThat(stranger.page().url()).contains("login");
            stranger.signIn("qian.chief", PASSWORD);
            stranger.open("/clue/list.xhtml");
            assertThat(stranger.page().url()).contains("/clue/list");
        }
    }

    private static void insert(Production production, String login, String password) {
        UUID id = UUID.randomUUID();
        production
                .database()
                .operator()
                .change(
                        "insert into account (id, login_name, display_name, password_hash, roles, locale, disabled,"
                                + " second_factor, version) values (?, ?, ?, ?, 'CHIEF', 'zh-CN', false, 'none', 1)",
                        id,
                        login,
                        login,
                        argon2id(password));
        production.database().operator().change("insert into login_attempt (account_id, failures) values (?, 0)", id);
    }

    /** The PHC form that the product stores, with less work. */
    private static String argon2id(String password) {
        byte[] salt = new byte[16];
        byte[] hash = new byte[32];
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withSalt(salt)
                .withMemoryAsKB(64)
                .withIterations(1)
                .withParallelism(1)
                .build());
        generator.generateBytes(password.getBytes(StandardCharsets.UTF_8), hash);
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=64,t=1,p=1$" + base64.encodeToString(salt) + "$" + base64.encodeToString(hash);
    }

    private void makesAnAccount(Production production) {
        try (Person administrator = browsers.signedIn(production.product(), "first.sys", PASSWORD)) {
            administrator.open("/system/account.xhtml");
            Page page = administrator.page();
            page.locator("#loginName").fill("wang.chief");
            page.locator("#displayName").fill("王书记");
            page.locator("#password").fill(PASSWORD);
            page.locator("#make").click();
            page.waitForURL("**/system/accounts.xhtml");
            assertThat(page.locator("#accounts").innerText()).contains("wang.chief", "王书记");
            administrator.picture("system-accounts");
            // He makes accounts; what they may do is not his to say.
            assertThat(page.locator("a[href*='rights.xhtml']").count()).isZero();
            administrator.open("/system/state.xhtml");
            assertThat(page.locator("main").innerText()).contains("PostgreSQL");
        }
    }

    private void mayNothingYet(Production production) {
        try (Person chief = browsers.person(production.product())) {
            chief.signIn("wang.chief", PASSWORD);
            assertThat(chief.page().locator("main").innerText()).contains("暂无可以办理的事项");
            assertThat(chief.open("/clue/list.xhtml").status()).isEqualTo(404);
        }
    }

    private void givesItsRights(Production production) {
        try (Person security = browsers.person(production.product())) {
            security.signIn("second.sec", PASSWORD);
            assertThat(security.open("/system/account.xhtml").status()).isEqualTo(200);
            refusesAnAccount(security);
            security.open("/system/accounts.xhtml");
            Page page = security.page();
            String rights =
                    page.locator("a[href*='rights.xhtml'][aria-label$='王书记']").getAttribute("href");
            page.navigate(production.product().at(rights));
            page.locator("input[value=INSPECTOR]").check();
            page.locator("#save").click();
            page.locator("#room_message:not(:empty)").waitFor();
            security.picture("system-rights");
            page.locator("input[value=INSPECTOR]").uncheck();
            page.locator("input[value=CHIEF]").check();
            page.locator("#save").click();
            page.waitForURL("**/system/accounts.xhtml");
            assertThat(page.locator("#accounts").innerText()).contains("纪委书记");
            try (Person administrator = browsers.signedIn(production.product(), "first.sys", PASSWORD)) {
                assertThat(administrator.open(rights).status()).isEqualTo(403);
            }
        }
    }

    private static void refusesAnAccount(Person security) {
        Page page = security.page();
        page.locator("#loginName").fill("li.chief");
        page.locator("#displayName").fill("李书记");
        page.locator("#password").fill(PASSWORD);
        page.locator("#make").click();
        page.locator("#messages .ui-messages-error").first().waitFor();
    }
}
