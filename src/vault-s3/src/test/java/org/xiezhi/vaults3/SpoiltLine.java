package org.xiezhi.vaults3;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands between a client and a server that speaks S3, passes requests on, and spoils those that a test names. */
final class SpoiltLine implements AutoCloseable {

    private static final Set<String> OF_THE_LINE =
            Set.of("connection", "content-length", "expect", "transfer-encoding", "upgrade");

    static {
        // The signature covers the name by which the client knows the server.
        System.setProperty("jdk.httpclient.allowRestrictedHeaders", "host");
        // Else each answer waits 40 ms for its second packet.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final int target;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpClient onward =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<Fault> faults = new CopyOnWriteArrayList<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();

    SpoiltLine(int target) throws IOException {
        this.target = target;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** What happens to a request instead of an answer. */
    @FunctionalInterface
    interface Spoiling {
        void of(Call call) throws IOException, InterruptedException;
    }

    private record Fault(String part, AtomicInteger left, Spoiling spoiling) {}

    /**
     * Spoils the next requests whose line has a part.
     *
     * @param part of the method and the address: {@code PUT}, {@code partNumber=2}
     */
    void spoil(String part, int times, Spoiling spoiling) {
        faults.add(new Fault(part, new AtomicInteger(times), spoiling));
    }

    /** Nothing is spoilt any more. */
    void mend() {
        faults.clear();
    }

    /** Method, address and headers of the lock, of all requests so far. */
    List<String> requests() {
        return List.copyOf(requests);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Call call = new Call(exchange, exchange.getRequestBody().readAllBytes());
            requests.add(call.told());
            for (Fault fault : faults) {
                if (call.told().contains(fault.part()) && fault.left().getAndDecrement() > 0) {
                    fault.spoiling().of(call);
                    return;
                }
            }
            call.passOn();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** One request on its way. */
    final class Call {
        private final HttpExchange exchange;
        private final byte[] body;

        private Call(HttpExchange exchange, byte[] body) {
            this.exchange = exchange;
            this.body = body;
        }

        private String told() {
            List<String> told = new ArrayList<>(List.of(
                    exchange.getRequestMethod(), exchange.getRequestURI().toString()));
            exchange.getRequestHeaders().forEach((name, values) -> {
                if (name.toLowerCase(Locale.ROOT).startsWith("x-amz-object-lock")) {
                    told.add(name.toLowerCase(Locale.ROOT) + "=" + values.get(0));
                }
            });
            return String.join(" ", told);
        }

        /** The server's answer, if it is to be spoilt. */
        HttpResponse<byte[]> ask() throws IOException, InterruptedException {
            HttpRequest.Builder request = HttpRequest.newBuilder(
                            URI.create("http://127.0.0.1:" + target + exchange.getRequestURI()))
                    .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
            exchange.getRequestHeaders().forEach((name, values) -> {
                if (!OF_THE_LINE.contains(name.toLowerCase(Locale.ROOT))) {
                    values.forEach(value -> request.header(name, value));
                }
            });
            return onward.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        }

        void passOn() throws IOException, InterruptedException {
            passOn(Map.of());
        }

        /** The server's answer, with headers that it did not have. */
        void passOn(Map<String, String> more) throws IOException, InterruptedException {
            more.forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
            HttpResponse<byte[]> answer = ask();
            head(answer);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(answer.body());
            }
        }

        private void head(HttpResponse<byte[]> answer) throws IOException {
            answer.headers().map().forEach((name, values) -> {
                if (!OF_THE_LINE.contains(name)) {
                    values.forEach(value -> exchange.getResponseHeaders().add(name, value));
                }
            });
            boolean bare = exchange.getRequestMethod().equals("HEAD");
            if (bare) {
                answer.headers()
                        .firstValue("content-length")
                        .ifPresent(length -> exchange.getResponseHeaders().set("Content-Length", length));
            }
            exchange.sendResponseHeaders(
                    answer.statusCode(), bare || answer.body().length == 0 ? -1 : answer.body().length);
        }

        /** An error as servers put it. */
        void refuse(int status, String code) throws IOException {
            byte[] xml = ("<?xml version=\"1.0\"?><Error><Code>" + code + "</Code><Message>no</Message></Error>")
                    .getBytes(StandardCharsets.UTF_8);
            answer(status, xml);
        }

        void answer(int status, byte[] xml) throws IOException {
            exchange.getResponseHeaders().set("Content-Type", "application/xml");
            boolean bare = exchange.getRequestMethod().equals("HEAD");
            exchange.sendResponseHeaders(status, bare ? -1 : xml.length);
            if (!bare) {
                exchange.getResponseBody().write(xml);
            }
        }

        /** One byte of what the client sent is another when it arrives. */
        void alter() throws IOException, InterruptedException {
            body[body.length / 2] ^= 1;
            passOn();
        }

        /** The server did what it was asked, and the line is lost before its answer. */
        void loseAnswer() throws IOException, InterruptedException {
            ask();
        }

        /** The line is lost after so many bytes of the answer. */
        void cutAfter(int bytes) throws IOException, InterruptedException {
            HttpResponse<byte[]> answer = ask();
            head(answer);
            exchange.getResponseBody().write(answer.body(), 0, bytes);
            exchange.getResponseBody().flush();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
