package org.xiezhi.signer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.xiezhi.ledger.Checkpoint;
import org.xiezhi.ledger.LogFolder;
import org.xiezhi.ledger.SignRequest;
import org.xiezhi.ledger.SignerToken;

/** A log to be signed, and a client that asks as the product does. */
final class SignerFixture {

    static final String PASSWORD = "password of the tests";
    static final String TOKEN = "token-of-the-tests-long-enough-for-it";

    final LogFolder log;
    final String origin;
    private final HttpClient client = HttpClient.newHttpClient();
    private final SignerToken token;
    private final int port;

    SignerFixture(Path folder, String origin, int port) {
        this(folder, origin, port, TOKEN);
    }

    SignerFixture(Path folder, String origin, int port, String token) {
        this.log = LogFolder.open(folder);
        this.origin = origin;
        this.port = port;
        this.token = SignerToken.of(token);
    }

    /** Entries with their numbers, so that no two are alike. */
    static List<byte[]> entries(long from, long to) {
        return LongStream.range(from, to)
                .mapToObj(i -> ("{\"no\":" + i + "}").getBytes(StandardCharsets.UTF_8))
                .toList();
    }

    byte[] request(long old, long size) {
        return request(log, old, size);
    }

    byte[] request(LogFolder of, long old, long size) {
        return new SignRequest(new Checkpoint(origin, of.headAt(size)), of.consistency(old, size)).bytes();
    }

    HttpResponse<String> add(byte[] body) {
        return ask("POST", "/add-checkpoint", body, token.seal("POST", "/add-checkpoint", body));
    }

    HttpResponse<String> last() {
        return ask("GET", "/last-signed", new byte[0], token.seal("GET", "/last-signed", new byte[0]));
    }

    HttpResponse<String> sealed(String method, String path, byte[] body) {
        return ask(method, path, body, token.seal(method, path, body));
    }

    HttpResponse<String> ask(String method, String path, byte[] body, String authorization) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .method(method, HttpRequest.BodyPublishers.ofByteArray(body))
                .header("Authorization", authorization)
                .build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
