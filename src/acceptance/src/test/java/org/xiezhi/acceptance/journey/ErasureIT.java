package org.xiezhi.acceptance.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.xiezhi.acceptance.product.Browsers;
import org.xiezhi.acceptance.product.OnPostgreSql;
import org.xiezhi.acceptance.product.Operator;
import org.xiezhi.acceptance.product.Person;
import org.xiezhi.acceptance.product.Product;
import org.xiezhi.acceptance.product.SharedProduct;

/** A name leaves the trail by right and reason, and the trail still holds. */
@OnPostgreSql
@ExtendWith(SharedProduct.class)
class ErasureIT {

    /** Somebody who never had an account and typed his name here. */
    private static final String NAME = "ouyang.forgotten";

    @TempDir
    Path folder;

    private final Operator operator;
    private final Product product;
    private final Browsers browsers;

    ErasureIT(Operator operator, Product product, Browsers browsers) {
        this.operator = operator;
        this.product = product;
        this.browsers = browsers;
    }

    @Test
    void erases_a_name_by_two_people_and_leaves_the_trail_whole() throws Exception {
        try (Person stranger = browsers.person(product)) {
            stranger.signIn(NAME, "not the password");
            stranger.signIn(NAME, "not this one either");
        }
        List<String> events = operator.column(
                "select event_id from audit_value where name = 'login' and content = ? order by event_id", NAME);
        assertThat(events).hasSize(2);
        String number = propose();
        // What comes later is not in the frozen set.
        try (Person stranger = browsers.person(product)) {
            stranger.signIn(NAME, "still not");
        }
        approve(number);
        assertThat(operator.column("select event_id from audit_value where content like ?", "%" + NAME + "%"))
                .hasSize(1)
                .doesNotContainAnyElementsOf(events);
        withdraw(propose());
        number = propose();
        approve(number);
        assertThat(operator.one("select count(*) from audit_value where content like ?", "%" + NAME + "%"))
                .isEqualTo("0");
        assertThat(operator.one(
                        "select count(*) from erasure where reason like ? or answer like ?",
                        "%" + NAME + "%",
                        "%" + NAME + "%"))
                .isEqualTo("0");
        try (Person auditor = browsers.signedIn(product, "jin.auditor")) {
            seenAsErased(auditor, number);
            assertThat(Verification.findings(auditor)).isEmpty();
            Page page = auditor.page();
            assertThat(page.locator("dt:has-text('依程序清除的内容') + dd").innerText()).isNotEqualTo("0");
            assertThat(Axe.faults(page)).isEmpty();
            auditor.picture("audit-verify-erased");
            namesWhatWasPutBack(auditor, UUID.fromString(events.get(0)));
            assertThat(Verification.findings(auditor)).isEmpty();
        }
    }

    private String propose() {
        try (Person security = browsers.signedIn(product, "lu.security")) {
            security.open("/system/accounts.xhtml");
            Page page = security.page();
            page.locator("a[href$='/system/erasure.xhtml']").click();
            page.waitForURL("**/system/erasure.xhtml");
            page.locator("#propose").click();
            page.locator("#by_message:not(:empty)").waitFor();
            page.getByText("按用户名或者地址", new Page.GetByTextOptions().setExact(true))
                    .click();
            page.locator("#text").fill(NAME);
            page.locator("label:has-text('用户名')").last().click();
            page.locator("#ground").selectOption("PURPOSE_ENDED");
            page.locator("#reason").fill("本人申请，申请书 2026-7 号");
            page.locator("#count").click();
            page.locator("#counted").waitFor();
            assertThat(page.locator("#counted").innerText()).contains("用户名：").doesNotContain(NAME);
            assertThat(Axe.faults(page)).isEmpty();
            security.picture("system-erasure");
            page.locator("#propose").click();
            page.locator("#list").waitFor();
            page.locator("#messages:has-text('已提请清除')").waitFor();
            assertThat(page.locator("main").innerText()).doesNotContain(NAME);
            return page.locator("#list tbody tr td").first().innerText().strip();
        }
    }

    /** From a list that is narrowed to what is open, which its form does not forget. */
    private void withdraw(String number) {
        try (Person security = browsers.signedIn(product, "lu.security")) {
            security.open("/system/erasure.xhtml?state=OPEN");
            Page page = security.page();
            assertThat(page.locator("#list tbody tr").count()).isEqualTo(1);
            page.locator("#list tbody tr:has-text('" + number + "') [id$=withdraw]")
                    .click();
            page.locator("#messages:has-text('已撤回 " + number + "')").waitFor();
            page.locator("select[name=state]").selectOption("WITHDRAWN");
            page.locator("form[role=search] button").click();
            page.waitForURL("**/system/erasure.xhtml?state=WITHDRAWN**");
            assertThat(page.locator("#list tbody tr").innerText()).contains(number, "已撤回");
            assertThat(page.locator("nav.pages").innerText()).contains("1");
            assertThat(Axe.faults(page)).isEmpty();
            security.picture("system-erasure-narrowed");
            security.open("/system/erasure.xhtml?state=REFUSED");
            assertThat(page.locator("main").innerText()).contains("没有这种状态的提请");
        }
    }

    private void approve(String number) {
        try (Person chief = browsers.signedIn(product, "zhao.chief")) {
            chief.open("/index.xhtml");
            Page page = chief.page();
            page.locator("#erasures a:has-text('" + number + "')").click();
            page.waitForURL("**/approval/erase.xhtml?**");
            assertThat(page.locator("main").innerText())
                    .contains(number, "陆安全", "申请书 2026-7 号", "用户名", "个人信息保护法")
                    .doesNotContain(NAME);
            assertThat(Axe.faults(page)).isEmpty();
            chief.picture("approval-erase");
            page.locator("#refuse").click();
            page.locator("#reason_message:not(:empty)").waitFor();
            page.locator("#approve").click();
            page.locator(".ui-confirmdialog-yes").click();
            page.waitForURL("**/index.xhtml**");
            assertThat(page.locator("#messages").innerText()).contains(number);
            assertThat(chief.open("/system/erasure.xhtml").status()).isEqualTo(404);
        }
    }

    private void seenAsErased(Person auditor, String number) throws Exception {
        auditor.open("/audit/trail.xhtml?act=session.sign-in-failed");
        Page page = auditor.page();
        assertThat(page.locator("#entries").innerText())
                .contains("用户名“已清除（依据：处理目的已实现、无法实现或者不再必要，提请 " + number + " 号）”")
                .doesNotContain(NAME);
        auditor.picture("audit-trail-erased");
        page.locator("#export").click();
        page.waitForURL("**/audit/export.xhtml?**");
        page.locator("#purpose").fill("核对清除");
        assertThat(Files.readString(taken(page, "csv")))
                .contains("提请 " + number + " 号")
                .doesNotContain(NAME);
        VerifierJar.Answer answer = VerifierJar.run("verify", taken(page, "bundle"), "--lang", "en");
        assertThat(answer.exit()).as(answer.text()).isEqualTo(3);
        assertThat(answer.text()).doesNotContain("WRONG");
        auditor.open("/audit/trail.xhtml?act=erasure.erased");
        assertThat(page.locator("#entries tbody tr").first().innerText()).contains(number, "赵");
    }

    private Path taken(Page page, String button) {
        Download download = page.waitForDownload(page.locator("#" + button)::click);
        Path file = folder.resolve(download.suggestedFilename());
        download.saveAs(file);
        return file;
    }

    private void namesWhatWasPutBack(Person auditor, UUID event) {
        operator.change(
                "insert into audit_value (event_id, name, salt, content) values (?, 'login', '\\x00', ?)", event, NAME);
        assertThat(Verification.findings(auditor)).contains("已清除的内容又出现", event.toString());
        operator.change("delete from audit_value where event_id = ? and name = 'login'", event);
    }
}
