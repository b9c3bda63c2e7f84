package org.xiezhi.acceptance.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.xiezhi.acceptance.product.Browsers;
import org.xiezhi.acceptance.product.Person;
import org.xiezhi.acceptance.product.Product;
import org.xiezhi.acceptance.product.SharedProduct;

/**
 * The signer is a process of its own: without it people go on and everybody who looks sees that nothing is signed; when
 * it is back, the trail is whole. That it refuses a fork is shown in {@link StopAndStartIT}, which has an older state.
 */
@ExtendWith(SharedProduct.class)
class SignerIT {

    /** An alarm after a second, so that a test need not wait for long. */
    private static final List<String> SOON = List.of("-Dxiezhi.checkpoint.alarm.seconds=1");

    private static final long STOP_SECONDS = 60;

    private final Browsers browsers;

    @TempDir
    Path folder;

    SignerIT(Browsers browsers) {
        this.browsers = browsers;
    }

    @Test
    void people_go_on_without_the_signer_the_alarm_tells_it_and_the_checkpoint_catches_up() throws Exception {
        try (Product product = Product.start(folder.resolve("home"), SOON);
                Person inspector = browsers.person(product);
                Person auditor = browsers.person(product);
                Person administrator = browsers.person(product)) {
            inspector.signIn("chen.inspector");
            auditor.signIn("jin.auditor");
            administrator.signIn("wu.system");
            Health.await(
                    "everything is signed", () -> Health.of(product, "trail") == Health.UP && unsigned(auditor) == 0);
            assertThat(stateOfSigning(administrator)).isEqualTo("及时");
            long before = signed(product);
            ProcessHandle signer = product.signer().orElseThrow();

            signal("-STOP", signer);
            for (int act = 0; act < 5; act++) {
                assertThat(inspector.open("/clue/list.xhtml").status()).isEqualTo(Health.UP);
            }
            Health.await("the alarm", () -> Health.of(product, "trail") == Health.DOWN);
            assertThat(Health.of(product, "ready")).isEqualTo(Health.UP);
            assertThat(unsigned(auditor)).isEqualTo(1);
            auditor.picture("trail-unsigned");
            // Leaves and tiles go on; only the signature waits.
            Health.await("leaves go on", () -> waiting(auditor) < 5);
            assertThat(stateOfSigning(administrator)).isEqualTo("未及时");
            assertThat(administrator.page().locator("#unsigned").innerText()).contains("尚未签名");
            administrator.picture("state-unsigned");
            assertThat(Verification.findings(auditor)).contains("签名程序没有应答");
            assertThat(signed(product)).isEqualTo(before);

            for (int life = 0; life < 3; life++) {
                Health.await("a signer", () -> product.signer().isPresent());
                product.signer().ifPresent(ProcessHandle::destroyForcibly);
                assertThat(inspector.open("/clue/list.xhtml").status()).isEqualTo(Health.UP);
            }
            Health.await("the alarm is over", () -> Health.of(product, "trail") == Health.UP);
            assertThat(product.signer().orElseThrow().pid()).isNotEqualTo(signer.pid());
            assertThat(signed(product)).isGreaterThan(before + 5);
            assertThat(unsigned(auditor)).isZero();
            assertThat(Verification.findings(auditor)).isEmpty();
            String log = Files.readString(product.home().resolve("logs/server.log"));
            // Once for each time it was away, and not five times a second: two lines for at most four times.
            assertThat(log.split("The signer does not answer", -1)).hasSizeBetween(2, 5);
            assertThat(log).contains("The trail is integrated and signed again");
        }
    }

    @Test
    void a_signer_of_the_operators_own_may_come_later_than_the_product() throws Exception {
        Path home = folder.resolve("home");
        Path own = folder.resolve("own-signer");
        Path password = secret("password", "only for this test of the signer", "rw-------");
        Path token = secret("token", "only-for-this-test-of-the-signer-7", "rw-r-----");
        int port = Product.freePort();
        Process first = ownSigner(own, port, password, token);
        Path trusted = Files.createDirectories(home.resolve("keys/signer")).resolve("signer.vkey");
        // In demo mode the password of the keys lies beside them; a folder of keys without it would be refused.
        secret(home.resolve("keys/keystore.secret"), "only for this test of the keys of a demo", "rw-------");
        Files.copy(own.resolve("signer.vkey"), trusted);
        end(first);

        List<String> settings = List.of(
                "-Dxiezhi.signer.url=http://127.0.0.1:" + port,
                "-Dxiezhi.signer.token.file=" + token,
                "-Dxiezhi.checkpoint.alarm.seconds=1");
        try (Product product = Product.start(home, settings);
                Person auditor = browsers.person(product)) {
            assertThat(product.signer()).isEmpty();
            auditor.signIn("jin.auditor");
            Health.await("the alarm", () -> Health.of(product, "trail") == Health.DOWN && unsigned(auditor) == 1);
            assertThat(home.resolve("trail/checkpoint")).doesNotExist();

            Process second = ownSigner(own, port, password, token);
            try {
                Health.await("the alarm is over", () -> Health.of(product, "trail") == Health.UP);
                assertThat(Verification.findings(auditor)).isEmpty();
                product.stop();
                // Nobody but the operator ends his signer; the last entry of the run is signed.
                assertThat(second.isAlive()).isTrue();
                assertThat(Files.readString(own.resolve("signer.record"))).contains("\n" + size(home) + "\n");
            } finally {
                end(second);
            }
        }
    }

    private Path secret(String name, String text, String permissions) throws IOException {
        return secret(folder.resolve(name), text, permissions);
    }

    private static Path secret(Path file, String text, String permissions) throws IOException {
        Files.writeString(file, text + "\n");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }

    private static Process ownSigner(Path own, int port, Path password, Path token) throws IOException {
        Path distribution = Path.of(System.getProperty("xiezhi.distribution", "../../ear/target/xiezhi"));
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        distribution.resolve("signer.jar").toAbsolutePath().toString(),
                        "--folder",
                        own.toString(),
                        "--port",
                        Integer.toString(port),
                        "--password-file",
                        password.toString(),
                        "--token-file",
                        token.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        assertThat(process.inputReader(StandardCharsets.UTF_8).readLine()).isEqualTo("listens 127.0.0.1:" + port);
        return process;
    }

    private static void end(Process signer) throws InterruptedException {
        signer.destroy();
        assertThat(signer.waitFor(STOP_SECONDS, TimeUnit.SECONDS)).isTrue();
    }

    private static void signal(String signal, ProcessHandle process) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("kill", signal, Long.toString(process.pid()))
                        .start()
                        .waitFor())
                .isZero();
    }

    /** Notes on the auditor's page that something waits for its signature. */
    private static int unsigned(Person auditor) {
        auditor.open("/audit/trail.xhtml");
        return auditor.page().locator("#unsigned").count();
    }

    /** Entries on the auditor's page that have no leaf yet. */
    private static int waiting(Person auditor) {
        auditor.open("/audit/trail.xhtml");
        return (int) auditor.page().locator("#entries tbody tr td:last-child").allInnerTexts().stream()
                .filter(leaf -> !leaf.matches("[0-9]+"))
                .count();
    }

    private static String stateOfSigning(Person administrator) {
        administrator.open("/system/state.xhtml");
        return administrator
                .page()
                .locator("main .chip")
                .filter(new com.microsoft.playwright.Locator.FilterOptions()
                        .setHasText(java.util.regex.Pattern.compile("及时")))
                .innerText();
    }

    private static long signed(Product product) throws IOException {
        return size(product.home());
    }

    private static long size(Path home) throws IOException {
        return Long.parseLong(Files.readAllLines(home.resolve("trail/checkpoint"), StandardCharsets.UTF_8)
                .get(1));
    }
}
