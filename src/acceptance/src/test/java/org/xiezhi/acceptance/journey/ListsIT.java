package org.xiezhi.acceptance.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.xiezhi.acceptance.product.Browsers;
import org.xiezhi.acceptance.product.OnPostgreSql;
import org.xiezhi.acceptance.product.Operator;
import org.xiezhi.acceptance.product.Person;
import org.xiezhi.acceptance.product.Product;
import org.xiezhi.acceptance.product.SharedProduct;

/** Lists longer than a page, in a browser, with the mouse and without. */
@OnPostgreSql
@ExtendWith(SharedProduct.class)
class ListsIT {

    private static final int MANY = 45;

    private final Operator operator;
    private final Product product;
    private final Browsers browsers;

    ListsIT(Operator operator, Product product, Browsers browsers) {
        this.operator = operator;
        this.product = product;
        this.browsers = browsers;
    }

    @BeforeEach
    void fill() {
        for (int i = 0; i < MANY; i++) {
            String id = "00000000-0000-7000-8000-0000000001" + (10 + i);
            operator.change(
                    "insert into matter (id, stage, rulebook, registrar, handling_room, opened, version)"
                            + " select cast(? as uuid), ?, 'x', a.id, r.id, localtimestamp, 1 from account a, room r"
                            + " where a.login_name = 'an.supervision' and r.code = (select min(code) from room where duty = 'handling')",
                    id,
                    i % 2 == 0 ? "HANDLING" : "REGISTERED");
            operator.change(
                    "insert into clue (id, matter_id, number, source, received, person_name, person_unit, person_post, rank_category,"
                            + " allegation, label, secret_level, proposed_room, version) select m.id, m.id, ?, 'VISIT', current_date, ?,"
                            + " '列表镇人民政府', '干部', 'D', '反映的问题', 'OTHER', 'INTERNAL', m.handling_room, 1 from matter m where m.id = cast(? as uuid)",
                    "XS-1999-00" + (10 + i),
                    i == 7 ? "𬱖列" : "列" + i,
                    id);
        }
    }

    @AfterEach
    void clear() {
        operator.change("delete from clue where person_unit = '列表镇人民政府'");
        operator.change("delete from matter where id::text like '00000000-0000-7000-8000-00000000%'");
    }

    @Test
    void turns_orders_and_narrows_the_list_of_clues_from_the_keyboard() {
        try (Person person = browsers.signedIn(product, "an.supervision")) {
            person.open("/clue/list.xhtml");
            Page page = person.page();
            page.locator("input[name=words]").fill("列表镇");
            page.locator("input[name=words]").press("Enter");
            page.waitForURL("**words=**");
            assertThat(page.locator("#count").innerText()).contains(Integer.toString(MANY));
            assertThat(page.locator("#clues tbody tr").count()).isEqualTo(20);
            assertThat(first(page)).isEqualTo("XS-1999-0054");
            person.picture("clue-list");

            page.locator("a[rel=next]").focus();
            page.keyboard().press("Enter");
            page.waitForURL("**first=20**");
            assertThat(first(page)).isEqualTo("XS-1999-0034");
            page.locator("a[rel=next]").click();
            page.waitForURL("**first=40**");
            assertThat(page.locator("#clues tbody tr").count()).isEqualTo(5);
            assertThat(page.locator("a[rel=next]").count()).isZero();

            page.locator("#clues thead a").first().press("Enter");
            page.waitForURL("**order=ascending**");
            assertThat(first(page)).isEqualTo("XS-1999-0010");
            assertThat(page.locator("#clues th").first().getAttribute("aria-sort"))
                    .isEqualTo("ascending");

            page.locator(".pages-sizes a").click();
            page.waitForURL("**size=50**");
            assertThat(page.locator("#clues tbody tr").count()).isEqualTo(MANY);

            page.locator("select[name=stage]").selectOption("HANDLING");
            page.locator("form[role=search] button").click();
            page.waitForURL("**stage=HANDLING**");
            assertThat(page.locator("#clues tbody tr").count()).isEqualTo(23);
            assertThat(first(page)).isEqualTo("XS-1999-0010");
            assertThat(person.complaints()).isEmpty();
        }
    }

    @Test
    void finds_a_rare_character_and_says_when_nothing_matches() {
        try (Person person = browsers.signedIn(product, "an.supervision")) {
            person.open("/clue/list.xhtml?words=" + URLEncoder.encode("𬱖列", StandardCharsets.UTF_8));
            assertThat(person.page().locator("#clues tbody tr").count()).isEqualTo(1);
            person.open("/clue/list.xhtml?words=" + URLEncoder.encode("没有这个人", StandardCharsets.UTF_8));
            assertThat(person.page().locator(".empty-why").innerText()).isNotBlank();
            person.picture("clue-list-empty");
            person.open("/clue/list.xhtml?first=abc&size=9999999&sort=DROP&stage=NONE&room=1'--&order=up");
            assertThat(person.page().locator(".empty-why").innerText()).isNotBlank();
        }
    }

    @Test
    void pages_the_desk_and_shows_nothing_of_it_to_another_room() {
        try (Person person = browsers.signedIn(product, "an.supervision")) {
            person.open("/index.xhtml");
            assertThat(person.page().locator("#todos tbody tr").count()).isEqualTo(20);
            person.page().locator("a[rel=next]").click();
            person.page().waitForURL("**first=20**");
            assertThat(person.page().locator("#todos tbody tr").count()).isPositive();
            person.picture("desk-paged");
        }
        try (Person person = browsers.signedIn(product, "sun.inspector")) {
            person.open("/clue/list.xhtml?words=" + URLEncoder.encode("列表镇", StandardCharsets.UTF_8));
            assertThat(person.page().locator("#clues").count()).isZero();
            assertThat(person.page().locator("#count").innerText()).contains("0");
            person.open("/index.xhtml");
            assertThat(person.page().locator("#todos").count()).isZero();
        }
        try (Person person = browsers.signedIn(product, "zhao.chief")) {
            person.open("/approval/inbox.xhtml?first=abc&below=-4");
            assertThat(person.page().locator("h1").innerText()).isNotBlank();
            person.picture("inbox");
        }
    }

    private static String first(Page page) {
        return page.locator("#clues tbody a").first().innerText();
    }
}
