package org.xiezhi.acceptance.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.xiezhi.acceptance.product.Browsers;
import org.xiezhi.acceptance.product.Person;
import org.xiezhi.acceptance.product.Product;
import org.xiezhi.acceptance.product.SharedProduct;

/**
 * After everything that is done with evidence, its content, its texts and the keys stand in clear nowhere: not in the
 * database, not among the evidence, not in the logs, not in the temporary folder.
 */
@ExtendWith(SharedProduct.class)
class SecrecyAtRestIT {

    private static final String CONTENT = "封存件内容：某月某日收受现金";
    private static final String FILE_NAME = "封存件文件名";
    private static final String NAME = "封存件名称甲";
    private static final String PLACE = "封存件地点乙";
    private static final String HOLDER = "封存件持有人丙";
    private static final String NOTE = "封存件备注丁";
    private static final String EXPORTED = "封存件导出事由";
    private static final String PRINTED = "封存件打印事由";
    private static final String THING = "封存件物品名称";
    private static final String QUANTITY = "封存件物品数量";
    private static final String FEATURES = "封存件物品特征";
    private static final String SEAL = "封存件封条编号";
    private static final String STORE = "封存件保管地点";
    private static final String OFFERED = "封存件移交说明";

    private final Product product;
    private final Browsers browsers;
    private final String adding;

    @TempDir
    Path folder;

    SecrecyAtRestIT(Product product, Browsers browsers) {
        this.product = product;
        this.browsers = browsers;
        this.adding = Line.addEvidenceAt(product, browsers);
    }

    @Test
    void nothing_that_is_sealed_stands_in_clear_on_the_disk() throws Exception {
        try (Person person = browsers.signedIn(product, "chen.inspector")) {
            file(person);
            bag(person);
            thing(person);
        }
        Secrets sealed = new Secrets()
                .text(CONTENT)
                .text(FILE_NAME)
                .text(NAME)
                .text(PLACE)
                .text(HOLDER)
                .text(NOTE)
                .text(THING)
                .text(QUANTITY)
                .text(FEATURES)
                .text(SEAL)
                .text(STORE)
                .text(OFFERED)
                .keysOf(product.home());
        assertThat(sealed.foundUnder(product.home())).isEmpty();
        assertThat(sealed.foundUnder(product.temporary())).isEmpty();
        // A scan that finds nothing must be one that can: what stands in the database in clear by design.
        assertThat(new Secrets()
                        .text("chen.inspector")
                        .foundUnder(product.home().resolve("database")))
                .isNotEmpty();
    }

    private void file(Person person) throws Exception {
        person.open(adding);
        Page page = person.page();
        Path original = Files.writeString(folder.resolve(FILE_NAME + ".txt"), CONTENT.repeat(2000));
        new AddPage(page).choose(original).awaitFile().type(NAME);
        page.locator("#place").fill(PLACE);
        page.locator("#holder").fill(HOLDER);
        page.locator("#note").fill(NOTE);
        // What was typed is kept on the server before it is sent.
        page.locator(".draft-line").first().waitFor();
        page.locator("#submit").click();
        page.waitForURL("**/evidence/view.xhtml?**");
        page.locator("#reason").fill(EXPORTED);
        Path copy = page.waitForDownload(page.locator("#export")::click).path();
        assertThat(Files.readString(copy, StandardCharsets.UTF_8)).contains(CONTENT);
        page.locator("#purpose").fill(PRINTED);
        page.waitForDownload(page.locator("#print_record")::click);
    }

    /** The item leaves once more, in a bag that programs check which know nothing of the product. */
    private void bag(Person person) throws Exception {
        Page page = person.page();
        page.locator("a[href*='/clue/view.xhtml']").first().click();
        page.waitForURL("**/clue/view.xhtml?**");
        person.open(page.url().substring(page.url().indexOf("/clue/")) + "&tab=evidence");
        page.locator("#bag_chosen").click();
        page.locator("#bagReason_message:not(:empty)").waitFor();
        page.locator("#bagReason").fill(EXPORTED);
        page.locator("#bag_chosen").click();
        page.locator("#bagItems_message:not(:empty)").waitFor();
        page.locator("#bagItems label", new Page.LocatorOptions().setHasText(NAME))
                .click();
        assertThat(Axe.faults(page)).isEmpty();
        person.picture("evidence-bag");
        Download bag = page.waitForDownload(page.locator("#bag_chosen")::click);
        assertThat(bag.suggestedFilename()).matches("XS-\\d{4}-\\d{4}-\\d{8}-\\d{6}\\.zip");
        run(folder, "unzip", "-q", bag.path().toString());
        Path unzipped = folder.resolve(bag.suggestedFilename().replace(".zip", ""));
        run(unzipped, "sha256sum", "--strict", "-c", "tagmanifest-sha256.txt");
        assertThat(run(unzipped, "sha256sum", "--strict", "-c", "manifest-sha256.txt"))
                .contains("data/originals/", NAME + ".txt: OK", "-custody.pdf: OK", "data/trail/proofs.zip: OK");
        Path proofs = unzipped.resolve("data/trail/proofs.zip");
        String hash = EvidenceFiles.sha256(folder.resolve(FILE_NAME + ".txt"));
        assertThat(run(unzipped, "unzip", "-p", proofs.toString(), "rows.jsonl"))
                .contains("\"RECEIVED\"", "\"EXPORTED\"", hash)
                .doesNotContain("\"OPENED\"");
        VerifierJar.Answer said =
                VerifierJar.run("verify", proofs, "--key", product.home().resolve("keys/signer/signer.vkey"));
        assertThat(said.exit()).as(said.text()).isEqualTo(3);
        assertThat(person.open("/evidence/bag/" + UUID.randomUUID()).status()).isEqualTo(404);
        assertThat(page.locator("main").innerText())
                .as("an error is no blank page")
                .isNotBlank();
    }

    private static String run(Path folder, String... command) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        // Or they speak of names in octal.
        builder.environment().put("LC_ALL", "C.UTF-8");
        Process process = builder.redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }

    private void thing(Person person) {
        person.open(adding.replace("/evidence/add.xhtml", "/evidence/thing.xhtml"));
        Page page = person.page();
        page.locator("#name").fill(THING);
        page.locator("#kind").selectOption("PHYSICAL");
        page.locator("#quantity").fill(QUANTITY);
        page.locator("#seal").fill(SEAL);
        page.locator("#features").fill(FEATURES);
        page.locator("#collected_input")
                .fill(LocalDate.now(ZoneId.of("Asia/Shanghai")).toString());
        page.locator("#place").fill(PLACE);
        page.locator("#holder").fill(HOLDER);
        page.locator("#firstOfficer").selectOption(new SelectOption().setIndex(1));
        page.locator("#secondOfficer").selectOption(new SelectOption().setIndex(2));
        page.locator(".draft-line").first().waitFor();
        page.locator("#submit").click();
        page.waitForURL("**/custody/item.xhtml?**");
        page.locator("#receiver").selectOption(new SelectOption().setLabel("鲍守诚"));
        page.locator("#seal").selectOption("INTACT");
        page.locator("#place").fill(STORE);
        page.locator("#reason").fill(OFFERED);
        page.locator("#offer_now").click();
        page.locator("#under_way").waitFor();
    }
}
