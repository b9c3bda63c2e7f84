package org.xiezhi.acceptance.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.xiezhi.acceptance.product.Browsers;
import org.xiezhi.acceptance.product.ObjectStorage;
import org.xiezhi.acceptance.product.OutsideWitness;
import org.xiezhi.acceptance.product.Person;
import org.xiezhi.acceptance.product.Product;
import org.xiezhi.acceptance.product.SharedProduct;

/**
 * The data folder of an earlier version, whose evidence was moved into a bucket, through a power cut, a stop and an operator who
 * puts an older state back.
 */
@ExtendWith(SharedProduct.class)
@Execution(ExecutionMode.CONCURRENT)
// Two minutes: at the end of the run the other thread would have nothing to do.
@Order(1)
class StopAndStartIT {

    /** The newest of the versions in data/README.md. */
    private static final String EARLIER = "5cce58b";

    @TempDir
    Path folder;

    private final Browsers browsers;

    StopAndStartIT(Browsers browsers) {
        this.browsers = browsers;
    }

    private static final String HALF_AN_UPLOAD = """
            async (matter) => {
              const head = { 'Tus-Resumable': '1.0.0' };
              const made = await fetch('/upload/', { method: 'POST', headers: { ...head, 'Upload-Length': '67108864',
                'Upload-Metadata': 'filename ' + btoa('a.bin') + ',matter ' + btoa(matter) } });
              const piece = (offset, size) => fetch(made.headers.get('Location'), { method: 'PATCH', headers: { ...head,
                'Upload-Offset': String(offset), 'Content-Type': 'application/offset+octet-stream' },
                body: new Uint8Array(size) });
              const first = await piece(0, 8388608);
              piece(8388608, 50331648).catch(() => 0);
              return first.status;
            }""";

    /** One story in three lives of the product, since each costs a start. */
    @Test
    void opens_earlier_data_keeps_what_a_witness_cosigned_and_refuses_to_go_on_from_an_older_state() throws Exception {
        try (OutsideWitness witness = new OutsideWitness(folder.resolve("witness"));
                ObjectStorage bucket = new ObjectStorage(folder)) {
            List<String> settings = new ArrayList<>(bucket.settings());
            settings.add("-Dxiezhi.trail.policy=" + witness.policy());
            livesThrice(witness, bucket, settings);
        }
    }

    private void livesThrice(OutsideWitness witness, ObjectStorage bucket, List<String> settings) throws Exception {
        Path home = folder.resolve("home");
        Path older = folder.resolve("older");
        EarlierData data = new EarlierData(EARLIER, 2, home, browsers);
        bucket.move(home.resolve("evidence"));
        int moved = bucket.containers().size();
        String key = Files.readString(home.resolve("trail/log.vkey"));
        long cosigned;
        try (Product first = Product.start(home, settings)) {
            witness.serve(home.resolve("trail/log.vkey"));
            data.opensVerifiesAndGoesOn(first);
            cosigned = cosignedBeyond(0, home);
            assertThat(Files.readString(home.resolve("trail/log.vkey"))).isEqualTo(key);
            beginsToUpload(first);
            assertThat(bucket.uploads()).isEqualTo(1);
            ProcessHandle signer = first.signer().orElseThrow();
            first.kill();
            assertEnds(signer);
        }
        copy(home.resolve("database"), older.resolve("database"));
        copy(home.resolve("trail"), older.resolve("trail"));
        long size = Signing.size(older);
        try (Product second = Product.start(home, settings)) {
            assertThat(Files.readString(home.resolve("trail/log.vkey"))).isEqualTo(key);
            assertThat(Signing.size(home)).isGreaterThan(size);
            assertThat(second.output().toString()).doesNotContain("Exception");
            assertThat(bucket.uploads()).as("what nobody can go on with").isZero();
            assertThat(bucket.containers()).hasSize(moved);
            try (Person auditor = browsers.person(second)) {
                auditor.signIn("jin.auditor");
                assertThat(cosignedBeyond(cosigned, home)).isGreaterThan(cosigned);
                assertThat(Verification.findings(auditor)).as("after the kill").isEmpty();
                auditor.open("/audit/state.xhtml");
                assertThat(auditor.page().locator("#witnesses tbody tr").innerText())
                        .contains("witness.example/auditor", "正常");
                assertThat(auditor.page().locator("[role=alert]").count()).isZero();
                auditor.picture("trail-witnessed");
            }
            // An original that is changed there is an alarm: only now.
            keepsEvidenceIn(bucket, second);
            ProcessHandle signer = second.signer().orElseThrow();
            second.stop();
            assertThat(signer.isAlive()).as("the signer after the stop").isFalse();
            // The last entry of a run is its stop, and it is signed before the process ends.
            assertThat(Signing.size(home)).isGreaterThan(size + 1);
        }
        refusesToGoOnFrom(older, home, bucket);
        try (Stream<Path> files = Files.walk(home.resolve("evidence"))) {
            assertThat(files.filter(Files::isRegularFile))
                    .as("the folder that the bucket replaced")
                    .isEmpty();
        }
    }

    /** What comes in goes into the bucket, is seen, and is named when somebody who holds the bucket changes it. */
    private void keepsEvidenceIn(ObjectStorage bucket, Product product) throws IOException {
        int before = bucket.containers().size();
        try (Person inspector = browsers.signedIn(product, "chen.inspector");
                Person administrator = browsers.signedIn(product, "wu.system")) {
            Page page = inspector.page();
            inspector.open("/clue/list.xhtml");
            page.locator("#clues tbody a").first().click();
            page.waitForURL("**/clue/view.xhtml?**");
            inspector.open(page.locator("#add_evidence").getAttribute("href"));
            new AddPage(page)
                    .choose(EvidenceFiles.photo(folder, 200, 100))
                    .awaitFile()
                    .type("存于对象存储的照片")
                    .add();
            page.waitForCondition(() -> page.evaluate("() => document.querySelector('img.preview').naturalWidth")
                    .equals(200));
            assertThat(bucket.containers()).hasSize(before + 1);
            administrator.open("/system/state.xhtml");
            assertThat(administrator.page().locator("main").innerText()).contains("存于对象存储");
            assertThat(administrator.page().locator("#met, #damaged").count()).isZero();

            String evidence = page.url().replaceFirst(".*[?]id=([0-9a-f-]{36}).*", "$1");
            byte[] container = bucket.container(evidence);
            container[container.length / 2] ^= 1;
            bucket.replace(evidence, container);
            // A page of its own: that the picture is refused is no complaint here.
            try (Page opened = inspector.context().newPage()) {
                opened.navigate(page.url());
                opened.locator("#preview_told.note-red:visible").waitFor();
                assertThat(opened.locator("#preview_told").innerText()).contains("校验不符");
            }
            administrator.open("/system/state.xhtml");
            assertThat(administrator.page().locator("#met, #damaged").count()).isPositive();
        }
        try (Person auditor = browsers.signedIn(product, "jin.auditor")) {
            auditor.open("/audit/trail.xhtml");
            String inspector = auditor.page()
                    .locator("#filters select[name=person] option", new Page.LocatorOptions().setHasText("陈思远"))
                    .getAttribute("value");
            // Of her look. The round that this alarm begins may have met it by now, and leaves an entry of its own.
            auditor.open("/audit/trail.xhtml?act=evidence.damaged&person=" + inspector);
            assertThat(auditor.page().locator("#entries tbody tr").count()).isEqualTo(1);
        }
    }

    /** One piece is acknowledged, the next is on its way when the power goes. */
    private void beginsToUpload(Product product) {
        try (Person inspector = browsers.signedIn(product, "chen.inspector")) {
            inspector.open("/clue/list.xhtml");
            Page page = inspector.page();
            page.locator("#clues tbody a").first().click();
            page.waitForURL("**/clue/view.xhtml?**");
            String matter = page.locator("#add_evidence").getAttribute("href").replaceFirst(".*matter=", "");
            assertThat(page.evaluate(HALF_AN_UPLOAD, matter)).isEqualTo(204);
        }
    }

    /** An operator puts an older database and trail back; only the signer's own record knows of what came later. */
    private void refusesToGoOnFrom(Path older, Path home, ObjectStorage bucket)
            throws IOException, InterruptedException {
        String record = Files.readString(home.resolve("keys/signer/signer.record"));
        for (String restored : List.of("database", "trail")) {
            delete(home.resolve(restored));
            copy(older.resolve(restored), home.resolve(restored));
        }
        List<String> settings = new ArrayList<>(bucket.settings());
        settings.add("-Dxiezhi.checkpoint.alarm.seconds=1");
        try (Product product = Product.start(home, settings)) {
            Health.await(
                    "the alarm",
                    () -> Health.of(product, "ready") == Health.DOWN && Health.of(product, "trail") == Health.DOWN);
            // Acts go on; they wait for the newer trail to be found.
            try (Person auditor = browsers.person(product)) {
                auditor.signIn("jin.auditor");
                assertThat(Verification.findings(auditor)).contains("数据库早于已签名的轨迹", "轨迹分叉");
                auditor.open("/audit/trail.xhtml?act=system.configuration-changed");
                assertThat(auditor.page().locator("#entries").innerText())
                        .contains("xiezhi.checkpoint.alarm.seconds: 30 → 1");
            }
            assertThat(Signing.size(home)).isEqualTo(Signing.size(older));
        }
        assertThat(Files.readString(home.resolve("keys/signer/signer.record"))).isEqualTo(record);
        assertThat(Files.readString(home.resolve("logs/server.log")))
                .containsOnlyOnce("The signer refuses a fork of the trail");
    }

    /** Nobody stops it; it notices that whoever started it is gone. */
    private static void assertEnds(ProcessHandle signer) {
        assertThat(signer.onExit()).succeedsWithin(Duration.ofSeconds(10));
    }

    @Test
    void says_so_and_stops_where_the_port_is_taken() throws IOException, InterruptedException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Process process = Product.launch(folder.resolve("other"), taken.getLocalPort(), List.of());
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isNotZero();
            assertThat(said).contains(Integer.toString(taken.getLocalPort()));
        }
    }

    /** Waits until the product has published more leaves with a cosignature, and says how many. */
    private static long cosignedBeyond(long size, Path home) throws IOException, InterruptedException {
        Path file = home.resolve("trail/checkpoint.cosigned");
        Health.await("the witness", () -> Files.exists(file) && Signing.sizeIn(file) > size);
        List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        assertThat(lines.get(lines.size() - 1)).contains("witness.example/auditor");
        return Signing.sizeIn(file);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = to.resolve(from.relativize(file));
                Files.createDirectories(target.getParent());
                Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.delete(file);
            }
        }
    }
}
