package org.xiezhi.acceptance.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.xiezhi.acceptance.product.Browsers;
import org.xiezhi.acceptance.product.OutsideWitness;
import org.xiezhi.acceptance.product.Person;
import org.xiezhi.acceptance.product.Product;
import org.xiezhi.acceptance.product.SharedProduct;

@ExtendWith(SharedProduct.class)
class StopAndStartIT {

    @TempDir
    Path folder;

    private final Browsers browsers;

    StopAndStartIT(Browsers browsers) {
        this.browsers = browsers;
    }

    @Test
    void keeps_key_trail_and_what_a_witness_cosigned_over_a_kill_and_a_stop() throws Exception {
        try (OutsideWitness witness = new OutsideWitness(folder.resolve("witness"))) {
            keeps(witness, List.of("-Dxiezhi.trail.policy=" + witness.policy()));
        }
    }

    private void keeps(OutsideWitness witness, List<String> settings) throws Exception {
        String key;
        long size;
        long cosigned;
        try (Product first = Product.start(folder.resolve("home"), settings)) {
            witness.serve(first.home().resolve("trail/log.vkey"));
            cosigned = cosignedBeyond(0, first);
            key = Files.readString(first.home().resolve("trail/log.vkey"));
            ProcessHandle signer = first.signer().orElseThrow();
            first.kill();
            assertEnds(signer);
            size = signed(first);
        }
        try (Product second = Product.start(folder.resolve("home"), settings)) {
            assertThat(Files.readString(second.home().resolve("trail/log.vkey")))
                    .isEqualTo(key);
            assertThat(signed(second)).isGreaterThan(size);
            assertThat(second.output().toString()).doesNotContain("Exception");
            try (Person auditor = browsers.person(second)) {
                auditor.signIn("jin.auditor");
                cosignedBeyond(cosigned, second);
                assertThat(Verification.findings(auditor)).as("after the kill").isEmpty();
                auditor.open("/audit/trail.xhtml");
                assertThat(auditor.page().locator("#witnesses tbody tr").innerText())
                        .contains("witness.example/auditor", "正常");
                assertThat(auditor.page().locator("[role=alert]").count()).isZero();
                auditor.picture("trail-witnessed");
            }
            ProcessHandle signer = second.signer().orElseThrow();
            second.stop();
            assertThat(signer.isAlive()).as("the signer after the stop").isFalse();
            // The last entry of a run is its stop, and it is signed before the process ends.
            assertThat(signed(second)).isGreaterThan(size + 1);
        }
    }

    /** Nobody stops it; it notices that whoever started it is gone. */
    private static void assertEnds(ProcessHandle signer) {
        assertThat(signer.onExit()).succeedsWithin(Duration.ofSeconds(10));
    }

    /** Waits until the product has published more entries with a cosignature. */
    private static long cosignedBeyond(long size, Product product) throws IOException, InterruptedException {
        Path file = product.home().resolve("trail/checkpoint.cosigned");
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (true) {
            if (Files.exists(file)) {
                List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
                if (Long.parseLong(lines.get(1)) > size) {
                    assertThat(lines.get(lines.size() - 1)).contains("witness.example/auditor");
                    return Long.parseLong(lines.get(1));
                }
            }
            assertThat(System.nanoTime() - end).as("waited for the witness").isNegative();
            Thread.sleep(200);
        }
    }

    private static long signed(Product product) throws IOException {
        return Long.parseLong(Files.readAllLines(product.home().resolve("trail/checkpoint"), StandardCharsets.UTF_8)
                .get(1));
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
}
