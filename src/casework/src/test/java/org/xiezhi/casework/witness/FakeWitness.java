package org.xiezhi.casework.witness;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.xiezhi.ledger.CosignRequest;
import org.xiezhi.ledger.Cosigner;
import org.xiezhi.ledger.CosignerKey;
import org.xiezhi.ledger.TreeHead;

/** A witness on a port of this machine that keeps to the specification, until a test tells it to answer otherwise. */
final class FakeWitness implements AutoCloseable {

    /** Answered with nothing at all, for as long as the test runs. */
    static final Answer SILENCE = new Answer(0, "");

    /** Status and headers in time, and then a byte now and then. */
    static final Answer DRIPPING = new Answer(1, "");

    record Answer(int status, String body) {}

    final Cosigner cosigner;
    final AtomicInteger asked = new AtomicInteger();
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch end = new CountDownLatch(1);
    private TreeHead last = TreeHead.EMPTY;
    private long time = 1_790_000_000L;
    private Optional<Function<CosignRequest, Answer>> whim = Optional.empty();

    FakeWitness(String name) {
        cosigner = cosigner(name);
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/w/add-checkpoint", this::handle);
        server.start();
    }

    static Cosigner cosigner(String name) {
        try {
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            return new Cosigner(new CosignerKey(name, pair.getPublic()), pair.getPrivate());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A line of a policy. */
    String line(String name) {
        return "witness " + name + " " + cosigner.verifier().vkey() + " http://127.0.0.1:"
                + server.getAddress().getPort() + "/w/\n";
    }

    synchronized void answers(Function<CosignRequest, Answer> otherwise) {
        whim = Optional.of(otherwise);
    }

    synchronized void answers(int status, String body) {
        answers(request -> new Answer(status, body));
    }

    synchronized void behaves() {
        whim = Optional.empty();
    }

    synchronized void remembers(TreeHead head) {
        last = head;
    }

    synchronized TreeHead last() {
        return last;
    }

    String cosignature(CosignRequest request) {
        return cosigner.cosign(request.signed().note().text(), time++).line() + "\n";
    }

    private synchronized Answer answer(byte[] body) {
        CosignRequest request = CosignRequest.parse(body);
        if (whim.isPresent()) {
            return whim.get().apply(request);
        }
        if (request.sinceOld().from() != last.size()) {
            return new Answer(409, last.size() + "\n");
        }
        TreeHead next = request.signed().checkpoint().head();
        if (!request.sinceOld().proves(last, next)) {
            return new Answer(422, "no\n");
        }
        last = next;
        return new Answer(200, cosignature(request));
    }

    private void handle(HttpExchange exchange) throws IOException {
        asked.incrementAndGet();
        try (exchange) {
            Answer answer = answer(exchange.getRequestBody().readAllBytes());
            if (answer.equals(SILENCE)) {
                end.await();
                return;
            }
            if (answer.equals(DRIPPING)) {
                exchange.sendResponseHeaders(200, 1_000);
                try (OutputStream out = exchange.getResponseBody()) {
                    out.write('x');
                    out.flush();
                    end.await();
                }
                return;
            }
            byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        end.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
