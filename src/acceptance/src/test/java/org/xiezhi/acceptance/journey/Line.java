package org.xiezhi.acceptance.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.SelectOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.xiezhi.acceptance.product.Browsers;
import org.xiezhi.acceptance.product.Person;
import org.xiezhi.acceptance.product.Product;

/** The line of one matter, walked by its people in a browser, from the registration to the filed case. */
final class Line {

    static final String ALLEGATION = "<script>alert(1)</script>虚报冒领低保金，姓名含生僻字𬱖";
    /** Everybody below the cadres whom the Party committee manages: the chain ends at the chief. */
    private static final String USUAL_RANK = "D";

    static final String PERSON = "王𠮷某";

    private static final String UNIT = "某镇人民政府";
    private static final String POST = "民政办主任";
    private static final String PLAN = "核查对象、问题和措施";
    private static final String FINDINGS = "问题属实";
    private static final String BASIS = "银行流水";
    private static final String TITLE = "某镇低保资金问题";
    private static final String REASONS = "已掌握部分违纪事实和证据，需要追究责任";
    private static final String FILE = "现场照片";

    /** What its people write down, or enough of it to know it by: content, which only who works on the case may read. */
    static final List<String> TEXTS = List.of(
            "虚报冒领低保金", PERSON, UNIT, POST, "12,660.00", PLAN, FINDINGS, BASIS, TITLE, REASONS, FILE, AddPage.PLACE);

    /** A page that somebody sees on the way. */
    record Visit(String login, String path) {}

    private static final Map<Product, Line> BEGUN = new ConcurrentHashMap<>();
    private static final Map<Path, String> ADDING = new ConcurrentHashMap<>();

    private final Product product;
    private final Browsers browsers;
    private final List<Visit> visits = new ArrayList<>();
    private String rankCategory = USUAL_RANK;
    private String clue = "";
    private String evidence = "";
    private String casefile = "";
    private String number = "";
    private String clueNumber = "";
    private String stale = "";

    private Line(Product product, Browsers browsers) {
        this.product = product;
        this.browsers = browsers;
    }

    /** The one line of this product in this run: the first who asks walks it. */
    static Line walked(Product product, Browsers browsers) {
        Line line = BEGUN.get(product);
        if (line == null) {
            line = new Line(product, browsers);
            BEGUN.put(product, line);
            line.walk();
        }
        assertThat(line.casefile).as("the line of this product broke off").isNotEmpty();
        return line;
    }

    /** A line of its own whose verification is proposed and agreed to by the room head; the leader is due. */
    static Line untilTheLeaderIsDue(Product product, Browsers browsers) {
        return untilTheLeaderIsDue(product, browsers, USUAL_RANK);
    }

    /** The same for a person of this rank category, on whom the length of the chain depends. */
    static Line untilTheLeaderIsDue(Product product, Browsers browsers, String rankCategory) {
        Line line = new Line(product, browsers);
        line.rankCategory = rankCategory;
        line.clue = line.register();
        line.decide("zhao.chief");
        line.nameHandlers();
        line.proposeVerification();
        line.decide("he.head");
        return line;
    }

    /** The address at which the handlers of a matter add evidence; the matter stands before its verification. */
    static String addEvidenceAt(Product product, Browsers browsers) {
        String known = ADDING.get(product.home());
        if (known != null) {
            return known;
        }
        Line line = new Line(product, browsers);
        line.clue = line.register();
        line.decide("zhao.chief");
        line.nameHandlers();
        line.as("chen.inspector", person -> {
            line.follow(person, "/evidence/add.xhtml");
            ADDING.put(product.home(), line.seen(person));
        });
        return Objects.requireNonNull(ADDING.get(product.home()));
    }

    private void walk() {
        clue = register();
        decide("zhao.chief");
        nameHandlers();
        evidence = addEvidence();
        verification();
        report();
        filing();
        as("chen.inspector", person -> {
            open(person, "/casefile/list.xhtml");
            number = person.page().locator("#cases tbody a").first().innerText();
            person.page().locator("#cases tbody a").first().click();
            person.page().waitForURL("**/casefile/view.xhtml?**");
            casefile = seen(person);
            visits.add(new Visit(person.login(), casefile));
            for (String tab : List.of("evidence", "approvals", "timeline")) {
                visits.add(new Visit(person.login(), casefile + "&tab=" + tab));
                visits.add(new Visit(person.login(), clue + "&tab=" + tab));
            }
        });
    }

    private String register() {
        String[] address = new String[1];
        as("an.supervision", person -> {
            open(person, "/clue/register.xhtml");
            fillRegistration(person.page());
            person.page().locator("#rankCategory").selectOption(rankCategory);
            person.picture("clue-register");
            person.page().locator("#submit").click();
            person.page().waitForURL("**/clue/view.xhtml?**");
            person.picture("clue-view");
            clueNumber = person.page().locator("h1").innerText().split(" ", 2)[0];
            address[0] = seen(person);
        });
        return address[0];
    }

    /** Fills the registration form. */
    static void fillRegistration(Page page) {
        for (String field : List.of("source", "label", "domain", "room")) {
            page.locator("#" + field).selectOption(new SelectOption().setIndex(1));
        }
        page.locator("#secretLevel").selectOption("INTERNAL");
        page.locator("#rankCategory").selectOption(USUAL_RANK);
        page.locator("#received_input").fill("2026-01-31");
        page.locator("#personName").fill(PERSON);
        page.locator("#personUnit").fill(UNIT);
        page.locator("#personPost").fill(POST);
        page.locator("#amount").fill("12660.00");
        page.locator("#allegation").fill(ALLEGATION);
    }

    private void nameHandlers() {
        as("he.head", person -> {
            open(person, clue);
            for (String name : List.of("陈思远", "林晓𬱖")) {
                person.page()
                        .locator("label", new Page.LocatorOptions().setHasText(name))
                        .click();
            }
            person.page().locator("#name_handlers_now").click();
            person.page()
                    .locator(".role", new Page.LocatorOptions().setHasText("陈思远"))
                    .first()
                    .waitFor();
        });
    }

    private String addEvidence() {
        String[] address = new String[1];
        as("chen.inspector", person -> {
            follow(person, "/evidence/add.xhtml");
            Page page = person.page();
            page.locator("#file_input")
                    .setInputFiles(new FilePayload(FILE + ".jpg", "image/jpeg", EvidenceFiles.photo()));
            new AddPage(page).awaitFile().type(FILE).add();
            address[0] = seen(person);
            visits.add(new Visit(person.login(), address[0]));
        });
        return address[0];
    }

    private void verification() {
        proposeVerification();
        decide("he.head");
        decide("liang.leader");
    }

    void proposeVerification() {
        as("chen.inspector", person -> {
            follow(person, "/verification/propose.xhtml");
            person.page().locator("#plan").fill(PLAN);
            person.page().locator("#submit").click();
            person.page().waitForURL("**/clue/view.xhtml?**");
        });
    }

    private void report() {
        as("chen.inspector", person -> {
            follow(person, "/verification/report.xhtml");
            person.page().locator("#findings").fill(FINDINGS);
            person.page().locator("#basis").fill(BASIS);
            said(person, "#write");
            said(person, "#sign");
        });
        as("lin.inspector", person -> {
            follow(person, "/verification/report.xhtml");
            said(person, "#sign");
            person.page().locator("#submit").click();
            person.page().waitForURL("**/clue/view.xhtml?**");
        });
        decide("he.head");
        decide("liang.leader");
        decide("zhao.chief");
    }

    /** Proposed once and agreed to by the room head; then new evidence makes it stale, and the chain starts anew. */
    private void filing() {
        proposeFiling();
        decide("he.head");
        as("he.head", person -> {
            open(person, clue + "&tab=approvals");
            person.page().locator("#proposals tbody tr").last().locator("a").click();
            person.page().waitForURL("**/approval/decide.xhtml?**");
            stale = seen(person);
        });
        addEvidence();
        visits.add(new Visit("he.head", stale));
        proposeFiling();
        decide("he.head");
        decide("liang.leader");
        decide("zhao.chief");
    }

    private void proposeFiling() {
        as("chen.inspector", person -> {
            follow(person, "/casefile/propose.xhtml");
            person.page().locator("#title").fill(TITLE);
            person.page().locator("#reasons").fill(REASONS);
            person.page().locator("#submit").click();
            person.page().waitForURL("**/clue/view.xhtml?**");
        });
    }

    /** Opens the clue's proposal from the inbox and agrees. */
    void decide(String login) {
        as(login, person -> {
            open(person, "/index.xhtml");
            person.picture("desk");
            openFromInbox(person);
            person.picture("approval-decide");
            person.page().locator("#agree").click();
            person.page().waitForURL("**/approval/inbox.xhtml");
        });
    }

    void openFromInbox(Person person) {
        open(person, "/approval/inbox.xhtml");
        person.page()
                .locator("#own a", new Page.LocatorOptions().setHasText(clueNumber))
                .click();
        person.page().waitForURL("**/approval/decide.xhtml?**");
        visits.add(new Visit(person.login(), seen(person)));
    }

    /** Presses a button whose act ends on the same page with a sentence that it is done. */
    private static void said(Person person, String button) {
        person.page().locator(button).click();
        person.page().locator("#messages .ui-messages-info").waitFor();
        person.page().reload();
    }

    private void follow(Person person, String page) {
        open(person, clue);
        person.page().locator("a[href*='" + page + "']").first().click();
        person.page().waitForURL("**" + page + "?**");
        visits.add(new Visit(person.login(), seen(person)));
        person.picture(page.substring(1, page.indexOf('.')).replace('/', '-'));
    }

    private void open(Person person, String path) {
        person.open(path);
        visits.add(new Visit(person.login(), path));
    }

    /** The address of a page of the matter, which bears the matter's secret level. */
    private String seen(Person person) {
        assertThat(person.page().locator(".secret").innerText()).contains("内部");
        return person.page().url().substring(product.at("").length());
    }

    private void as(String login, Consumer<Person> deeds) {
        try (Person person = browsers.signedIn(product, login)) {
            deeds.accept(person);
        }
    }

    String clueNumber() {
        return clueNumber;
    }

    String clue() {
        return clue;
    }

    String evidence() {
        return evidence;
    }

    /** The address of the proposal that lost its ground. */
    String stale() {
        return stale;
    }

    String casefile() {
        return casefile;
    }

    String number() {
        return number;
    }

    /** Every page that was seen on the way, once for each person. */
    List<Visit> visits() {
        return visits.stream().distinct().toList();
    }
}
