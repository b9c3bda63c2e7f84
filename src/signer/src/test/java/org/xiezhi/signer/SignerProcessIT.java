package org.xiezhi.signer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xiezhi.ledger.NoteVerifier;
import org.xiezhi.ledger.SignedNote;

/** The signer as a process: how it begins, how it ends, and what it knows after it was killed. */
class SignerProcessIT {

    private static final int OK = 200;
    private static final int CONFLICT = 409;

    @TempDir
    Path home;

    private Path folder() {
        return home.resolve("signer");
    }

    private SignerFixture client(RunningSigner signer) throws IOException {
        SignerFixture client = new SignerFixture(home.resolve("log"), key().name(), signer.port());
        client.log.append(0, SignerFixture.entries(0, 20));
        return client;
    }

    private NoteVerifier key() throws IOException {
        return NoteVerifier.parse(
                Files.readString(folder().resolve(SigningKey.PUBLIC)).strip());
    }

    @Test
    void ends_when_whoever_started_it_closes_its_input_and_goes_on_where_it_was() throws Exception {
        String signature;
        try (RunningSigner first = RunningSigner.start(folder())) {
            signature = client(first).add(client(first).request(0, 7)).body();
            first.process.outputWriter().close();
            assertThat(first.awaitEnd()).isZero();
        }
        try (RunningSigner second = RunningSigner.start(folder())) {
            SignerFixture client = client(second);
            assertThat(client.add(client.request(7, 7)).body()).isEqualTo(signature);
            assertThat(client.add(client.request(7, 20)).statusCode()).isEqualTo(OK);
        }
    }

    @Test
    void outlives_the_signals_that_reach_a_whole_group_until_its_input_ends() throws Exception {
        try (RunningSigner signer = RunningSigner.start(folder())) {
            SignerFixture client = client(signer);
            for (String signal : List.of("-INT", "-TERM", "-HUP")) {
                new ProcessBuilder("kill", signal, Long.toString(signer.process.pid()))
                        .start()
                        .waitFor();
            }
            assertThat(signer.process.waitFor(1, TimeUnit.SECONDS)).isFalse();
            assertThat(client.add(client.request(0, 7)).statusCode()).isEqualTo(OK);
            signer.process.outputWriter().close();
            signer.awaitEnd();
        }
    }

    @Test
    void killed_between_record_and_answer_it_signs_the_repeated_request() throws Exception {
        RunningSigner.start(folder()).close();
        SignerFixture cut;
        try (RunningSigner dying =
                RunningSigner.start(SignerThatDies.class, List.of(folder().toString()), SignerFixture.PASSWORD)) {
            cut = client(dying);
            byte[] request = cut.request(0, 7);
            assertThatThrownBy(() -> cut.add(request)).hasCauseInstanceOf(IOException.class);
            assertThat(dying.awaitEnd()).isEqualTo(137);
        }
        try (RunningSigner next = RunningSigner.start(folder())) {
            SignerFixture client = client(next);
            HttpResponse<String> known = client.add(client.request(0, 7));
            assertThat(known.statusCode()).isEqualTo(CONFLICT);
            assertThat(known.body()).isEqualTo("7\n");

            HttpResponse<String> repeated = client.add(client.request(7, 7));
            assertThat(repeated.statusCode()).isEqualTo(OK);
            String note = SignedNote.parse(client.last().body().getBytes(StandardCharsets.UTF_8))
                    .text();
            assertThat(SignedNote.parse((note + "\n" + repeated.body()).getBytes(StandardCharsets.UTF_8))
                            .verify(List.of(key())))
                    .hasSize(1);
        }
    }

    @Test
    void killed_while_it_signs_again_and_again_it_never_forgets_what_it_answered() throws Exception {
        long signed = 0;
        for (int life = 0; life < 3; life++) {
            try (RunningSigner signer = RunningSigner.start(folder())) {
                SignerFixture client = client(signer);
                assertThat(client.last().body()).contains("\n" + signed + "\n");
                for (int i = 0; i < 3; i++) {
                    assertThat(client.add(client.request(signed, signed + 1)).statusCode())
                            .isEqualTo(OK);
                    signed++;
                }
                signer.process.destroyForcibly();
                signer.awaitEnd();
            }
        }
    }

    @Test
    void clients_that_begin_and_do_not_end_keep_nobody_waiting_for_ever() throws Exception {
        List<Socket> slow = new ArrayList<>();
        try (RunningSigner signer = RunningSigner.start(folder())) {
            SignerFixture client = client(signer);
            for (int i = 0; i < 40; i++) {
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), signer.port());
                socket.getOutputStream()
                        .write("POST /add-checkpoint HTTP/1.1\r\nHost:".getBytes(StandardCharsets.UTF_8));
                slow.add(socket);
            }
            // More of them than threads: whoever asks is answered when their time is over, as the product does again
            // and again.
            assertThat(eventually(client, client.request(0, 7)).statusCode()).isEqualTo(OK);
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }

    private static HttpResponse<String> eventually(SignerFixture client, byte[] request) throws InterruptedException {
        for (int attempt = 0; attempt < 30; attempt++) {
            try {
                return client.add(request);
            } catch (UncheckedIOException e) {
                // Its own time was over too while it waited for a thread.
                Thread.sleep(200);
            }
        }
        throw new AssertionError("expected an answer in the end, found none");
    }

    @Test
    void says_in_a_sentence_why_it_does_not_start() throws Exception {
        try (RunningSigner holder = RunningSigner.start(folder());
                RunningSigner second = RunningSigner.start(folder())) {
            assertThat(holder.port()).isPositive();
            assertThat(second.said).startsWith("refused Another signer works on");
            assertThat(second.awaitEnd()).isEqualTo(SignerRefusedException.IN_USE);
        }
        try (RunningSigner other =
                RunningSigner.start(Signer.class, List.of("--folder", folder().toString()), "another password")) {
            assertThat(other.said).startsWith("refused The key in").doesNotContain("another password");
            assertThat(other.awaitEnd()).isEqualTo(SignerRefusedException.REFUSED);
        }
        try (RunningSigner none = RunningSigner.start(Signer.class, List.of("--port", "x"), "")) {
            assertThat(none.said).startsWith("refused ");
            assertThat(none.awaitEnd()).isEqualTo(SignerRefusedException.REFUSED);
        }
    }

    @Test
    void takes_its_secrets_from_files_of_its_own_and_then_ends_when_told() throws Exception {
        Path password = secret("password", SignerFixture.PASSWORD, "rw-------");
        Path token = secret("token", SignerFixture.TOKEN, "rw-r-----");
        List<String> arguments = List.of(
                "--folder",
                folder().toString(),
                "--password-file",
                password.toString(),
                "--token-file",
                token.toString());
        try (RunningSigner signer = RunningSigner.start(Signer.class, arguments, "ignored")) {
            signer.process.outputWriter().close();
            SignerFixture client = client(signer);
            assertThat(client.add(client.request(0, 7)).statusCode()).isEqualTo(OK);
            signer.process.destroy();
            signer.awaitEnd();
        }
        Files.setPosixFilePermissions(password, PosixFilePermissions.fromString("rw-r-----"));
        try (RunningSigner signer = RunningSigner.start(Signer.class, arguments, "ignored")) {
            assertThat(signer.said).contains("chmod 600");
        }
    }

    private Path secret(String name, String text, String permissions) throws IOException {
        Path file = Files.writeString(home.resolve(name), text + "\n");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "--folder",
                "--port 1",
                "--folder f --port 65536",
                "--folder f --port -1",
                "--folder f --token-file t",
                "--folder f --password p"
            })
    void refuses_other_arguments(String arguments) {
        assertThatThrownBy(() -> SignerArguments.parse(List.of(arguments.split(" "))))
                .isInstanceOf(SignerRefusedException.class);
    }
}
