package org.xiezhi.acceptance.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.xiezhi.acceptance.product.Browsers;
import org.xiezhi.acceptance.product.Person;
import org.xiezhi.acceptance.product.Product;
import org.xiezhi.acceptance.product.SharedProduct;
import org.xiezhi.acceptance.product.UnsteadyLine;

/**
 * What the store cannot or will not take: a sentence says so, nothing typed is lost, nothing half stored. The evidence has
 * a small disk of its own that somebody else fills, and behind the 64th mebibyte of a file the system refuses the write.
 */
@ExtendWith(SharedProduct.class)
@Execution(ExecutionMode.CONCURRENT)
class FullDiskIT {

    private static final int LARGEST_MIB = 96;

    /** What the store leaves free on its disk, as {@code TheVault} says, and what is usable beside it. */
    private static final int RESERVE_MIB = 512;

    private static final int USABLE_MIB = 160;

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
        try (Product product =
                Product.startOnSmallDisk(folder.resolve("home"), RESERVE_MIB + USABLE_MIB, 64, settings)) {
            String adding = Line.addEvidenceAt(product, browsers);
            try (Person person = browsers.signedIn(product, "chen.inspector")) {
                person.open(adding);
                AddPage form = new AddPage(person.page()).type("银行流水");
                refuses(form, EvidenceFiles.unknown(folder, "空.txt", 0), "空文件");
                refuses(form, EvidenceFiles.unknown(folder, "大.bin", (LARGEST_MIB << 20) + 1), "96 MiB");
                List<String> pieces = new ArrayList<>();
                person.page().onRequest(request -> pieces.add(request.method()));
                refuses(form, EvidenceFiles.unknown(folder, "坏.bin", 80 << 20), "服务器存储出错");
                // The second piece fails; nobody tries a third time.
                assertThat(pieces.stream().filter("PATCH"::equals)).hasSizeBetween(2, 3);
                assertThat(stored(product)).isEmpty();

                somebodyFills(product, USABLE_MIB - 20);
                pieces.clear();
                refuses(form, EvidenceFiles.unknown(folder, "多.bin", 40 << 20), "存储空间不足");
                person.picture("evidence-disk-full");
                assertThat(pieces).contains("POST").doesNotContain("PATCH");
                somebodyFills(product, 0);
                assertFillsOnTheWay(product, adding);
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

    /** There was room at the beginning; while the line is down, another program takes it. */
    private void assertFillsOnTheWay(Product product, String adding) throws IOException {
        try (UnsteadyLine line = new UnsteadyLine(product);
                Person person = browsers.person(product.behind(line.port()))) {
            person.signIn("chen.inspector");
            person.open(adding);
            line.cutAfter(10_000_000);
            AddPage form = new AddPage(person.page())
                    .choose(EvidenceFiles.unknown(folder, "半.bin", 50 << 20))
                    .type("银行流水");
            form.await(line::down);
            form.awaitTold("网络中断");
            somebodyFills(product, USABLE_MIB);
            line.mend();
            assertRefused(form, "存储空间不足");
        }
        somebodyFills(product, 0);
    }

    /** Another program on the same disk; its file has so many mebibytes now. */
    private static void somebodyFills(Product product, int mebibytes) throws IOException {
        Path others = product.inside("evidence/somebody-elses");
        Files.deleteIfExists(others);
        if (mebibytes > 0) {
            Files.write(others, new byte[mebibytes << 20]);
        }
    }

    /** As a power cut leaves it; the start sweeps it. */
    private void leaveAPartialFile() throws IOException {
        Path incoming = Files.createDirectories(folder.resolve("home/evidence/incoming"));
        Files.writeString(incoming.resolve("00000000-0000-7000-8000-000000000001.part"), "half");
    }

    private static void refuses(AddPage form, Path file, String sentence) {
        assertRefused(form.choose(file), sentence);
    }

    private static void assertRefused(AddPage form, String sentence) {
        form.awaitTold(sentence);
        Page page = form.page();
        assertThat(page.locator("#upload").inputValue()).isEmpty();
        assertThat(page.locator("#submit").isDisabled()).isTrue();
        assertThat(page.locator(".upload-pause:visible").count()).isZero();
        assertThat(page.locator("#name").inputValue()).isEqualTo("银行流水");
        assertThat(page.locator("#place").inputValue()).isEqualTo("某银行");
        assertThat(page.locator("#collected_input").inputValue()).isEqualTo("2026-01-31");
    }

    private static List<Path> stored(Product product) throws IOException {
        try (Stream<Path> files = Files.walk(product.inside("evidence"))) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private void assertRecorded(Product product) {
        try (Person auditor = browsers.signedIn(product, "jin.auditor")) {
            // The file whose write was refused, and the one whose disk filled up; the one without room never began.
            Map<String, Integer> recorded = Map.of("evidence.abandoned", 2, "vault.swept", 1);
            for (Map.Entry<String, Integer> act : recorded.entrySet()) {
                auditor.open("/audit/trail.xhtml?act=" + act.getKey());
                assertThat(auditor.page().locator("#entries tbody tr").count())
                        .as(act.getKey())
                        .isEqualTo(act.getValue());
            }
        }
    }
}
