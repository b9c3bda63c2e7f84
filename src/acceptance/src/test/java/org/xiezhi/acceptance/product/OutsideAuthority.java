package org.xiezhi.acceptance.product;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A time-stamping authority of another make: openssl behind a small server. */
public final class OutsideAuthority implements AutoCloseable {

    private static final String CONFIGURATION = """
            [req]
            distinguished_name = name
            prompt = no
            [name]
            CN = Authority of the test
            [stamps]
            extendedKeyUsage = critical, timeStamping
            [tsa]
            default_tsa = tsa_config
            [tsa_config]
            serial = ./serial
            signer_cert = ./tsa.pem
            signer_key = ./tsa.key
            signer_digest = sha256
            default_policy = 1.2.3.4.1
            digests = sha256
            """;

    private final Path folder;
    private final HttpServer server;

    /** Makes a certificate that nobody else issued, and serves. */
    public OutsideAuthority(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
        Files.writeString(folder.resolve("tsa.cnf"), CONFIGURATION);
        Files.writeString(folder.resolve("serial"), "01\n");
        openssl(
                "req",
                "-x509",
                "-newkey",
                "rsa:2048",
                "-nodes",
                "-days",
                "2",
                "-config",
                "tsa.cnf",
                "-extensions",
                "stamps",
                "-keyout",
                "tsa.key",
                "-out",
                "tsa.pem");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    /** Lines for the settings of a product that shall ask it. */
    public List<String> settings() {
        return List.of(
                "xiezhi.stamp.url=http://127.0.0.1:" + server.getAddress().getPort() + "/",
                "xiezhi.stamp.trust=" + folder.resolve("tsa.pem"));
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            Files.write(folder.resolve("query.tsq"), exchange.getRequestBody().readAllBytes());
            openssl("ts", "-reply", "-config", "tsa.cnf", "-queryfile", "query.tsq", "-out", "answer.tsr");
            byte[] answer = Files.readAllBytes(folder.resolve("answer.tsr"));
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    /** What openssl says of a stamp over a file, by the authority's certificate alone. */
    public String verified(Path checkpoint, Path stamp) throws IOException {
        return openssl("ts", "-verify", "-data", checkpoint.toString(), "-in", stamp.toString(), "-CAfile", "tsa.pem");
    }

    private String openssl(String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of("openssl"));
        command.addAll(List.of(words));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            int exit = process.waitFor();
            if (exit != 0) {
                throw new IllegalStateException("expected exit code 0 of " + command + ", found " + exit + ": " + said);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return said;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
