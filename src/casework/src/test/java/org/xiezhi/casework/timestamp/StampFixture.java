package org.xiezhi.casework.timestamp;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.xiezhi.casework.CaseworkFixture;
import org.xiezhi.casework.LogKeys;
import org.xiezhi.casework.audit.Integrator;
import org.xiezhi.casework.audit.TrailLog;
import org.xiezhi.casework.shared.ServerClock;
import org.xiezhi.casework.shared.Settings;
import org.xiezhi.casework.shared.StampSettings;
import org.xiezhi.ledger.Checkpoint;
import org.xiezhi.ledger.LogFolder;
import org.xiezhi.ledger.NoteSigner;

/** A product with a log that grows, a clock that the test sets, and an authority behind a real line. */
final class StampFixture implements AutoCloseable {

    static final Duration INTERVAL = Duration.ofHours(1);

    /** What the other end of the line does with a question. */
    interface Authority {
        byte[] answer(byte[] query) throws Exception;
    }

    final CaseworkFixture casework = new CaseworkFixture();
    final LogFolder folder;
    final List<String> types = new ArrayList<>();
    Instant now = TestAuthority.NOW;
    /** Time that passes while a question is answered. */
    Duration journey = Duration.ZERO;

    /** No test waits for it, unless it says so itself. */
    Duration patience = Duration.ofMinutes(1);

    int status = 200;
    int questions;
    boolean leads = true;
    Authority authority;
    private final NoteSigner key = LogKeys.make("xiezhi/trail/test");
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;
    private long size;

    StampFixture(Path path, Path trust, Authority authority) throws IOException {
        this.authority = authority;
        folder = LogFolder.open(path.resolve("trail"));
        folder.installKey(key.verifier());
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/stamp", exchange -> {
            questions++;
            types.add(exchange.getRequestHeaders().getFirst("Content-Type"));
            byte[] query = exchange.getRequestBody().readAllBytes();
            byte[] answer;
            try {
                answer = this.authority.answer(query);
            } catch (Exception e) {
                throw new IOException(e);
            }
            now = now.plus(journey);
            exchange.sendResponseHeaders(status, answer.length == 0 ? -1 : answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        casework.put(Settings.class, new Settings() {
            @Override
            public Optional<StampSettings> stamps() {
                return Optional.of(new StampSettings(
                        URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/stamp"),
                        trust,
                        Optional.empty(),
                        INTERVAL,
                        patience));
            }
        });
        casework.put(TrailLog.class, new TrailLog() {
            @Override
            public LogFolder folder() {
                return folder;
            }
        });
        casework.put(Integrator.class, new Integrator() {
            @Override
            public boolean leads() {
                return leads;
            }
        });
        casework.put(ServerClock.class, new ServerClock() {
            @Override
            public Instant now() {
                return now;
            }
        });
        casework.entities().getTransaction().begin();
    }

    void grow() {
        folder.append(size, List.of(("{\"no\":" + size + "}").getBytes(StandardCharsets.UTF_8)));
        size++;
        folder.publish(key.sign(new Checkpoint(key.verifier().name(), folder.headAt(size)).text())
                .bytes());
    }

    void round() {
        Stamps stamps = casework.get(Stamps.class);
        if (!stamps.asked()) {
            stamps.open();
        }
        stamps.round();
        casework.entities().flush();
    }

    /** As after a start of the product. */
    void restart() {
        casework.forget(Stamps.class);
    }

    StampState state() {
        return casework.get(StampStates.class).now();
    }

    /** What the trail was told since the last time this was asked. */
    List<String> told() {
        List<String> told = List.copyOf(casework.recorded());
        casework.recorded().clear();
        return told;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        casework.entities().getTransaction().rollback();
        casework.close();
    }
}
