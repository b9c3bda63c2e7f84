package org.xiezhi.benchmarks;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;

/** One person of the demo who is signed in, at a browser without scripts. */
final class Visitor {

    /** The public password of config/demo. */
    private static final String PASSWORD = "Xiezhi-demo-1";

    private static final String SESSION = "XIEZHI=";

    private final RunningProduct product;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** By hand: the client's own store of cookies sends one that is marked secure over HTTPS alone. */
    private String cookie = "";

    private Visitor(RunningProduct product) {
        this.product = product;
    }

    static Visitor signIn(RunningProduct product, String login) throws IOException, InterruptedException {
        Visitor visitor = new Visitor(product);
        Form form = Form.of(visitor.open("/login.xhtml"), "login");
        HttpResponse<byte[]> answer = visitor.send(visitor.posting(
                "/login.xhtml",
                form.set("login_name", login).set("password", PASSWORD).pressing("sign_in")));
        visitor.cookie = answer.headers().allValues("Set-Cookie").stream()
                .filter(set -> set.startsWith(SESSION))
                .map(set -> set.split(";", 2)[0])
                .reduce((before, last) -> last)
                .orElseThrow(() -> new IllegalStateException("expected a session for " + login + ", found " + answer));
        return visitor;
    }

    String cookie() {
        return cookie;
    }

    RunningProduct product() {
        return product;
    }

    /** The page at an address; nothing else will do. */
    String open(String path) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = send(to(path).build());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException("expected the page " + path + ", found " + answer);
        }
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    /** Sends a form whose act leads to another page; gives that page's address. */
    String submit(String path, String body) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = send(posting(path, body));
        if (answer.statusCode() != 302) {
            throw new IllegalStateException("expected " + path + " to lead on, found " + answer + ": "
                    + new String(answer.body(), StandardCharsets.UTF_8));
        }
        return answer.headers().firstValue("Location").orElseThrow();
    }

    private HttpRequest posting(String path, String body) {
        return to(path).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body))
                .build();
    }

    HttpRequest.Builder to(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(product.at(path));
        return cookie.isEmpty() ? request : request.header("Cookie", cookie);
    }

    HttpResponse<byte[]> send(HttpRequest request) throws IOException, InterruptedException {
        return send(request, BodyHandlers.ofByteArray());
    }

    <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> handler) throws IOException, InterruptedException {
        return client.send(request, handler);
    }
}
