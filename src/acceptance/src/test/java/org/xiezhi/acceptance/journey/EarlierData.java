package org.xiezhi.acceptance.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.xiezhi.acceptance.product.Browsers;
import org.xiezhi.acceptance.product.Person;
import org.xiezhi.acceptance.product.Product;

/** A data folder that an earlier version left behind (see data/README.md), and what a product on it must show. */
final class EarlierData {

    /** Of the picture that the line of that version kept as evidence, in pixels. */
    private static final int PICTURE_WIDTH = 320;

    private final int originals;
    private final Path home;
    private final Browsers browsers;

    /**
     * Unpacks what the version of a commit wrote into a new home.
     *
     * @param originals how many it keeps as evidence
     */
    EarlierData(String commit, int originals, Path home, Browsers browsers) throws IOException {
        this.originals = originals;
        this.home = home;
        this.browsers = browsers;
        unpack("/data/" + commit + ".zip");
    }

    /** A product that runs on it reads what was written, and verifies before and after its own entries. */
    void opensVerifiesAndGoesOn(Product product) throws IOException, InterruptedException {
        assertThat(findings(product)).isEmpty();
        readsTheCase(product);
        Health.await("the scrub reads the old evidence", () -> scrubbed(product));
        assertThat(Health.of(product, "evidence")).isEqualTo(Health.UP);
        assertThat(findings(product)).as("after new entries").isEmpty();
    }

    private String findings(Product product) {
        try (Person auditor = browsers.signedIn(product, "jin.auditor")) {
            return Verification.findings(auditor);
        }
    }

    /** Whether the state page tells of a round through the originals, all as they were received. */
    private boolean scrubbed(Product product) {
        try (Person administrator = browsers.signedIn(product, "wu.system")) {
            administrator.open("/system/state.xhtml");
            String told = administrator.page().locator("main").innerText().replaceAll("\\s+", "");
            return told.contains("已核对原件" + originals + "原件总量") && told.contains("全部一致");
        }
    }

    private void readsTheCase(Product product) {
        try (Person inspector = browsers.signedIn(product, "chen.inspector")) {
            inspector.open("/casefile/list.xhtml");
            Page page = inspector.page();
            assertThat(page.locator("#cases tbody a").first().innerText()).isEqualTo("LA-2026-0001");
            page.locator("#cases tbody a").first().click();
            page.waitForURL("**/casefile/view.xhtml?**");
            assertThat(page.locator("main").innerText()).contains(Line.PERSON, "林晓𬱖", "某镇低保资金问题");
            page.locator("a[href*='tab=evidence']").click();
            page.waitForURL("**tab=evidence**");
            page.locator("a[href*='/evidence/view.xhtml']").first().click();
            page.waitForURL("**/evidence/view.xhtml?**");
            page.waitForCondition(() -> page.locator("#preview img")
                    .evaluate("picture => picture.naturalWidth")
                    .equals(PICTURE_WIDTH));
        }
    }

    private void unpack(String archive) throws IOException {
        InputStream in = Objects.requireNonNull(EarlierData.class.getResourceAsStream(archive), archive);
        try (ZipInputStream zip = new ZipInputStream(in)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path target = home.resolve(entry.getName()).normalize();
                assertThat(target).startsWithRaw(home);
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                } else {
                    Files.createDirectories(target.getParent());
                    Files.write(target, zip.readAllBytes());
                }
            }
        }
    }
}
