package org.xiezhi.verifier.witness;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.xiezhi.ledger.LedgerException;

/** Serves {@code POST /add-checkpoint} (C2SP tlog-witness) for one witness. */
public final class WitnessServer implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(WitnessServer.class.getName());

    // For those who begin a request and do not end it, until their time is over.
    private static final int THREADS = 32;
    private static final String ADD = "/add-checkpoint";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final Witness witness;

    private WitnessServer(HttpServer server, Witness witness) {
        this.server = server;
        this.witness = witness;
    }

    /** Begins to listen; port 0 takes a free one. */
    public static WitnessServer start(InetSocketAddress address, Witness witness) throws IOException {
        WitnessServer started = new WitnessServer(HttpServer.create(address, 0), witness);
        started.server.setExecutor(started.threads);
        started.server.createContext("/", started::handle);
        started.server.start();
        return started;
    }

    /** Where it listens. */
    public InetSocketAddress address() {
        return server.getAddress();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            WitnessAnswer answer;
            try {
                answer = answer(exchange);
            } catch (LedgerException | java.io.UncheckedIOException e) {
                LOG.log(System.Logger.Level.ERROR, "The witness could not do its work.", e);
                answer = WitnessAnswer.text(500, "the witness could not do its work; its log says why");
            }
            byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", answer.type());
            exchange.sendResponseHeaders(answer.status(), bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private WitnessAnswer answer(HttpExchange exchange) throws IOException {
        if (!exchange.getRequestURI().toString().equals(ADD)) {
            return WitnessAnswer.text(404, "expected " + ADD);
        }
        if (!exchange.getRequestMethod().equals("POST")) {
            return WitnessAnswer.text(405, "expected POST");
        }
        return witness.add(exchange.getRequestBody().readNBytes(Witness.MOST_BYTES + 1));
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdown();
    }
}
