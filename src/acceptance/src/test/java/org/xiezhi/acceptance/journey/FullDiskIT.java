package org.xiezhi.acceptance.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.xiezhi.acceptance.product.Browsers;
import org.xiezhi.acceptance.product.Person;
import org.xiezhi.acceptance.product.Product;
import org.xiezhi.acceptance.product.SharedProduct;

/**
 * What the store cannot or will not take: a sentence says so, nothing typed is lost, nothing half stored. The disk is
 * full for a file behind its 64th mebibyte: the system refuses the write.
 */
@ExtendWith(SharedProduct.class)
class FullDiskIT {

    private static final int LARGEST_MIB = 96;

    private final Browsers browsers;

    @TempDir
    Path folder;

    FullDiskIT(Browsers browsers) {
        this.browsers = browsers;
    }

    @Test
    void says_why_a_file_is_not_taken_keeps_what_was_typed_and_stores_nothing_of_it() throws IOException {
        leaveAPartialFile();
        List<String> settings = List.of("-Dxiezhi.evidence.max.bytes=" + (LARGEST_MIB << 20));
        try (Product product = Product.startWithSmallFiles(folder.resolve("home"), 64, settings)) {
            String adding = Line.addEvidenceAt(product, browsers);
            try (Person person = browsers.person(product)) {
                person.signIn("chen.inspector");
                person.open(adding);
                AddPage form = new AddPage(person.page()).type("银行流水");
                refuses(form, EvidenceFiles.unknown(folder, "空.txt", 0), "空文件");
                refuses(form, EvidenceFiles.unknown(folder, "大.bin", (LARGEST_MIB << 20) + 1), "96 MiB");
                List<String> pieces = new ArrayList<>();
                person.page().onRequest(request -> pieces.add(request.method()));
                refuses(form, EvidenceFiles.unknown(folder, "满.bin", 80 << 20), "存储");
                person.picture("evidence-disk-full");
                // The second piece fails; nobody tries a third time.
                assertThat(pieces.stream().filter("PATCH"::equals)).hasSizeBetween(2, 3);
                assertThat(stored(product)).isEmpty();

                Path small = EvidenceFiles.unknown(folder, "小.bin", 100_000);
                form.choose(small).awaitFile().add();
                assertThat(person.page().locator("main").innerText())
                        .contains(EvidenceFiles.sha256(small))
                        .contains("银行流水");
                assertThat(stored(product)).hasSize(1);
            }
            assertRecorded(product);
        }
    }

    /** As a power cut leaves it; the start sweeps it. */
    private void leaveAPartialFile() throws IOException {
        Path incoming = Files.createDirectories(folder.resolve("home/evidence/incoming"));
        Files.writeString(incoming.resolve("00000000-0000-7000-8000-000000000001.part"), "half");
    }

    private static void refuses(AddPage form, Path file, String sentence) {
        form.choose(file).awaitTold(sentence);
        Page page = form.page();
        assertThat(page.locator("#upload").inputValue()).isEmpty();
        assertThat(page.locator("#submit").isDisabled()).isTrue();
        assertThat(page.locator("#upload_pause").isVisible()).isFalse();
        assertThat(page.locator("#name").inputValue()).isEqualTo("银行流水");
        assertThat(page.locator("#place").inputValue()).isEqualTo("某银行");
        assertThat(page.locator("#collected_input").inputValue()).isEqualTo("2026-01-31");
    }

    private static List<Path> stored(Product product) throws IOException {
        try (Stream<Path> files = Files.walk(product.home().resolve("evidence"))) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private void assertRecorded(Product product) {
        try (Person auditor = browsers.person(product)) {
            auditor.signIn("jin.auditor");
            for (String act : List.of("evidence.abandoned", "vault.swept")) {
                auditor.open("/audit/trail.xhtml?act=" + act);
                assertThat(auditor.page().locator("#entries tbody tr").count())
                        .as(act)
                        .isEqualTo(1);
            }
        }
    }
}
