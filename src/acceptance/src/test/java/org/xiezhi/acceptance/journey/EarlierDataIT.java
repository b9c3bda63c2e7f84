package org.xiezhi.acceptance.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.xiezhi.acceptance.product.Browsers;
import org.xiezhi.acceptance.product.Person;
import org.xiezhi.acceptance.product.Product;
import org.xiezhi.acceptance.product.SharedProduct;

/** A data folder that an earlier version left behind (see data/README.md) opens, verifies and goes on. */
@ExtendWith(SharedProduct.class)
class EarlierDataIT {

    /** Of the picture that the line of that version kept as evidence, in pixels. */
    private static final int PICTURE_WIDTH = 320;

    @TempDir
    Path home;

    private final Browsers browsers;

    EarlierDataIT(Browsers browsers) {
        this.browsers = browsers;
    }

    @Test
    void opens_verifies_and_goes_on() throws Exception {
        opensVerifiesAndGoesOn("5cce58b");
    }

    /** A start more, so not with each build. */
    @Test
    @Tag("long-load")
    void opens_what_the_first_version_wrote() throws Exception {
        opensVerifiesAndGoesOn("749a06f");
    }

    private void opensVerifiesAndGoesOn(String commit) throws Exception {
        unpack("/data/" + commit + ".zip");
        try (Product product = Product.start(home, List.of())) {
            assertThat(findings(product)).isEmpty();
            readsTheCase(product);
            Health.await("the scrub reads the old evidence", () -> scrubbed(product));
            assertThat(Health.of(product, "evidence")).isEqualTo(Health.UP);
            assertThat(findings(product)).as("after new entries").isEmpty();
        }
    }

    private String findings(Product product) {
        try (Person auditor = browsers.signedIn(product, "jin.auditor")) {
            return Verification.findings(auditor);
        }
    }

    /** Whether the state page tells of a round through the two originals of the line, all as they were received. */
    private boolean scrubbed(Product product) {
        try (Person administrator = browsers.signedIn(product, "wu.system")) {
            administrator.open("/system/state.xhtml");
            String told = administrator.page().locator("main").innerText().replaceAll("\\s+", "");
            return told.contains("已核对原件2") && told.contains("全部一致");
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
        InputStream in = Objects.requireNonNull(EarlierDataIT.class.getResourceAsStream(archive), archive);
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
