package org.xiezhi.acceptance.journey;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;
import java.nio.file.Path;

/** The page on which an inspector adds evidence, as he uses it. */
record AddPage(Page page) {

    AddPage choose(Path file) {
        page.locator("#file_input").setInputFiles(file);
        return this;
    }

    AddPage type(String name) {
        page.locator("#kind").selectOption(new SelectOption().setIndex(1));
        page.locator("#name").fill(name);
        page.locator("#collected_input").fill("2026-01-31");
        page.locator("#place").fill("某银行");
        page.locator("#holder").fill("李某");
        page.locator("#firstOfficer").selectOption(new SelectOption().setIndex(1));
        page.locator("#secondOfficer").selectOption(new SelectOption().setIndex(2));
        return this;
    }

    AddPage awaitFile() {
        page.waitForCondition(() -> !page.locator("#upload").inputValue().isEmpty());
        return this;
    }

    /** What the page says of the upload. */
    String told() {
        return page.locator("#upload_told").innerText();
    }

    void awaitTold(String part) {
        page.waitForCondition(() -> told().contains(part));
    }

    /** Adds the item and waits for its page. */
    void add() {
        page.locator("#submit").click();
        page.waitForURL("**/evidence/view.xhtml?**");
    }
}
