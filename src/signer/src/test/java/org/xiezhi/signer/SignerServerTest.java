package org.xiezhi.signer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xiezhi.ledger.Checkpoint;
import org.xiezhi.ledger.LogFolder;
import org.xiezhi.ledger.SignRequest;
import org.xiezhi.ledger.SignedNote;
import org.xiezhi.ledger.SignerToken;
import org.xiezhi.ledger.TreeHead;

class SignerServerTest {

    private static final int OK = 200;
    private static final int MALFORMED = 400;
    private static final int FORBIDDEN = 403;
    private static final int UNKNOWN = 404;
    private static final int WRONG_METHOD = 405;
    private static final int CONFLICT = 409;
    private static final int TOO_LARGE = 413;
    private static final int FORK = 422;
    private static final int FAILED = 500;

    @TempDir
    Path folder;

    private SignerFolder held;
    private SignerServer server;
    private SignerFixture client;

    @BeforeEach
    void start() throws IOException {
        held = SignerFolder.open(folder.resolve("signer"), SignerFixture.PASSWORD.toCharArray());
        server = SignerServer.start(0, held.key().name(), held.signer(), SignerToken.of(SignerFixture.TOKEN));
        client = new SignerFixture(
                folder.resolve("log"), held.key().name(), server.address().getPort());
        client.log.append(0, SignerFixture.entries(0, 20));
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
        held.close();
    }

    @Test
    void signs_what_continues_its_record_and_tells_what_it_signed_last() {
        assertThat(head(client.last())).isEqualTo(TreeHead.EMPTY);

        HttpResponse<String> first = client.add(client.request(0, 7));
        HttpResponse<String> second = client.add(client.request(7, 20));

        assertThat(first.statusCode()).isEqualTo(OK);
        assertThat(second.statusCode()).isEqualTo(OK);
        Checkpoint checkpoint = new Checkpoint(client.origin, client.log.headAt(20));
        assertThat(SignedNote.parse((checkpoint.text() + "\n" + second.body()).getBytes(StandardCharsets.UTF_8))
                        .verify(List.of(held.key())))
                .containsExactly(held.key());
        assertThat(head(client.last())).isEqualTo(client.log.headAt(20));
    }

    @Test
    void gives_the_same_signature_for_the_same_head() {
        String first = client.add(client.request(0, 7)).body();

        assertThat(client.add(client.request(7, 7)).body()).isEqualTo(first);
    }

    @Test
    void tells_its_own_size_to_whoever_believes_in_another() {
        client.add(client.request(0, 7));
        for (HttpResponse<String> answer :
                List.of(client.add(client.request(0, 20)), client.add(client.request(8, 20)))) {
            assertThat(answer.statusCode()).isEqualTo(CONFLICT);
            assertThat(answer.headers().firstValue("Content-Type")).contains("text/x.tlog.size");
            assertThat(answer.body()).isEqualTo("7\n");
        }
        assertThat(head(client.last()).size()).isEqualTo(7);
    }

    @Test
    void refuses_a_fork_whatever_it_is_shown() {
        LogFolder fork = LogFolder.open(folder.resolve("fork"));
        fork.append(0, SignerFixture.entries(100, 120));
        client.add(client.request(0, 7));

        // Another tree of the same size, a longer one, and one that claims the proof of the true tree.
        List<byte[]> attempts = new ArrayList<>(
                List.of(client.request(fork, 7, 7), client.request(fork, 7, 20), client.request(fork, 7, 8)));
        attempts.add(
                new SignRequest(new Checkpoint(client.origin, fork.headAt(20)), client.log.consistency(7, 20)).bytes());
        for (byte[] attempt : attempts) {
            assertThat(client.add(attempt).statusCode()).isEqualTo(FORK);
        }
        assertThat(head(client.last())).isEqualTo(client.log.headAt(7));
        assertThat(client.add(client.request(7, 20)).statusCode()).isEqualTo(OK);
    }

    @Test
    void refuses_a_smaller_tree_even_if_it_was_signed_once() {
        client.add(client.request(0, 7));
        client.add(client.request(7, 20));

        assertThat(client.add(client.request(7, 7)).statusCode()).isEqualTo(CONFLICT);
        assertThat(client.add(client.request(0, 7)).statusCode()).isEqualTo(CONFLICT);
        assertThat(head(client.last())).isEqualTo(client.log.headAt(20));
    }

    @Test
    void answers_nobody_without_the_token() {
        byte[] body = client.request(0, 7);
        SignerToken other = SignerToken.of(SignerFixture.TOKEN + "x");
        SignerToken right = SignerToken.of(SignerFixture.TOKEN);
        List<String> seals = List.of(
                "",
                "Bearer " + SignerFixture.TOKEN,
                other.seal("POST", "/add-checkpoint", body),
                right.seal("POST", "/last-signed", body),
                right.seal("POST", "/add-checkpoint", client.request(0, 8)));
        for (String seal : seals) {
            assertThat(client.ask("POST", "/add-checkpoint", body, seal).statusCode())
                    .as(seal)
                    .isEqualTo(FORBIDDEN);
        }
        assertThat(client.ask("GET", "/last-signed", new byte[0], "").statusCode())
                .isEqualTo(FORBIDDEN);
        assertThat(head(client.last())).isEqualTo(TreeHead.EMPTY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "old 0", "old 0\n\n", "old 1\n\nORIGIN\n0\nAAAA\n", "\u0000"})
    void refuses_what_is_no_request(String body) {
        byte[] bytes = body.replace("ORIGIN", client.origin).getBytes(StandardCharsets.UTF_8);
        assertThat(client.add(bytes).statusCode()).isEqualTo(MALFORMED);
    }

    @Test
    void refuses_lines_that_it_would_not_sign() {
        Checkpoint longer = new Checkpoint(client.origin, client.log.headAt(7), List.of("extension"));
        byte[] body = new SignRequest(longer, client.log.consistency(0, 7)).bytes();

        assertThat(client.add(body).statusCode()).isEqualTo(MALFORMED);
    }

    @Test
    void knows_no_other_log() {
        Checkpoint other = new Checkpoint("xiezhi/trail/other", client.log.headAt(7));
        byte[] body = new SignRequest(other, client.log.consistency(0, 7)).bytes();

        assertThat(client.add(body).statusCode()).isEqualTo(UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /add-checkpoint, " + WRONG_METHOD,
        "POST, /last-signed, " + WRONG_METHOD,
        "GET, /, " + UNKNOWN,
        "GET, /last-signed?x, " + UNKNOWN
    })
    void knows_two_addresses(String method, String path, int status) {
        assertThat(client.sealed(method, path, new byte[0]).statusCode()).isEqualTo(status);
    }

    @Test
    void reads_no_more_than_a_request_can_have() {
        assertThat(client.add(new byte[SignerServer.MOST_BYTES + 1]).statusCode())
                .isEqualTo(TOO_LARGE);
        assertThat(client.add(new byte[SignerServer.MOST_BYTES]).statusCode()).isEqualTo(MALFORMED);
    }

    @Test
    void signs_nothing_when_its_record_cannot_be_read() throws IOException {
        client.add(client.request(0, 7));
        Path record = folder.resolve("signer").resolve(SignerFolder.RECORD);
        byte[] whole = Files.readAllBytes(record);
        Files.write(record, java.util.Arrays.copyOf(whole, whole.length / 2));

        HttpResponse<String> answer = client.add(client.request(7, 20));
        assertThat(answer.statusCode()).isEqualTo(FAILED);
        assertThat(answer.body()).doesNotContain("—");

        Files.write(record, whole);
        assertThat(client.add(client.request(7, 20)).statusCode()).isEqualTo(OK);
    }

    @Test
    void listens_on_loopback_only() throws IOException {
        assertThat(server.address().getAddress().isLoopbackAddress()).isTrue();
        for (NetworkInterface card : NetworkInterface.networkInterfaces().toList()) {
            for (InetAddress address : card.inetAddresses().toList()) {
                if (!address.isLoopbackAddress() && !address.isLinkLocalAddress()) {
                    assertThat(refuses(address)).as("%s", address).isTrue();
                }
            }
        }
    }

    private boolean refuses(InetAddress address) throws IOException {
        try (Socket socket = new Socket(address, server.address().getPort())) {
            return !socket.isConnected();
        } catch (ConnectException e) {
            return true;
        }
    }

    private static TreeHead head(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(OK);
        SignedNote note = SignedNote.parse(answer.body().getBytes(StandardCharsets.UTF_8));
        return Checkpoint.parse(note.text()).head();
    }
}
