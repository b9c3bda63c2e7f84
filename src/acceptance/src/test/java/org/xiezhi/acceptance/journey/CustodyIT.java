package org.xiezhi.acceptance.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.xiezhi.acceptance.product.Browsers;
import org.xiezhi.acceptance.product.Person;
import org.xiezhi.acceptance.product.Product;
import org.xiezhi.acceptance.product.SharedProduct;

/** A thing goes from the handlers into the store, is lent by approval and comes back; both sides sign each time. */
@ExtendWith(SharedProduct.class)
class CustodyIT {

    private static final String NAME = "黑色手机";
    private static final String FEATURES = "黑色，屏幕右上角有裂纹";

    private final Product product;
    private final Browsers browsers;
    private final String adding;

    CustodyIT(Product product, Browsers browsers) {
        this.product = product;
        this.browsers = browsers;
        this.adding = Line.addEvidenceAt(product, browsers);
    }

    @Test
    void goes_from_hand_to_hand_and_tells_each_of_them_no_more_than_he_needs() {
        String card = recorded();
        as("chen.inspector", person -> {
            person.open(card);
            Page page = person.page();
            page.locator("#offer_now").click();
            page.locator("#receiver_message:not(:empty)").waitFor();
            assertThat(page.locator("#place_message").innerText()).isNotBlank();
            page.locator("#receiver").selectOption(new SelectOption().setLabel("鲍守诚"));
            page.locator("#seal").selectOption("INTACT");
            page.locator("#place").fill("涉案财物室 3 号柜");
            act(page, "#offer_now", "等待对方确认接收");
        });
        custodianTakesIt();
        borrowed(card);
        broughtBack(card);
        String printed = printed(card);
        String all = printedForTheMatter(card);
        auditorReadsActsAndNoThing(printed, all);
    }

    private void as(String login, Consumer<Person> work) {
        try (Person person = browsers.signedIn(product, login)) {
            work.accept(person);
        }
    }

    private String recorded() {
        String[] card = new String[1];
        as("chen.inspector", person -> {
            person.open(adding.replace("/evidence/add.xhtml", "/evidence/thing.xhtml"));
            Page page = person.page();
            page.locator("#submit").click();
            page.locator("#features_message:not(:empty)").waitFor();
            page.locator("#name").fill(NAME);
            page.locator("#kind").selectOption("PHYSICAL");
            page.locator("#quantity").fill("1 部");
            page.locator("#seal").fill("F-0001");
            page.locator("#features").fill(FEATURES);
            page.locator("#collected_input")
                    .fill(LocalDate.now(ZoneId.of("Asia/Shanghai")).toString());
            page.locator("#place").fill("某镇政府");
            page.locator("#holder").fill("李某");
            page.locator("#firstOfficer").selectOption(new SelectOption().setIndex(1));
            page.locator("#secondOfficer").selectOption(new SelectOption().setIndex(2));
            assertThat(Axe.faults(page)).isEmpty();
            person.picture("evidence-thing");
            page.locator("#submit").click();
            page.waitForURL("**/custody/item.xhtml?**");
            assertThat(page.locator("main").innerText()).contains(NAME, "承办人处", "陈思远", "移交保管期限", FEATURES);
            card[0] = page.url().substring(page.url().indexOf("/custody/"));
        });
        return card[0];
    }

    /** Presses a button and waits until the page says that it was done. */
    private static void act(Page page, String button, String told) {
        page.locator(button).click();
        page.locator("#messages", new Page.LocatorOptions().setHasText(told)).waitFor();
    }

    private void custodianTakesIt() {
        as("bao.custodian", person -> {
            person.open("/custody/list.xhtml");
            Page page = person.page();
            assertThat(page.locator("#waiting").innerText()).contains("接收", "陈思远");
            assertThat(page.locator("main").innerText()).doesNotContain(NAME);
            assertThat(Axe.faults(page)).isEmpty();
            person.picture("custody-list");
            page.locator("#waiting tbody a").first().click();
            page.waitForURL("**/custody/item.xhtml?**");
            assertThat(page.locator("main").innerText()).contains(NAME, FEATURES, "F-0001", "涉案财物室 3 号柜");
            // The number leads nowhere for him: he keeps the thing and reads nothing of the matter.
            assertThat(page.locator("a[href*='/clue/view.xhtml']").count()).isZero();
            page.locator("#take").click();
            page.locator("#seen_message:not(:empty)").waitFor();
            page.locator("#seen").selectOption("BROKEN");
            page.locator("#take").click();
            page.locator("#remark_message:not(:empty)").waitFor();
            page.locator("#seen").selectOption("INTACT");
            act(page, "#take", "物品现由您持有");
            assertThat(page.locator(".timeline").innerText()).contains("接收（移交保管，陈思远移交）", "封条：完好");
            assertThat(person.open("/clue/list.xhtml").status()).isEqualTo(404);
        });
    }

    private void borrowed(String card) {
        as("chen.inspector", person -> {
            person.open(card);
            Page page = person.page();
            page.locator("#ask_now").click();
            page.locator("#why_message:not(:empty)").waitFor();
            page.locator("#until_message:not(:empty)").waitFor();
            page.locator("#why").fill("送鉴定");
            page.locator("#until_input")
                    .fill(LocalDate.now(ZoneId.of("Asia/Shanghai")).plusDays(7).toString());
            act(page, "#ask_now", "借用申请已提交");
            assertThat(page.locator("#under_way").innerText()).contains("陈思远", "批准");
        });
        as("he.head", person -> {
            person.open("/custody/list.xhtml");
            Locator waiting = person.page().locator("#waiting tbody a");
            waiting.first().click();
            person.page().waitForURL("**/custody/item.xhtml?**");
            person.picture("custody-approve");
            act(person.page(), "#approve", "已批准借用");
        });
        as("bao.custodian", person -> {
            person.open(card);
            person.page().locator("#seen").selectOption("INTACT");
            act(person.page(), "#lend", "已出借");
        });
        as("chen.inspector", person -> {
            person.open(card);
            person.page().locator("#seen").selectOption("INTACT");
            act(person.page(), "#take", "物品现由您持有");
            assertThat(person.page().locator("main").innerText()).contains("借出", "归还期限");
        });
    }

    private void broughtBack(String card) {
        as("chen.inspector", person -> {
            person.open(card);
            Page page = person.page();
            page.locator("#receiver").selectOption(new SelectOption().setLabel("鲍守诚"));
            page.locator("#seal").selectOption("BROKEN");
            page.locator("#place").fill("涉案财物室 3 号柜");
            page.locator("#reason").fill("鉴定时启封");
            act(page, "#offer_now", "等待对方确认接收");
        });
        as("bao.custodian", person -> {
            person.open(card);
            Page page = person.page();
            page.locator("#seen").selectOption("BROKEN");
            page.locator("#remark").fill("已重新封存，封条 F-0002");
            act(page, "#take", "物品现由您持有");
            assertThat(page.locator("main").innerText()).contains("保管处", "已重新封存，封条 F-0002", "批准借用");
            assertThat(Axe.faults(page)).isEmpty();
            person.picture("custody-card");
            person.open("/custody/list.xhtml?where=LENT");
            assertThat(page.locator("#things").count()).isZero();
        });
    }

    /** The record and the label of the thing, by its custodian; gives the hash of the record. */
    private String printed(String card) {
        String[] hash = new String[1];
        as("bao.custodian", person -> {
            person.open(card);
            Page page = person.page();
            page.locator("#print_record").click();
            page.locator("#purpose_message:not(:empty)").waitFor();
            page.locator("#purpose").fill("存卷");
            Download custody = page.waitForDownload(page.locator("#print_record")::click);
            assertThat(custody.suggestedFilename()).endsWith("-custody.pdf").doesNotContain(NAME);
            hash[0] = sha256(custody);
            // The page is still there and of use.
            assertThat(page.locator("#purpose").inputValue()).isEqualTo("存卷");
            Download label = page.waitForDownload(page.locator("#print_label")::click);
            assertThat(label.suggestedFilename()).endsWith("-label.pdf");
            assertThat(sha256(label)).isNotEqualTo(hash[0]);
            assertThat(page.locator("#gaps").innerText()).contains("封条与上一次记录不符");
        });
        return hash[0];
    }

    private String printedForTheMatter(String card) {
        String[] hash = new String[1];
        as("chen.inspector", person -> {
            person.open(card);
            Page page = person.page();
            page.locator("a[href*='/clue/view.xhtml']").first().click();
            page.waitForURL("**/clue/view.xhtml?**");
            person.open(page.url().substring(page.url().indexOf("/clue/")) + "&tab=evidence");
            page.locator("#purpose").fill("移送审理");
            assertThat(Axe.faults(page)).isEmpty();
            person.picture("evidence-list");
            hash[0] = sha256(page.waitForDownload(page.locator("#print_record")::click));
            person.open(page.url().replaceFirst(".*(/clue/view.xhtml[?]id=[0-9a-f-]+).*", "$1") + "&tab=timeline");
            assertThat(page.locator(".timeline").innerText()).contains("件证据：接收保管", "件证据：借用接收", "件证据：归还接收");
        });
        return hash[0];
    }

    private static String sha256(Download file) {
        try {
            byte[] bytes = Files.readAllBytes(file.path());
            assertThat(new String(bytes, 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (IOException | NoSuchAlgorithmException e) {
            throw new AssertionError(file.suggestedFilename(), e);
        }
    }

    private void auditorReadsActsAndNoThing(String printed, String all) {
        as("jin.auditor", person -> {
            person.open("/audit/trail.xhtml?act=custody.taken");
            String told = person.page().locator("#entries").innerText();
            assertThat(told).contains("事由移交保管", "事由借用", "事由归还", "封条破损");
            assertThat(told).doesNotContain(NAME, "F-0002");
            person.open("/audit/trail.xhtml?act=custody.printed");
            assertThat(person.page().locator("#entries").innerText())
                    .as("a paper can be held against the trail")
                    .contains(printed)
                    .doesNotContain("存卷");
            person.open("/audit/trail.xhtml?act=custody.matter-printed");
            assertThat(person.page().locator("#entries").innerText()).contains(all);
            assertThat(Verification.findings(person)).isEmpty();
        });
    }
}
