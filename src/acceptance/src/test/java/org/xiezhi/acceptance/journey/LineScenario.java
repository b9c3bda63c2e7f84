package org.xiezhi.acceptance.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.xiezhi.acceptance.product.Browsers;
import org.xiezhi.acceptance.product.Person;
import org.xiezhi.acceptance.product.Product;
import org.xiezhi.acceptance.product.SharedProduct;

/** A clue becomes a filed case, and everybody sees of it what he should; the same on both databases. */
@ExtendWith(SharedProduct.class)
abstract class LineScenario {

    /** What was done, by whom, in the order of the walk. */
    private static final List<List<String>> TIMELINE = List.of(
            List.of("安立新", "案件监督管理人员", "登记", "监督执纪工作规则"),
            List.of("安立新", "提出分办意见"),
            List.of("赵秉正", "纪委书记", "批准分办", "同意", "第23条"),
            List.of("何志坚", "承办室主任", "指定承办人", "陈思远", "林晓𬱖"),
            List.of("陈思远", "录入证据第 1 件"),
            List.of("陈思远", "呈批初步核实"),
            List.of("何志坚", "承办部门负责人", "呈批初步核实，转下一级审批", "同意", "第33条"),
            List.of("梁守一", "分管领导", "批准初步核实", "初步核实中"),
            List.of("陈思远", "在初核报告上签名", "第35条"),
            List.of("林晓𬱖", "在初核报告上签名", "第35条"),
            List.of("林晓𬱖", "呈报初核报告"),
            List.of("何志坚", "承办部门负责人", "转下一级审批", "第35条"),
            List.of("梁守一", "分管领导", "转下一级审批", "第35条"),
            List.of("赵秉正", "纪委书记", "批准初核报告"),
            List.of("陈思远", "呈批立案", "第37条"),
            List.of("何志坚", "承办部门负责人", "转下一级审批", "第38条"),
            List.of("陈思远", "录入证据第 2 件"),
            List.of("陈思远", "失效", "从头开始"),
            List.of("陈思远", "呈批立案（第 2 次"),
            List.of("何志坚", "承办部门负责人", "转下一级审批", "第38条"),
            List.of("梁守一", "分管领导", "转下一级审批", "第38条"),
            List.of("赵秉正", "纪委书记", "批准立案", "已立案", "第38条"),
            List.of("赵秉正", "案号 LA-"));

    private final Product product;
    private final Browsers browsers;
    private final Line line;

    LineScenario(Product product, Browsers browsers) {
        this.product = product;
        this.browsers = browsers;
        this.line = Line.walked(product, browsers);
    }

    @Test
    void gives_the_case_its_number() {
        assertThat(line.clueNumber()).matches("XS-\\d{4}-\\d{4}");
        assertThat(line.number()).matches("LA-\\d{4}-0001");
    }

    @Test
    void tells_every_step_with_who_and_by_which_article() {
        try (Person person = browsers.signedIn(product, "chen.inspector")) {
            person.open(line.casefile() + "&tab=timeline");
            List<String> told =
                    new ArrayList<>(person.page().locator(".timeline .moment").allInnerTexts());
            assertThat(told).allSatisfy(moment -> assertThat(moment).contains("依据"));
            // The newest stands on top; the line was walked from the bottom up.
            Collections.reverse(told);
            TIMELINE.forEach(expected -> {
                assertThat(told).as("before " + expected).isNotEmpty();
                assertThat(told.remove(0)).contains(expected);
            });
            assertThat(told).isEmpty();
            person.picture("casefile-timeline");
        }
    }

    @Test
    void shows_the_case_with_its_people_and_every_stage_done() {
        try (Person person = browsers.signedIn(product, "chen.inspector")) {
            person.open(line.casefile());
            Page page = person.page();
            assertThat(page.locator("main").innerText())
                    .contains("陈思远")
                    .contains("林晓𬱖")
                    .contains(Line.PERSON);
            assertThat(page.locator(".stages .stage-done").count())
                    .isEqualTo(page.locator(".stages .stage").count());
            person.picture("casefile-view");
        }
    }

    @Test
    void keeps_the_tab_in_the_address() {
        try (Person person = browsers.signedIn(product, "chen.inspector")) {
            person.open(line.clue());
            Page page = person.page();
            page.locator("#tab_evidence").press("Enter");
            page.waitForURL("**&tab=evidence");
            assertThat(page.locator("#tab_evidence").getAttribute("aria-current"))
                    .isEqualTo("page");
            assertThat(page.locator("#evidence tbody tr").count()).isEqualTo(2);
            page.reload();
            assertThat(page.locator("#evidence tbody tr").count()).isEqualTo(2);
        }
    }

    @Test
    void tells_the_room_head_why_the_proposal_he_agreed_to_is_stale() {
        try (Person person = browsers.signedIn(product, "he.head")) {
            person.open(line.stale());
            assertThat(person.page().locator("#changes").innerText())
                    .contains("已失效")
                    .contains("陈思远")
                    .contains("新增证据第 2 件")
                    .contains("重新呈批");
            assertThat(person.page().locator("#agree").count()).isZero();
            assertThat(person.page().locator("#chain").innerText()).contains("何志坚");
            person.picture("approval-stale");
        }
    }

    @Test
    void shows_where_a_matter_stands_and_who_has_it() {
        Line begun = Line.untilTheLeaderIsDue(product, browsers);
        try (Person person = browsers.signedIn(product, "he.head")) {
            person.open(begun.clue());
            Page page = person.page();
            assertThat(page.locator(".stages [aria-current=step]").innerText())
                    .contains("初步核实")
                    .contains("正在办理")
                    .contains("到期");
            assertThat(page.locator("#holder").innerText()).contains("分管领导").contains("梁守一");
            page.locator("#tab_approvals").click();
            page.locator("#proposals tbody tr").last().locator("a").click();
            page.waitForURL("**/approval/decide.xhtml?**");
            // He agreed already: the next level is above his.
            assertThat(page.locator("#not_yours").innerText()).contains("分管领导").contains("监察机关监督执法工作规定");
            assertThat(page.locator("#chain [aria-current=step]").innerText())
                    .contains("分管领导")
                    .contains("梁守一");
            person.picture("approval-not-yours");
        }
    }

    @Test
    void shows_script_in_the_allegation_as_text() {
        try (Person person = browsers.signedIn(product, "chen.inspector")) {
            person.open(line.clue());
            assertThat(person.page().locator("main").innerText()).contains(Line.ALLEGATION);
        }
    }

    @Test
    void gives_the_auditor_every_act_without_what_is_not_for_him() {
        try (Person auditor = browsers.signedIn(product, "jin.auditor")) {
            for (String act : List.of(
                    "clue.registered",
                    "proposal.made",
                    "proposal.agreed",
                    "clue.handlers-named",
                    "evidence.added",
                    "verification.signed",
                    "casefile.filed",
                    "casefile.opened",
                    "desk.opened",
                    "session.signed-in")) {
                auditor.open("/audit/trail.xhtml?act=" + act);
                assertThat(auditor.page().locator("#entries tbody tr").count())
                        .as(act)
                        .isPositive();
                assertThat(auditor.page().locator("main").innerText()).as(act).doesNotContain(Line.PERSON);
            }
            auditor.open("/audit/trail.xhtml");
            auditor.picture("audit-trail");
        }
    }

    @Test
    void verifies_clean_and_then_from_the_checkpoint_that_the_auditor_kept() throws IOException {
        try (Person auditor = browsers.signedIn(product, "jin.auditor")) {
            assertThat(Verification.findings(auditor)).isEmpty();
            auditor.picture("audit-verify");
            Page page = auditor.page();
            String kept = page.locator("#checkpoint").inputValue();
            Download file = page.waitForDownload(() -> page.locator("#save").click());
            assertThat(file.suggestedFilename()).matches("checkpoint-\\d+\\.txt");
            assertThat(Files.readString(file.path())).isEqualTo(kept);

            auditor.open("/audit/verify.xhtml");
            assertThat(page.locator("#kept").isVisible()).isFalse();
            page.locator("#from_kept summary").click();
            page.locator("#kept").fill("检查点");
            page.locator("#against").click();
            assertThat(page.locator("#kept_message:not(:empty)").innerText()).contains("这不是检查点");
            assertThat(page.locator("#answer").count()).isZero();

            page.locator("#kept").fill(kept);
            page.locator("#since").click();
            page.locator("#answer .chip-green").waitFor();
            assertThat(page.locator("#answer").innerText()).contains("此后的部分一致");
            String size = kept.split("\n", -1)[1];
            String shown = NumberFormat.getIntegerInstance(Locale.CHINA).format(Long.parseLong(size));
            assertThat(page.locator(".facts").innerText()).contains("前 " + shown + " 条之后的部分");
            auditor.picture("audit-verify-since");

            auditor.open("/audit/trail.xhtml?act=trail.verified");
            assertThat(page.locator("#entries tbody tr").first().innerText())
                    .contains("前 " + size + " 条之后的部分")
                    .contains(kept.split("\n", -1)[2]);
        }
    }
}
