package org.xiezhi.acceptance.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.xiezhi.acceptance.product.Browsers;
import org.xiezhi.acceptance.product.Person;
import org.xiezhi.acceptance.product.Product;
import org.xiezhi.acceptance.product.SharedProduct;

/** The auditor takes the trail with him, and a machine without the product accepts it. */
@ExtendWith(SharedProduct.class)
class TrailExportIT {

    private static final String VIEW = "?outcome=done&act=session.signed-in";

    @TempDir
    Path folder;

    private final Product product;
    private final Browsers browsers;

    TrailExportIT(Product product, Browsers browsers) {
        this.product = product;
        this.browsers = browsers;
    }

    @Test
    void sends_what_is_filtered_in_four_forms_and_records_each() throws Exception {
        try (Person auditor = browsers.signedIn(product, "jin.auditor")) {
            auditor.open("/audit/trail.xhtml" + VIEW);
            Page page = auditor.page();
            page.locator("#export").click();
            page.waitForURL("**/audit/export.xhtml?**");
            assertThat(page.locator("main").innerText()).contains("行为").doesNotContain("session.signed-in");
            page.locator("#csv").click();
            page.locator("#purpose_message:not(:empty)").waitFor();
            page.locator("#purpose").fill("年度审计");
            assertThat(Axe.faults(page)).isEmpty();
            auditor.picture("audit-export");

            Path csv = taken(page, "csv", ".csv");
            assertThat(Files.readString(csv)).startsWith("\uFEFF时间,").contains("session.signed-in");
            Path xlsx = taken(page, "xlsx", ".xlsx");
            assertThat(start(xlsx)).isEqualTo("PK");
            Path pdf = taken(page, "pdf", ".pdf");
            assertThat(start(pdf)).isEqualTo("%P");
            Path bundle = taken(page, "bundle", ".zip");
            VerifierJar.Answer answer = VerifierJar.run("verify", bundle, "--lang", "en");
            // No key was brought and no earlier checkpoint: right, as far as a part can be.
            assertThat(answer.exit()).as(answer.text()).isEqualTo(3);
            assertThat(answer.text()).doesNotContain("WRONG");

            // Each left twice in the trail: that it was asked for, and the hash of what had left.
            auditor.open("/audit/trail.xhtml?act=trail.exported");
            String recorded = page.locator("#entries").innerText();
            for (Path file : List.of(csv, xlsx, pdf, bundle)) {
                assertThat(recorded).contains(sha256(file));
            }
            auditor.open("/audit/trail.xhtml?act=trail.export-begun");
            assertThat(page.locator("#entries tbody tr").count()).isGreaterThanOrEqualTo(4);
            assertThat(page.locator("#entries").innerText()).doesNotContain("年度审计");
        }
    }

    @Test
    void links_every_signed_entry_to_its_proof() throws Exception {
        try (Person auditor = browsers.signedIn(product, "jin.auditor")) {
            auditor.open("/audit/trail.xhtml?to=2999-12-31");
            Page page = auditor.page();
            Path proof = saved(page.waitForDownload(() ->
                    page.locator("#entries a[href*='/audit/proof/']").first().click()));
            VerifierJar.Answer answer = VerifierJar.run("verify", proof, "--lang", "zh");
            assertThat(answer.exit()).as(answer.text()).isEqualTo(3);
            String leaf = proof.getFileName().toString().replaceAll("\\D", "");
            Path entry = fetched(page, leaf + ".json");
            Path alone = fetched(page, leaf + ".tlog-proof");
            Path key = product.home().resolve("trail/log.vkey");
            assertThat(VerifierJar.run("proof", alone, "--entry", entry, "--key", key)
                            .exit())
                    .isZero();
            String written = Files.readString(entry);
            String edited = written.replaceFirst("\"act\":\"[a-z]", "\"act\":\"z");
            assertThat(edited).isNotEqualTo(written);
            Files.writeString(entry, edited);
            assertThat(VerifierJar.run("proof", alone, "--entry", entry, "--key", key)
                            .exit())
                    .isEqualTo(1);
            for (String address : List.of("x.zip", "999999999999.zip", "00.zip", "1.exe")) {
                assertThat(auditor.open("/audit/proof/" + address).status())
                        .as(address)
                        .isEqualTo(404);
            }
        }
    }

    @Test
    void is_closed_to_whoever_does_not_audit() {
        for (String login : List.of("zhao.chief", "wu.system", "chen.inspector")) {
            try (Person person = browsers.signedIn(product, login)) {
                assertThat(person.open("/audit/export.xhtml").status()).isEqualTo(404);
                assertThat(person.open("/audit/proof/0.zip").status()).isEqualTo(404);
            }
        }
    }

    /** From within the page, because only there the session's cookie is sent over plain HTTP. */
    private Path fetched(Page page, String name) throws IOException {
        Object text = page.evaluate("name => fetch('/audit/proof/' + name).then(answer => answer.text())", name);
        return Files.writeString(folder.resolve(name), (String) text);
    }

    private Path taken(Page page, String button, String ending) throws IOException {
        Download download = page.waitForDownload(page.locator("#" + button)::click);
        assertThat(download.suggestedFilename()).startsWith("trail-").endsWith(ending);
        return saved(download);
    }

    private Path saved(Download download) throws IOException {
        Path file = folder.resolve(download.suggestedFilename());
        download.saveAs(file);
        return file;
    }

    private static String start(Path file) throws IOException {
        return new String(Files.readAllBytes(file), 0, 2, StandardCharsets.US_ASCII);
    }

    private static String sha256(Path file) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    }
}
