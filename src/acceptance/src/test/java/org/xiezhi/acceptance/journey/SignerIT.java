package org.xiezhi.acceptance.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.xiezhi.acceptance.product.Browsers;
import org.xiezhi.acceptance.product.Person;
import org.xiezhi.acceptance.product.Product;
import org.xiezhi.acceptance.product.SharedProduct;

/**
 * The signer is a process of its own: without it people go on and everybody who looks sees that nothing is signed; when
 * it is back, the trail is whole. That it refuses a fork is shown in {@link StopAndStartIT}, which has an older state; a
 * signer that the operator runs himself in {@link ProductionStartIT}.
 */
@ExtendWith(SharedProduct.class)
@Execution(ExecutionMode.CONCURRENT)
class SignerIT {

    /** An alarm after a second, so that a test need not wait for long. */
    private static final List<String> SOON = List.of("-Dxiezhi.checkpoint.alarm.seconds=1");

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
                    "everything is signed",
                    () -> Health.of(product, "trail") == Health.UP && Signing.unsigned(auditor) == 0);
            assertThat(stateOfSigning(administrator)).isEqualTo("及时");
            long before = Signing.size(product.home());
            ProcessHandle signer = product.signer().orElseThrow();

            signal("-STOP", signer);
            for (int act = 0; act < 5; act++) {
                assertThat(inspector.open("/clue/list.xhtml").status()).isEqualTo(Health.UP);
            }
            Health.await("the alarm", () -> Health.of(product, "trail") == Health.DOWN);
            assertThat(Health.of(product, "ready")).isEqualTo(Health.UP);
            assertThat(Signing.unsigned(auditor)).isEqualTo(1);
            auditor.picture("trail-unsigned");
            // Leaves and tiles go on; only the signature waits.
            Health.await("leaves go on", () -> waiting(auditor) < 5);
            assertThat(stateOfSigning(administrator)).isEqualTo("未及时");
            assertThat(administrator.page().locator("#unsigned").innerText()).contains("尚未签名");
            administrator.picture("state-unsigned");
            assertThat(Verification.findings(auditor)).contains("签名程序没有应答");
            assertThat(Signing.size(product.home())).isEqualTo(before);

            for (int life = 0; life < 3; life++) {
                Health.await("a signer", () -> product.signer().isPresent());
                product.signer().ifPresent(ProcessHandle::destroyForcibly);
                assertThat(inspector.open("/clue/list.xhtml").status()).isEqualTo(Health.UP);
            }
            Health.await("the alarm is over", () -> Health.of(product, "trail") == Health.UP);
            assertThat(product.signer().orElseThrow().pid()).isNotEqualTo(signer.pid());
            assertThat(Signing.size(product.home())).isGreaterThan(before + 5);
            assertThat(Signing.unsigned(auditor)).isZero();
            assertThat(Verification.findings(auditor)).isEmpty();
            String log = Files.readString(product.home().resolve("logs/server.log"));
            // Once for each time it was away, and not five times a second: two lines for at most four times.
            assertThat(log.split("The signer does not answer", -1)).hasSizeBetween(2, 5);
            assertThat(log).contains("The trail is integrated and signed again");
        }
    }

    private static void signal(String signal, ProcessHandle process) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("kill", signal, Long.toString(process.pid()))
                        .start()
                        .waitFor())
                .isZero();
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
}
