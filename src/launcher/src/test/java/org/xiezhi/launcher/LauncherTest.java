package org.xiezhi.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LauncherTest {
    @TempDir
    Path folder;

    @Test
    void the_ready_line_is_exact_and_steps_tell_the_seconds() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        AtomicLong nanos = new AtomicLong();
        Progress progress = new Progress(new PrintStream(out, true, StandardCharsets.UTF_8), nanos::get);

        nanos.set(12_340_000_000L);
        progress.step("Deploying");
        progress.ready(new Ports(8080, 4848));

        assertThat(out.toString(StandardCharsets.UTF_8).lines())
                .containsExactly("[ 12.3 s] Deploying", "Xiezhi is ready: http://127.0.0.1:8080/");
    }

    @Test
    void arguments_are_read_and_an_unknown_one_is_refused_with_the_usage() {
        CommandLine commandLine = CommandLine.parse(List.of("--bare", "--while-parent-lives", "-Dxiezhi.port=1"));

        assertThat(commandLine.bare()).isTrue();
        assertThat(commandLine.whileParentLives()).isTrue();
        assertThat(commandLine.definitions()).containsEntry("xiezhi.port", "1");
        assertThat(CommandLine.parse(List.of()).bare()).isFalse();
        assertThatThrownBy(() -> CommandLine.parse(List.of("--bear")))
                .isInstanceOf(StartRefusedException.class)
                .hasMessageContaining("--bear")
                .hasMessageContaining(CommandLine.USAGE);
    }

    @Test
    void a_taken_port_is_refused_and_named() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> Ports.take(taken.getLocalPort(), 0))
                    .isInstanceOf(StartRefusedException.class)
                    .hasMessageContaining("Port " + taken.getLocalPort() + " is taken")
                    .hasMessageContaining("-Dxiezhi.port=");
        }
    }

    @Test
    void port_zero_takes_two_different_free_ports() {
        Ports ports = Ports.take(0, 0);

        assertThat(ports.http()).isPositive().isNotEqualTo(ports.admin());
    }

    @Test
    void a_demo_key_store_keeps_its_secret() throws IOException {
        String first = KeyStoreSecret.ofFolder(folder, new SecureRandom());

        assertThat(first).hasSizeGreaterThanOrEqualTo(Settings.LEAST_PASSWORD_LENGTH);
        assertThat(KeyStoreSecret.ofFolder(folder, new SecureRandom())).isEqualTo(first);
        assertThat(Files.getPosixFilePermissions(folder.resolve("keystore.secret")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void keys_without_their_secret_are_not_given_a_new_one() throws IOException {
        Files.writeString(folder.resolve("keystore.p12"), "keys");

        assertThatThrownBy(() -> KeyStoreSecret.ofFolder(folder, new SecureRandom()))
                .isInstanceOf(StartRefusedException.class)
                .hasMessageContaining("restore");
        assertThat(folder.resolve("keystore.secret")).doesNotExist();
    }

    @Test
    void a_charset_other_than_utf_8_is_refused() {
        assertThatThrownBy(() -> Launcher.refuseOtherCharset(StandardCharsets.US_ASCII))
                .hasMessageContaining("-Dfile.encoding=UTF-8");
        assertThatCode(() -> Launcher.refuseOtherCharset(StandardCharsets.UTF_8))
                .doesNotThrowAnyException();
    }

    @Test
    void the_death_of_the_parent_is_noticed_though_its_number_may_linger() throws InterruptedException {
        AtomicLong parent = new AtomicLong(4711);
        CountDownLatch gone = new CountDownLatch(1);
        ParentWatch.start(parent::get, gone::countDown);

        assertThat(gone.await(700, TimeUnit.MILLISECONDS)).isFalse();
        parent.set(1);
        assertThat(gone.await(5, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void a_folder_that_is_not_whole_is_refused() throws IOException {
        Path launcher = Files.writeString(folder.resolve("launcher.jar"), "");

        assertThatThrownBy(() -> Distribution.around(launcher))
                .isInstanceOf(StartRefusedException.class)
                .hasMessageContaining("payara.zip");
    }

    @Test
    void a_failure_is_told_by_its_innermost_reason_in_one_line() {
        Throwable cause = new IllegalStateException("deploy", new IllegalStateException("migration V2\n failed"));

        assertThat(new StartFailedException("outer", cause).reason()).isEqualTo("migration V2 failed");
        assertThat(new StartFailedException("outer only", null).reason()).isEqualTo("outer only");
    }

    @Test
    void a_failed_deployment_is_told_with_the_cause_of_this_start_from_the_log() throws IOException {
        Path file = Files.writeString(folder.resolve("server.log"), "Caused by: an error of yesterday\n");
        ServerLog log = ServerLog.of(file);
        CommandAnswer answer = new CommandAnswer(
                "FAILURE",
                "FAILUREdeploy AdminCommandError occurred during deployment: Exception while loading the app."
                        + " Please see server.log for more details.",
                null);
        DeploymentFailedException failure = new DeploymentFailedException(answer, log);

        assertThat(failure.reason())
                .isEqualTo("the application could not be deployed: Exception while loading the app. More in " + file
                        + ".");
        Files.writeString(
                file, "Caused by: outer\n\tat x\nCaused by: migration V2 failed\n\tat y\n", StandardOpenOption.APPEND);
        assertThat(failure.reason()).contains("Cause: migration V2 failed.");
    }
}
