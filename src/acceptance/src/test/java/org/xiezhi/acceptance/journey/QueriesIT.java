package org.xiezhi.acceptance.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.SelectOption;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.xiezhi.acceptance.product.Browsers;
import org.xiezhi.acceptance.product.OnPostgreSql;
import org.xiezhi.acceptance.product.Operator;
import org.xiezhi.acceptance.product.Person;
import org.xiezhi.acceptance.product.Product;
import org.xiezhi.acceptance.product.SharedProduct;

/** The auditor asks a room about an entry; it answers, has to answer again, and all of it stands in the trail. */
@OnPostgreSql
@ExtendWith(SharedProduct.class)
class QueriesIT {

    private static final String QUESTION = "此次登录的事由是什么？";
    private static final String ANSWER = "为办理待办事项登录。";
    private static final String REMARK = "请写明待办事项的编号。";

    private final Product product;
    private final Browsers browsers;
    private final Operator operator;

    QueriesIT(Product product, Browsers browsers, Operator operator) {
        this.product = product;
        this.browsers = browsers;
        this.operator = operator;
    }

    @Test
    void goes_to_a_room_and_back_until_the_auditor_accepts() {
        try (Person auditor = browsers.signedIn(product, "jin.auditor");
                Person head = browsers.signedIn(product, "he.head")) {
            String number = asked(auditor);
            String id = operator.one("select id from audit_query where number = ?", number);
            hiddenFromOthers(id);
            overdue(auditor, head, number, id);

            answer(head, number, ANSWER);
            auditor.open("/audit/query.xhtml?id=" + id);
            Page judging = auditor.page();
            assertThat(judging.locator("main").innerText()).contains(QUESTION, ANSWER, "何志坚", "已答复");
            judging.locator("#give_back").click();
            judging.locator("#remark_message:not(:empty)").waitFor();
            judging.locator("#remark").fill(REMARK);
            judging.locator("#due_input").fill(today().plusDays(5).toString());
            assertThat(Axe.faults(judging)).isEmpty();
            auditor.picture("audit-query");
            act(judging, "#give_back", "再次答复");

            secondWindow(head, number, id);
            auditor.open("/audit/query.xhtml?id=" + id);
            act(judging, "#accept", "询问办结");
            assertThat(judging.locator("main").innerText()).contains(REMARK, "XS-2026-0001", "已办结");
            assertThat(judging.locator("#accept").count()).isZero();

            inTheTrail(auditor, number);
            auditor.open("/audit/verify.xhtml");
            judging.locator("#start").click();
            judging.locator("#answer_title").waitFor();
            assertThat(judging.locator("main").innerText()).contains("全部一致");
        }
    }

    /** @return the number of the query */
    private String asked(Person auditor) {
        auditor.open("/audit/trail.xhtml?act=session.signed-in");
        Page page = auditor.page();
        page.locator("#entries a[href*='/audit/ask.xhtml']").first().click();
        page.waitForURL("**/audit/ask.xhtml?**");
        assertThat(page.locator("#entry").innerText()).contains("登录");
        assertThat(page.locator("#room").innerText()).contains("第一纪检监察室");
        assertThat(page.locator("#due_input").inputValue()).isGreaterThan(today().toString());
        page.locator("#due_input").fill(today().minusDays(1).toString());
        page.locator("#send").click();
        page.locator("#room_message:not(:empty)").waitFor();
        page.locator("#room").selectOption(new SelectOption().setLabel("第一纪检监察室"));
        page.locator("#question").fill(QUESTION);
        page.locator("#send").click();
        page.locator("#due_message:not(:empty)").waitFor();
        assertThat(page.locator("#due_message").innerText()).contains("不得早于今天");
        page.locator("#due_input").fill(today().plusDays(10).toString());
        assertThat(Axe.faults(page)).isEmpty();
        auditor.picture("audit-ask");
        page.locator("#send").click();
        page.waitForURL("**/audit/query.xhtml?**");
        assertThat(page.locator("main").innerText()).contains(QUESTION, "待答复", "金鉴");
        return page.locator("h1").innerText().replace("审计询问", "").strip();
    }

    private void hiddenFromOthers(String id) {
        for (String login : List.of("ma.head", "chen.inspector", "zhao.chief")) {
            try (Person person = browsers.signedIn(product, login)) {
                assertThat(person.open("/query/answer.xhtml?id=" + id).status())
                        .as(login)
                        .isEqualTo(404);
                assertThat(person.open("/audit/query.xhtml?id=" + id).status())
                        .as(login)
                        .isEqualTo(404);
                person.open("/index.xhtml");
                assertThat(person.page().locator("main").innerText()).doesNotContain("SX-");
            }
        }
    }

    private void overdue(Person auditor, Person head, String number, String id) {
        UUID query = UUID.fromString(id);
        operator.change("update audit_query set due = ? where id = ?", today().minusDays(2), query);
        try {
            auditor.open("/index.xhtml");
            assertThat(auditor.page()
                            .locator("#queries li:has(#queries_overdue) .chip-red")
                            .innerText())
                    .contains("1");
            auditor.page().locator("#queries_overdue").click();
            auditor.page().waitForURL("**/audit/queries.xhtml?**");
            assertThat(auditor.page().locator("#queries").innerText()).contains(number, "已超期");
            assertThat(Axe.faults(auditor.page())).isEmpty();
            auditor.picture("audit-queries");

            head.open("/index.xhtml");
            Locator row = head.page().locator("#asked tr", new Page.LocatorOptions().setHasText(number));
            assertThat(row.locator(".chip-red").innerText()).contains("已超期");
            assertThat(Axe.faults(head.page())).isEmpty();
            head.picture("desk-asked");
        } finally {
            operator.change("update audit_query set due = ? where id = ?", today().plusDays(10), query);
        }
    }

    private void answer(Person head, String number, String text) {
        head.open("/index.xhtml");
        Page page = head.page();
        page.locator("#asked a", new Page.LocatorOptions().setHasText(number)).click();
        page.waitForURL("**/query/answer.xhtml?**");
        assertThat(page.locator("#no_content").innerText()).contains("案件内容");
        assertThat(page.locator("#entry").innerText()).contains("登录");
        page.locator("#send").click();
        page.locator("#answer_message:not(:empty)").waitFor();
        page.locator("#answer").fill(text);
        assertThat(Axe.faults(page)).isEmpty();
        head.picture("query-answer");
        pressSlowly(page);
        page.locator("#messages", new Page.LocatorOptions().setHasText("已送审计员")).waitFor();
        assertThat(page.locator("#send").count()).isZero();
    }

    /** As a hand does: the button is still down when the check of the field that was left comes back, and must not have moved. */
    private static void pressSlowly(Page page) {
        BoundingBox button = page.locator("#send").boundingBox();
        page.mouse().move(button.x + button.width / 2, button.y + button.height / 2);
        page.mouse().down();
        page.locator("#answer_message:empty")
                .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
        page.mouse().up();
    }

    /** The same form open twice: the first answer counts, and the second one is told so and loses nothing typed. */
    private void secondWindow(Person head, String number, String id) {
        Page second = head.context().newPage();
        second.navigate(product.at("/query/answer.xhtml?id=" + id));
        answer(head, number, "XS-2026-0001");
        second.locator("#answer").fill("另一个答复");
        second.locator("#send").click();
        second.locator("#messages", new Page.LocatorOptions().setHasText("已经有了答复"))
                .waitFor();
        assertThat(second.locator("#answer").inputValue()).isEqualTo("另一个答复");
        second.close();
        assertThat(operator.column("select id from audit_query_answer where query_id = ?", UUID.fromString(id)))
                .hasSize(2);
    }

    private void inTheTrail(Person auditor, String number) {
        for (String act :
                List.of("query.asked", "query.opened", "query.answered", "query.returned", "query.accepted")) {
            auditor.open("/audit/trail.xhtml?act=" + act);
            assertThat(auditor.page().locator("#entries").innerText()).as(act).contains(number);
        }
        auditor.open("/audit/trail.xhtml?act=query.answered");
        assertThat(auditor.page().locator("#entries").innerText()).contains(ANSWER);
    }

    private static LocalDate today() {
        return LocalDate.now(ZoneId.of("Asia/Shanghai"));
    }

    /** Presses a button and waits until the page says that it was done. */
    private static void act(Page page, String button, String told) {
        page.locator(button).click();
        page.locator("#messages", new Page.LocatorOptions().setHasText(told)).waitFor();
    }
}
