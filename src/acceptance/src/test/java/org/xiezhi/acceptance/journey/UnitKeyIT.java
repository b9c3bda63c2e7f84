package org.xiezhi.acceptance.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.xiezhi.acceptance.product.Browsers;
import org.xiezhi.acceptance.product.Person;
import org.xiezhi.acceptance.product.Product;
import org.xiezhi.acceptance.product.SharedProduct;

/** The security administrator changes the unit key while people work, and what they stored opens as before. */
@ExtendWith(SharedProduct.class)
class UnitKeyIT {

    private final Product product;
    private final Browsers browsers;
    private final String adding;

    @TempDir
    Path folder;

    UnitKeyIT(Product product, Browsers browsers) {
        this.product = product;
        this.browsers = browsers;
        this.adding = Line.addEvidenceAt(product, browsers);
    }

    @Test
    void changes_while_people_work() throws IOException {
        try (Person inspector = browsers.signedIn(product, "chen.inspector");
                Person security = browsers.signedIn(product, "lu.security")) {
            inspector.open(adding);
            Page page = inspector.page();
            new AddPage(page)
                    .choose(EvidenceFiles.photo(folder, 200, 100))
                    .awaitFile()
                    .type("换密钥之前的照片")
                    .add();
            security.open("/system/state.xhtml");
            security.page().locator("#rotate").click();
            security.page().locator(".ui-confirmdialog-yes:visible").click();
            security.page()
                    .locator("#messages", new Page.LocatorOptions().setHasText("单位密钥已更换"))
                    .waitFor();
            String told = security.page().locator("main").innerText().replaceAll("\\s+", "");
            assertThat(told).contains("单位密钥版本2", "待换密钥的事项0");
            assertThat(Axe.faults(security.page())).isEmpty();
            security.picture("system-keys");
            assertThat(product.home().resolve("keys/vault/unit-2.key")).exists();

            page.reload();
            page.waitForCondition(() -> page.evaluate("() => document.querySelector('img.preview').naturalWidth")
                    .equals(200));
            assertThat(page.locator("h1").innerText()).isEqualTo("换密钥之前的照片");
        }
        try (Person administrator = browsers.signedIn(product, "wu.system")) {
            administrator.open("/system/state.xhtml");
            assertThat(administrator.page().locator("#rotate").count()).isZero();
        }
        try (Person auditor = browsers.signedIn(product, "jin.auditor")) {
            auditor.open("/audit/trail.xhtml?act=key.rotated");
            assertThat(auditor.page().locator("#entries").innerText()).contains("更换单位密钥", "unit 2");
        }
    }
}
