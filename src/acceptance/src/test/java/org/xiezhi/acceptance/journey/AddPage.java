package org.xiezhi.acceptance.journey;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;

/** The page on which an inspector adds evidence, as he uses it. */
record AddPage(Page page) {

    /** Where evidence is collected. */
    static final String PLACE = "某银行";

    private static final double PATIENCE_MILLIS = 120_000;

    AddPage choose(Path... files) {
        page.locator("#file_input").setInputFiles(files);
        return this;
    }

    AddPage type(String name) {
        page.locator("#kind").selectOption(new SelectOption().setIndex(1));
        page.locator("#name").fill(name);
        page.locator("#collected_input").fill("2026-01-31");
        page.locator("#place").fill(PLACE);
        page.locator("#holder").fill("李某");
        page.locator("#firstOfficer").selectOption(new SelectOption().setIndex(1));
        page.locator("#secondOfficer").selectOption(new SelectOption().setIndex(2));
        return this;
    }

    AddPage awaitFile() {
        await(() -> !page.locator("#upload").inputValue().isEmpty());
        return this;
    }

    /** The row of a file in the tray. */
    Locator row(Path file) {
        return page.locator(
                "#tray li",
                new Page.LocatorOptions().setHasText(file.getFileName().toString()));
    }

    /** What the page says of the file that was chosen last. */
    String told() {
        Locator last = page.locator("#tray .upload-told").last();
        return last.count() == 0 ? "" : last.innerText();
    }

    void awaitTold(Path file, String part) {
        await(() -> row(file).locator(".upload-told").innerText().contains(part));
    }

    void awaitTold(String part) {
        await(() -> told().contains(part));
    }

    /** Waits as long as hundreds of megabytes may take on two busy cores. */
    void await(BooleanSupplier condition) {
        page.waitForCondition(condition, new Page.WaitForConditionOptions().setTimeout(PATIENCE_MILLIS));
    }

    /** Adds the item and waits for its page. */
    void add() {
        page.locator("#submit").click();
        page.waitForURL("**/evidence/view.xhtml?**");
    }
}
