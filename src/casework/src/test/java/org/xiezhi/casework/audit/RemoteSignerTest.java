package org.xiezhi.casework.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xiezhi.ledger.Checkpoint;
import org.xiezhi.ledger.ForkException;
import org.xiezhi.ledger.LedgerException;
import org.xiezhi.ledger.LogFolder;
import org.xiezhi.ledger.MalformedException;
import org.xiezhi.ledger.NoteSigner;
import org.xiezhi.ledger.SignedCheckpoint;
import org.xiezhi.ledger.SignerToken;
import org.xiezhi.ledger.TreeHead;

/** The signer as the product sees it: the real process, and programs on its port that answer what they like. */
class RemoteSignerTest {

    private static final String TOKEN = "token-of-the-tests-long-enough-for-it";

    @TempDir
    Path folder;

    private LogFolder log;
    private HttpServer other;

    @BeforeEach
    void grow() throws IOException {
        log = log("log", 0);
        other = HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0), 0);
    }

    @AfterEach
    void stop() {
        other.stop(0);
    }

    private LogFolder log(String name, long from) {
        LogFolder grown = LogFolder.open(folder.resolve(name));
        grown.append(
                0,
                LongStream.range(from, from + 10)
                        .mapToObj(i -> ("{\"no\":" + i + "}").getBytes(StandardCharsets.UTF_8))
                        .toList());
        return grown;
    }

    @Test
    void signs_with_the_process_over_its_deaths_and_refuses_what_it_refuses() throws Exception {
        SignedCheckpoint signed;
        try (SignerProcess process = SignerProcess.start(folder.resolve("signer"))) {
            RemoteSigner signer = process.asSeen();
            assertThat(signer.lastSigned()).isEqualTo(TreeHead.EMPTY);
            signed = signer.sign(log.headAt(4), log.consistency(0, 4));
            assertThat(signed.note().verify(List.of(process.key()))).hasSize(1);
            assertThat(signer.lastSigned()).isEqualTo(log.headAt(4));

            process.kill();
            assertThatThrownBy(signer::lastSigned).isInstanceOf(SignerAwayException.class);
            process.startAgain();
            assertThat(eventually(signer)).isEqualTo(log.headAt(4));
            assertThat(signer.sign(log.headAt(4), log.consistency(4, 4)).bytes())
                    .isEqualTo(signed.bytes());

            LogFolder fork = log("fork", 100);
            assertThatThrownBy(() -> signer.sign(fork.headAt(9), fork.consistency(4, 9)))
                    .isInstanceOf(ForkException.class);
            assertThatThrownBy(() -> signer.sign(fork.headAt(4), fork.consistency(4, 4)))
                    .isInstanceOf(ForkException.class);
            assertThatThrownBy(() -> signer.sign(log.headAt(3), log.consistency(3, 3)))
                    .isInstanceOf(ForkException.class)
                    .hasMessageContaining("at least the 4 leaves");
            // Who does not know what was signed asks again; that is no fork.
            assertThatThrownBy(() -> signer.sign(log.headAt(9), log.consistency(0, 9)))
                    .isInstanceOf(SignerAwayException.class)
                    .hasMessageContaining("4 leaves");
            assertThat(signer.sign(log.headAt(9), log.consistency(4, 9))
                            .checkpoint()
                            .head())
                    .isEqualTo(log.headAt(9));
        }
    }

    /** After a failure it asks nobody for a moment, ten times as long as the failure took. */
    private static TreeHead eventually(RemoteSigner signer) throws InterruptedException {
        while (true) {
            try {
                return signer.lastSigned();
            } catch (SignerAwayException e) {
                assertThat(e).hasRootCauseInstanceOf(java.net.ConnectException.class);
                Thread.sleep(10);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "400, org.xiezhi.casework.audit.SignerAwayException",
        "403, org.xiezhi.casework.audit.SignerAwayException",
        "404, org.xiezhi.ledger.LedgerException",
        "409, org.xiezhi.casework.audit.SignerAwayException",
        "413, org.xiezhi.casework.audit.SignerAwayException",
        "422, org.xiezhi.ledger.ForkException",
        "500, org.xiezhi.casework.audit.SignerAwayException",
        "302, org.xiezhi.casework.audit.SignerAwayException",
        "200, org.xiezhi.ledger.MalformedException"
    })
    void knows_what_each_answer_means(int status, Class<? extends Exception> meaning) {
        RemoteSigner signer = answering(LogWorld.newKey(), status, "something\n");

        assertThatThrownBy(() -> signer.sign(log.headAt(4), log.consistency(0, 4)))
                .isExactlyInstanceOf(meaning);
    }

    @Test
    void believes_no_answer_under_another_key() {
        NoteSigner trusted = LogWorld.newKey();
        NoteSigner forger = LogWorld.newKey();
        SignedCheckpoint forged = signed(forger, log.headAt(4));
        String line = new String(forged.bytes(), StandardCharsets.UTF_8)
                .substring(forged.checkpoint().text().length() + 1);

        RemoteSigner signer = answering(trusted, 200, line);
        assertThatThrownBy(() -> signer.sign(log.headAt(4), log.consistency(0, 4)))
                .isInstanceOf(LedgerException.class);
    }

    @Test
    void believes_nobody_about_what_was_signed_last_without_the_signature() {
        SignedCheckpoint forged = signed(LogWorld.newKey(), log.headAt(4));

        RemoteSigner signer = answering(LogWorld.newKey(), 200, new String(forged.bytes(), StandardCharsets.UTF_8));
        assertThatThrownBy(signer::lastSigned).isInstanceOf(LedgerException.class);
    }

    @Test
    void a_program_that_took_the_port_learns_nothing_it_could_use() throws IOException {
        StringBuilder seen = new StringBuilder();
        other.createContext("/", exchange -> {
            seen.append(exchange.getRequestHeaders().values()).append(exchange.getRequestURI());
            seen.append(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(500, -1);
            exchange.close();
        });
        other.start();
        RemoteSigner signer = new RemoteSigner(LogWorld.newKey().verifier(), this::address);

        assertThatThrownBy(() -> signer.sign(log.headAt(4), log.consistency(0, 4)))
                .isInstanceOf(SignerAwayException.class);
        assertThat(seen.toString()).contains("HMAC-SHA256").doesNotContain(TOKEN);
    }

    private static RemoteSigner at(String url) {
        return new RemoteSigner(LogWorld.newKey().verifier(), () -> new SignerAddress(url, SignerToken.of(TOKEN)));
    }

    /** A busy machine resets a connection now and then; that is no absence that people should read of. */
    @Test
    void a_line_that_breaks_is_tried_once_more() throws Exception {
        try (ServerSocket breaking = new ServerSocket(0, 5, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            Thread signer = new Thread(() -> {
                try {
                    try (Socket first = breaking.accept()) {
                        first.getInputStream().read();
                        // Closed with bytes unread and no time to linger: a reset.
                        first.setSoLinger(true, 0);
                    }
                    try (Socket second = breaking.accept()) {
                        second.getInputStream().read();
                        second.getOutputStream()
                                .write("HTTP/1.1 503 Busy\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"
                                        .getBytes(StandardCharsets.UTF_8));
                        second.shutdownOutput();
                        second.getInputStream().readAllBytes();
                    }
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            signer.start();
            RemoteSigner asked = at("http://127.0.0.1:" + breaking.getLocalPort());
            assertThatThrownBy(() -> asked.sign(log.headAt(4), log.consistency(0, 4)))
                    .isInstanceOf(SignerAwayException.class)
                    .hasMessageContaining("503");
            signer.join();
        }
    }

    /** Both questions together must end before the lease of the lead does. */
    @Test
    void a_line_that_breaks_late_is_an_absence() throws Exception {
        try (ServerSocket breaking = new ServerSocket(0, 5, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            AtomicInteger questions = new AtomicInteger();
            Thread signer = new Thread(() -> {
                try {
                    while (true) {
                        Socket line = breaking.accept();
                        questions.incrementAndGet();
                        line.getInputStream().read();
                        Thread.sleep(1_100);
                        line.setSoLinger(true, 0);
                        line.close();
                    }
                } catch (IOException e) {
                    // The test has ended.
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            signer.start();
            RemoteSigner asked = at("http://127.0.0.1:" + breaking.getLocalPort());
            assertThatThrownBy(() -> asked.sign(log.headAt(4), log.consistency(0, 4)))
                    .isInstanceOf(SignerAwayException.class)
                    .hasCauseInstanceOf(java.net.SocketException.class);
            assertThat(questions).hasValue(1);
        }
    }

    @Test
    void a_signer_that_hangs_is_not_asked_again_at_once_and_its_successor_is() throws IOException {
        // Accepts and never answers.
        try (ServerSocket mute = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            NoteSigner key = LogWorld.newKey();
            AtomicInteger port = new AtomicInteger(mute.getLocalPort());
            RemoteSigner signer = new RemoteSigner(
                    key.verifier(), () -> new SignerAddress("http://127.0.0.1:" + port, SignerToken.of(TOKEN)));
            SignerAwayException first = away(signer);
            assertThat(first).hasCauseInstanceOf(java.net.SocketTimeoutException.class);
            assertThat(away(signer)).as("the same one, without waiting").isSameAs(first);

            answering(key, 200, new String(signed(key, log.headAt(4)).bytes(), StandardCharsets.UTF_8));
            port.set(other.getAddress().getPort());
            assertThat(signer.lastSigned()).isEqualTo(log.headAt(4));
        }
    }

    private static SignerAwayException away(RemoteSigner signer) {
        try {
            throw new AssertionError("expected no answer, found " + signer.lastSigned());
        } catch (SignerAwayException e) {
            return e;
        }
    }

    @Test
    void an_address_that_is_not_there_or_not_whole_is_a_signer_that_is_away() throws IOException {
        Path file = folder.resolve("signer.address");
        RemoteSigner signer = new RemoteSigner(LogWorld.newKey().verifier(), () -> SignerAddress.announced(file));
        assertThatThrownBy(signer::lastSigned).isInstanceOf(SignerAwayException.class);
        for (String text : List.of("", "http://127.0.0.1:1\n", "http://127.0.0.1:1\nshort\n", "x\n" + TOKEN + "\n")) {
            Files.writeString(file, text);
            RemoteSigner next = new RemoteSigner(LogWorld.newKey().verifier(), () -> SignerAddress.announced(file));
            assertThatThrownBy(next::lastSigned).as(text).isInstanceOf(SignerAwayException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://10.0.0.1:7021",
                "http://localhost:7021",
                "https://127.0.0.1:7021",
                "http://127.0.0.1:7021/x",
                "http://127.0.0.1:7021@example.org",
                "http://127.0.0.1"
            })
    void asks_on_loopback_only(String url) throws IOException {
        Path file = Files.writeString(folder.resolve("token"), TOKEN + "\n");

        assertThatThrownBy(() -> SignerAddress.of(url, file)).isInstanceOf(MalformedException.class);
        assertThat(SignerAddress.of("http://127.0.0.1:7021", file).token()).isNotNull();
    }

    private RemoteSigner answering(NoteSigner key, int status, String text) {
        other.createContext("/", exchange -> {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        other.start();
        return new RemoteSigner(key.verifier(), this::address);
    }

    private SignerAddress address() {
        return new SignerAddress("http://127.0.0.1:" + other.getAddress().getPort(), SignerToken.of(TOKEN));
    }

    private static SignedCheckpoint signed(NoteSigner key, TreeHead head) {
        Checkpoint checkpoint = new Checkpoint(key.verifier().name(), head);
        return new SignedCheckpoint(checkpoint, key.sign(checkpoint.text()));
    }
}
