package org.xiezhi.verifier;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.xiezhi.verifier.VerifierFixture.KEY;
import static org.xiezhi.verifier.VerifierFixture.OTHER;
import static org.xiezhi.verifier.VerifierFixture.SIGNER;
import static org.xiezhi.verifier.VerifierFixture.entry;
import static org.xiezhi.verifier.VerifierFixture.log;
import static org.xiezhi.verifier.VerifierFixture.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xiezhi.ledger.Checkpoint;
import org.xiezhi.ledger.ConsistencyProof;
import org.xiezhi.ledger.CosignRequest;
import org.xiezhi.ledger.CosignerKey;
import org.xiezhi.ledger.DiskFiles;
import org.xiezhi.ledger.LedgerException;
import org.xiezhi.ledger.LedgerFiles;
import org.xiezhi.ledger.LogFolder;
import org.xiezhi.ledger.NoteSigner;
import org.xiezhi.ledger.SignedCheckpoint;
import org.xiezhi.ledger.SignedNote;
import org.xiezhi.verifier.VerifierFixture.Answer;
import org.xiezhi.verifier.witness.Witness;
import org.xiezhi.verifier.witness.WitnessAnswer;
import org.xiezhi.verifier.witness.WitnessServer;

class WitnessTest {

    private static final Instant NOW = Instant.ofEpochSecond(1_790_000_500L);

    @TempDir
    Path path;

    private LogFolder trail;
    private Path folder;
    private CosignerKey key;

    @BeforeEach
    void trustOneLog() {
        trail = log(path.resolve("trail"), 3, 10);
        folder = path.resolve("witness");
        key = Witness.create(folder, new DiskFiles(), "witness.example/w9");
        with(witness -> witness.trust(SIGNER.verifier()));
    }

    private void with(Consumer<Witness> work) {
        Witness.with(folder, new DiskFiles(), () -> NOW, witness -> {
            work.accept(witness);
            return true;
        });
    }

    private static byte[] request(LogFolder log, NoteSigner signer, String origin, long old, long size) {
        return request(signer, new Checkpoint(origin, log.headAt(size)), log.consistency(old, size));
    }

    private static byte[] request(NoteSigner signer, Checkpoint checkpoint, ConsistencyProof proof) {
        SignedNote note = signer.sign(checkpoint.text());
        return new CosignRequest(new SignedCheckpoint(checkpoint, note), proof).bytes();
    }

    private byte[] request(long old, long size) {
        return request(trail, SIGNER, SIGNER.verifier().name(), old, size);
    }

    private LogFolder fork() {
        return log(path.resolve("fork"), SIGNER, number -> entry(number == 1 ? 77 : number), 3, 10);
    }

    @Test
    void cosigns_what_continues_what_it_saw_and_says_when() {
        with(witness -> {
            assertThat(witness.add(request(0, 3)).status()).isEqualTo(200);
            WitnessAnswer answer = witness.add(request(3, 10));
            SignedNote note = SIGNER.sign(new Checkpoint(SIGNER.verifier().name(), trail.headAt(10)).text());
            SignedNote cosigned = SignedNote.parse((new String(note.bytes(), UTF_8) + answer.body()).getBytes(UTF_8));
            assertThat(key.cosigned(cosigned)).hasValue(NOW.getEpochSecond());
        });
    }

    @Test
    void tells_the_size_that_it_cosigned_last() {
        with(witness -> witness.add(request(0, 3)));
        with(witness ->
                assertThat(witness.add(request(0, 10))).isEqualTo(new WitnessAnswer(409, "text/x.tlog.size", "3\n")));
    }

    @Test
    void refuses_unknown_logs_and_foreign_signatures() {
        with(witness -> {
            assertThat(witness.add(request(trail, SIGNER, "another.example", 0, 3))
                            .status())
                    .isEqualTo(404);
            assertThat(witness.add(request(trail, OTHER, SIGNER.verifier().name(), 0, 3))
                            .status())
                    .isEqualTo(403);
            assertThat(witness.add(request(0, 3)).status()).isEqualTo(200);
        });
    }

    @Test
    void refuses_a_fork_and_another_root_of_the_same_size_and_keeps_the_evidence() throws Exception {
        LogFolder fork = fork();
        String origin = SIGNER.verifier().name();
        with(witness -> {
            witness.add(request(0, 3));
            assertThat(witness.add(request(fork, SIGNER, origin, 3, 10)).status())
                    .isEqualTo(422);
            assertThat(witness.add(request(fork, SIGNER, origin, 3, 3)).status())
                    .isEqualTo(422);
            assertThat(witness.addFromFile(request(fork, SIGNER, origin, 0, 3)).status())
                    .isEqualTo(409);
            assertThat(witness.add(request(3, 10)).status()).isEqualTo(200);
        });
        try (var files = Files.list(folder)) {
            assertThat(files.filter(file -> file.toString().endsWith(".refused")))
                    .singleElement()
                    .satisfies(file ->
                            assertThat(Files.readAllBytes(file)).isEqualTo(request(fork, SIGNER, origin, 3, 10)));
        }
    }

    @Test
    void refuses_hostile_bodies_and_goes_on() {
        byte[] good = request(0, 3);
        String text = new String(good, UTF_8);
        with(witness -> {
            for (String body : List.of(
                    "",
                    "\n\n",
                    "old 0\n\n",
                    text.replace("old 0", "old 4"),
                    text.replace("old 0", "old -1"),
                    text.replace("old 0", "old 00"),
                    text.replace("old 0\n", "old 0\n" + "AAAA\n".repeat(3)),
                    text.strip(),
                    text.replace("\n", "\r\n"),
                    text.replace("\u2014", "\u0000"))) {
                assertThat(witness.add(body.getBytes(UTF_8)).status())
                        .as("%s", body)
                        .isEqualTo(400);
            }
            assertThat(witness.add(new byte[] {(byte) 0xff, 10, 10}).status()).isEqualTo(400);
            assertThat(witness.add(new byte[Witness.MOST_BYTES + 1]).status()).isEqualTo(413);
            assertThat(witness.add(good).status()).isEqualTo(200);
        });
    }

    @Test
    void keeps_one_record_for_each_log() {
        NoteSigner second = VerifierFixture.signer("other.example");
        LogFolder log = log(path.resolve("second"), second, VerifierFixture::entry, 5);
        with(witness -> {
            witness.trust(second.verifier());
            assertThat(witness.add(request(0, 10)).status()).isEqualTo(200);
            assertThat(witness.add(request(log, second, "other.example", 0, 5)).status())
                    .isEqualTo(200);
            assertThat(witness.add(request(10, 10)).status()).isEqualTo(200);
            assertThat(witness.add(request(log, second, "other.example", 0, 5)).body())
                    .isEqualTo("5\n");
        });
    }

    @Test
    void cosigns_once_more_what_a_crash_kept_from_the_asker() {
        LedgerFiles dying = (LedgerFiles) Proxy.newProxyInstance(
                LedgerFiles.class.getClassLoader(), new Class<?>[] {LedgerFiles.class}, (proxy, method, arguments) -> {
                    try {
                        Object done = method.invoke(new DiskFiles(), arguments);
                        if (method.getName().equals("forceFolder")) {
                            throw new UncheckedIOException(new IOException("dies with the record on disk"));
                        }
                        return done;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
        assertThatThrownBy(() -> Witness.with(folder, dying, () -> NOW, witness -> witness.add(request(0, 3))))
                .isInstanceOf(UncheckedIOException.class);
        with(witness -> {
            assertThat(witness.add(request(0, 3)).body()).isEqualTo("3\n");
            assertThat(witness.add(request(3, 3)).status()).isEqualTo(200);
            assertThat(witness.addFromFile(request(0, 3)).status()).isEqualTo(200);
        });
    }

    @Test
    void refuses_a_second_process_a_second_key_and_a_record_that_is_gone() throws Exception {
        with(witness -> assertThatThrownBy(() -> with(second -> {})).isInstanceOf(UncheckedIOException.class));
        with(witness ->
                assertThatThrownBy(() -> witness.trust(OTHER.verifier())).isInstanceOf(LedgerException.class));
        assertThatThrownBy(() -> Witness.create(folder, new DiskFiles(), "again"))
                .isInstanceOf(LedgerException.class);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("witness.key"))))
                .isEqualTo("rw-------");
        try (var files = Files.list(folder)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".record")).toList()) {
                Files.delete(file);
            }
        }
        with(witness -> assertThatThrownBy(() -> witness.add(request(0, 3))).isInstanceOf(LedgerException.class));
    }

    @Test
    void serves_the_same_over_http() throws Exception {
        HttpClient client = HttpClient.newHttpClient();
        Witness.with(folder, new DiskFiles(), () -> NOW, witness -> {
            try (WitnessServer server =
                    WitnessServer.start(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), witness)) {
                String at = "http://127.0.0.1:" + server.address().getPort();
                assertThat(post(client, at + "/add-checkpoint", request(0, 3)).statusCode())
                        .isEqualTo(200);
                HttpResponse<String> conflict = post(client, at + "/add-checkpoint", request(0, 10));
                assertThat(conflict.statusCode()).isEqualTo(409);
                assertThat(conflict.body()).isEqualTo("3\n");
                assertThat(conflict.headers().firstValue("Content-Type")).hasValue("text/x.tlog.size");
                assertThat(post(client, at + "/add-checkpoint", new byte[20_000])
                                .statusCode())
                        .isEqualTo(413);
                assertThat(post(client, at + "/elsewhere", request(3, 10)).statusCode())
                        .isEqualTo(404);
                HttpRequest get = HttpRequest.newBuilder(URI.create(at + "/add-checkpoint"))
                        .build();
                assertThat(client.send(get, HttpResponse.BodyHandlers.ofString())
                                .statusCode())
                        .isEqualTo(405);
            } catch (Exception e) {
                throw new AssertionError(e);
            }
            return true;
        });
    }

    private static HttpResponse<String> post(HttpClient client, String address, byte[] body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private Answer witness(Object... words) {
        List<String> all = new java.util.ArrayList<>(List.of("witness"));
        for (Object word : words) {
            all.add(word.toString());
        }
        return run(all);
    }

    @Test
    void a_stick_carries_the_request_there_and_the_cosignature_back() throws Exception {
        Path house = path.resolve("house");
        Path request = path.resolve("request");
        Path answer = path.resolve("answer");
        Path cosigned = path.resolve("checkpoint.cosigned");
        Path at = path.resolve("trail");
        Answer made = witness("init", "--folder", house, "--name", "witness.example/stick");
        String vkey = made.text().strip().lines().reduce((a, b) -> b).orElseThrow();
        Path policy = Files.writeString(
                path.resolve("policy"),
                "log " + KEY + "\nwitness a " + vkey + "\nwitness b " + key.vkey() + "\ngroup g all a b\nquorum g\n");
        assertThat(witness("trust", "--folder", house, KEY).exit()).isZero();
        assertThat(witness("ask", "--trail", at, "--old", 0, request).exit()).isZero();
        assertThat(witness("sign", "--folder", house, request, answer).exit()).isZero();
        // Meanwhile the trail grows.
        trail.append(10, List.of(entry(10), entry(11)));
        trail.publish(VerifierFixture.checkpoint(SIGNER, trail.headAt(12)).bytes());

        Object[] add = {"add", "--trail", at, "--policy", policy, "--request", request, answer, cosigned};
        assertThat(witness(add)).satisfies(first -> {
            assertThat(first.exit()).isEqualTo(3);
            assertThat(first.text()).contains("NOT met");
        });
        assertThat(witness("sign", "--folder", folder, request, answer).exit()).isZero();
        assertThat(witness(add).exit()).isZero();
        assertThat(SignedNote.parse(Files.readAllBytes(cosigned)).signatures()).hasSize(3);

        byte[] before = Files.readAllBytes(cosigned);
        VerifierFixture.flip(answer, (int) Files.size(answer) - 10);
        assertThat(witness(add).exit()).isEqualTo(1);
        Files.writeString(answer, "x\n\n\u2014 a b\n");
        assertThat(witness(add).exit()).isEqualTo(1);
        assertThat(cosigned).hasBinaryContent(before);
        assertThat(witness("ask", "--trail", at, "--old", 13, request).exit()).isEqualTo(2);
        assertThat(witness("sing", "--folder", house).exit()).isEqualTo(2);
    }
}
