package org.xiezhi.acceptance.journey;

import static org.assertj.core.api.Assertions.assertThat;

import org.xiezhi.acceptance.product.Person;

/** The verification of trail and rows, started by the auditor on his page. */
final class Verification {

    private Verification() {}

    /** Verifies and gives what was found, empty if everything is as it was written. */
    static String findings(Person auditor) {
        auditor.open("/audit/verify.xhtml");
        auditor.page().locator("#start").click();
        auditor.page().locator("#answer").waitFor();
        if (auditor.page().locator("#answer .chip-green").count() == 1) {
            return "";
        }
        assertThat(auditor.page().locator("#findings tbody tr").count()).isPositive();
        return auditor.page().locator("#findings").innerText();
    }
}
