package org.xiezhi.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignerProcessTest {

    private static final String PASSWORD = "密码 with\na line";
    private static final String LISTENS = "listens 127.0.0.1:4711";
    private static final SignerProcess.Pauses SHORT = new SignerProcess.Pauses(10, 100, 60_000);
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(60);

    @TempDir
    Path home;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    private SignerProcess.Program program(String firstLine) {
        return new SignerProcess.Program(
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        StandInSigner.class.getName(),
                        firstLine),
                home.resolve("signer"),
                home.resolve("signer.log"));
    }

    private SignerProcess start(String firstLine) {
        Progress progress = new Progress(new PrintStream(said, true, StandardCharsets.UTF_8), () -> 0);
        return SignerProcess.start(program(firstLine), PASSWORD, new SecureRandom(), progress, SHORT);
    }

    private List<String> told() throws IOException {
        return Files.readAllLines(home.resolve("signer/told"));
    }

    private List<String> address() {
        try {
            return Files.readAllLines(home.resolve("signer/signer.address"));
        } catch (IOException e) {
            return List.of();
        }
    }

    @Test
    void gives_its_secrets_over_standard_input_only_and_tells_the_product_where_it_is() throws IOException {
        try (SignerProcess signer = start(LISTENS)) {
            signer.awaitFirst();
            String all = String.join("\n", told());
            String token = address().get(1);

            assertThat(all).startsWith(PASSWORD + "\n" + token + "\n");
            assertThat(all.substring((PASSWORD + "\n" + token).length()))
                    .as("arguments and environment")
                    .contains("--folder")
                    .doesNotContain(PASSWORD, token, "PATH=", "HOME=", "XIEZHI_");
            assertThat(address().get(0)).isEqualTo("http://127.0.0.1:4711");
            assertThat(token).hasSizeGreaterThanOrEqualTo(32);
            assertThat(Files.getPosixFilePermissions(home.resolve("signer/signer.address")))
                    .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        }
        assertThat(home.resolve("signer/end")).hasContent("in order");
        assertThat(ProcessHandle.current().children()).isEmpty();
    }

    @Test
    void starts_it_again_with_another_token_whenever_it_dies() throws Exception {
        try (SignerProcess signer = start(LISTENS)) {
            signer.awaitFirst();
            for (int life = 0; life < 3; life++) {
                List<String> before = address();
                await(() -> ProcessHandle.current().children().findAny().isPresent());
                ProcessHandle.current().children().forEach(ProcessHandle::destroyForcibly);
                await(() -> address().size() == 2 && !address().equals(before));
            }
        }
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("The signer ended and is started again: code 137");
        assertThat(ProcessHandle.current().children()).isEmpty();
    }

    @Test
    void refuses_the_start_with_the_sentence_of_a_signer_that_refuses() {
        try (SignerProcess signer = start("refused The key does not open.")) {
            assertThatThrownBy(signer::awaitFirst)
                    .isInstanceOf(StartRefusedException.class)
                    .hasMessage("The key does not open.");
        }
        assertThat(address()).isEmpty();
    }

    @Test
    void goes_on_without_it_while_another_signer_is_at_work_and_says_so_once() throws Exception {
        try (SignerProcess signer = start("refused It is another one's.")) {
            signer.awaitFirst();
            await(() -> said.toString(StandardCharsets.UTF_8).contains("another one's"));
            Path told = home.resolve("signer/told");
            for (int life = 0; life < 2; life++) {
                Files.deleteIfExists(told);
                await(() -> Files.exists(told));
            }
        }
        assertThat(said.toString(StandardCharsets.UTF_8)).containsOnlyOnce("another one's");
    }

    @Test
    void a_signer_that_cannot_be_announced_is_not_left_behind() throws Exception {
        Path obstacle = Files.createDirectories(home.resolve("signer/signer.address.new/x"));
        try (SignerProcess signer = start(LISTENS)) {
            signer.awaitFirst();
            await(() -> said.toString(StandardCharsets.UTF_8).contains("DirectoryNotEmpty"));
            Files.delete(obstacle);
            Files.deleteIfExists(home.resolve("signer/signer.address.new"));
            await(() -> address().size() == 2);
            await(() -> ProcessHandle.current().children().count() == 1);
        }
        assertThat(ProcessHandle.current().children()).isEmpty();
    }

    @Test
    void a_program_that_is_missing_keeps_nobody_from_work() throws Exception {
        Progress progress = new Progress(new PrintStream(said, true, StandardCharsets.UTF_8), () -> 0);
        SignerProcess.Program none = new SignerProcess.Program(
                List.of(home.resolve("absent").toString()), home.resolve("signer"), home.resolve("signer.log"));
        try (SignerProcess signer = SignerProcess.start(none, PASSWORD, new SecureRandom(), progress, SHORT)) {
            signer.awaitFirst();
            await(() -> said.toString(StandardCharsets.UTF_8).contains("absent"));
        }
    }

    @Test
    void waits_longer_after_each_death_and_begins_anew_after_a_steady_life() {
        SignerProcess.Pauses pauses = new SignerProcess.Pauses(200, 1_000, 60_000);

        assertThat(pauses.after(0, 5)).isEqualTo(200);
        assertThat(pauses.after(200, 5)).isEqualTo(400);
        assertThat(pauses.after(800, 5)).isEqualTo(1_000);
        assertThat(pauses.after(1_000, 60_000)).isEqualTo(200);
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE;
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime() - end).as("waited too long").isNegative();
            Thread.sleep(10);
        }
    }
}
