package org.xiezhi.acceptance.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.xiezhi.acceptance.product.Browsers;
import org.xiezhi.acceptance.product.Person;
import org.xiezhi.acceptance.product.Product;
import org.xiezhi.acceptance.product.SharedProduct;

/** Every page of the line can be used with a keyboard and read by a screen reader, as far as axe can tell. */
@ExtendWith(SharedProduct.class)
class AccessibilityIT {

    private final Product product;
    private final Browsers browsers;

    AccessibilityIT(Product product, Browsers browsers) {
        this.product = product;
        this.browsers = browsers;
    }

    @Test
    void finds_no_grave_fault_before_the_sign_in() {
        try (Person person = browsers.person(product)) {
            person.open("/login.xhtml");
            assertThat(Axe.faults(person.page())).isEmpty();
        }
    }

    @Test
    void finds_no_grave_fault_on_any_page_of_the_line() {
        Line line = Line.walked(product, browsers);
        List<String> faults = new ArrayList<>();
        line.visits().stream().collect(Collectors.groupingBy(Line.Visit::login)).forEach((login, visits) -> {
            try (Person person = browsers.signedIn(product, login)) {
                person.open("/index.xhtml");
                faults.addAll(Axe.faults(person.page()));
                visits.forEach(visit -> {
                    person.open(visit.path());
                    faults.addAll(Axe.faults(person.page()));
                });
            }
        });
        assertThat(faults).isEmpty();
    }

    @Test
    void finds_no_grave_fault_on_the_auditors_pages_and_on_the_page_of_an_unknown_address() {
        Line.walked(product, browsers);
        List<String> faults = new ArrayList<>();
        try (Person auditor = browsers.signedIn(product, "jin.auditor")) {
            auditor.open("/audit/trail.xhtml");
            faults.addAll(Axe.faults(auditor.page()));
            for (String page : List.of("export", "state", "rhythm", "reports", "tokens")) {
                auditor.open("/audit/" + page + ".xhtml");
                faults.addAll(Axe.faults(auditor.page()));
            }
            Verification.findings(auditor);
            faults.addAll(Axe.faults(auditor.page()));
            auditor.page().locator("a[href*='/audit/report.xhtml']").click();
            auditor.page().locator("#print").waitFor();
            faults.addAll(Axe.faults(auditor.page()));
            auditor.open("/no/such/page.xhtml");
            faults.addAll(Axe.faults(auditor.page()));
        }
        assertThat(faults).isEmpty();
    }
}
