package org.xiezhi.signer;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.xiezhi.ledger.Checkpoint;
import org.xiezhi.ledger.CheckpointSigner;
import org.xiezhi.ledger.ConsistencyProof;
import org.xiezhi.ledger.ForkException;
import org.xiezhi.ledger.MalformedException;
import org.xiezhi.ledger.NoteSignature;
import org.xiezhi.ledger.SignRequest;
import org.xiezhi.ledger.SignedCheckpoint;
import org.xiezhi.ledger.SignerToken;
import org.xiezhi.ledger.TreeHead;

/**
 * Listens on 127.0.0.1 and signs for whoever has the token: {@code POST /add-checkpoint} and {@code GET /last-signed}
 * (docs/formats/signer.md). One request after another looks at the record.
 */
final class SignerServer implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(SignerServer.class.getName());

    /** 63 hashes and a checkpoint have less than 4 KiB. */
    static final int MOST_BYTES = 16 * 1024;

    /** One asks; the others are for those who begin a request and do not end it, until their time is over. */
    private static final int THREADS = 32;

    private static final String ADD = "/add-checkpoint";
    private static final String LAST = "/last-signed";

    private final HttpServer server;
    private final ExecutorService threads;
    private final String origin;
    private final CheckpointSigner signer;
    private final SignerToken token;

    /** Guarded by this: spares the record a write each time somebody only asks. */
    private @Nullable SignedCheckpoint latest;

    /** Guarded by this. */
    private @Nullable String told;

    private SignerServer(HttpServer server, String origin, CheckpointSigner signer, SignerToken token) {
        this.server = server;
        this.threads = Executors.newFixedThreadPool(THREADS);
        this.origin = origin;
        this.signer = signer;
        this.token = token;
    }

    /** An answer: what the asker needs to know and nothing else. */
    private record Answer(int status, String type, String body) {
        static Answer text(int status, String body) {
            return new Answer(status, "text/plain; charset=utf-8", body);
        }
    }

    static SignerServer start(int port, String origin, CheckpointSigner signer, SignerToken token) throws IOException {
        InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        SignerServer started =
                new SignerServer(HttpServer.create(new InetSocketAddress(loopback, port), 0), origin, signer, token);
        started.server.setExecutor(started.threads);
        started.server.createContext("/", started::handle);
        started.server.start();
        return started;
    }

    InetSocketAddress address() {
        return server.getAddress();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Answer answer;
            try {
                answer = answer(exchange);
            } catch (RuntimeException e) {
                tell("It could not do its work: " + e);
                answer = Answer.text(500, "the signer could not do its work; its log says why\n");
            }
            byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", answer.type());
            exchange.sendResponseHeaders(answer.status(), bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private Answer answer(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(MOST_BYTES + 1);
        if (body.length > MOST_BYTES) {
            return Answer.text(413, "expected at most " + MOST_BYTES + " bytes\n");
        }
        String method = exchange.getRequestMethod();
        String path = exchange.getRequestURI().toString();
        String seal = exchange.getRequestHeaders().getFirst("Authorization");
        if (seal == null || !token.sealed(seal, method, path, body)) {
            tell("Somebody asked without the token.");
            return Answer.text(403, "expected the seal of the token\n");
        }
        return switch (path) {
            case ADD -> method.equals("POST") ? add(body) : Answer.text(405, "expected POST\n");
            case LAST -> method.equals("GET") ? last() : Answer.text(405, "expected GET\n");
            default -> Answer.text(404, "expected " + ADD + " or " + LAST + "\n");
        };
    }

    /** The last signed head with its signature, which is the same each time. */
    private synchronized Answer last() {
        TreeHead head = signer.lastSigned();
        SignedCheckpoint known = latest;
        if (known == null || !known.checkpoint().head().equals(head)) {
            known = signer.sign(head, new ConsistencyProof(head.size(), head.size(), List.of()));
            latest = known;
        }
        return Answer.text(200, new String(known.bytes(), StandardCharsets.UTF_8));
    }

    private synchronized Answer add(byte[] body) {
        SignRequest request;
        try {
            request = SignRequest.parse(body);
        } catch (MalformedException e) {
            return Answer.text(400, e.getMessage() + "\n");
        }
        Checkpoint asked = request.checkpoint();
        if (!asked.origin().equals(origin)) {
            return Answer.text(404, "expected origin " + origin + "\n");
        }
        if (!asked.extensions().isEmpty()) {
            return Answer.text(400, "expected a checkpoint of three lines\n");
        }
        TreeHead last = signer.lastSigned();
        if (request.sinceOld().from() != last.size()) {
            return new Answer(409, "text/x.tlog.size", last.size() + "\n");
        }
        try {
            SignedCheckpoint signed = signer.sign(asked.head(), request.sinceOld());
            latest = signed;
            told = null;
            return Answer.text(200, lines(signed));
        } catch (ForkException e) {
            tell("It refuses a fork: " + e.getMessage());
            return Answer.text(422, e.getMessage() + "\n");
        }
    }

    private static String lines(SignedCheckpoint signed) {
        StringBuilder lines = new StringBuilder();
        for (NoteSignature signature : signed.note().signatures()) {
            lines.append(signature.line()).append('\n');
        }
        return lines.toString();
    }

    /** Whoever is refused asks again five times a second: the same sentence is written once until something is signed. */
    private synchronized void tell(String sentence) {
        if (!sentence.equals(told)) {
            told = sentence;
            LOG.log(System.Logger.Level.WARNING, sentence);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdown();
    }
}
