package org.xiezhi.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BodyLineTest {

    @TempDir
    Path folder;

    private final List<byte[]> bodies = Collections.synchronizedList(new ArrayList<>());
    private final List<String> heads = Collections.synchronizedList(new ArrayList<>());
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        bodies.add(exchange.getRequestBody().readAllBytes());
        heads.add(
                exchange.getRequestMethod() + " " + exchange.getRequestHeaders().getFirst("Upload-Offset") + " from "
                        + exchange.getRemoteAddress().getPort());
        exchange.sendResponseHeaders(exchange.getRequestURI().getPath().equals("/gone") ? 410 : 204, -1);
        exchange.close();
    }

    @Test
    void sends_pieces_of_a_file_one_after_the_other_over_one_connection() throws IOException {
        SampleFile file = SampleFile.write(folder.resolve("file"), 3_000_001);
        byte[] whole = Files.readAllBytes(file.path());
        try (BodyLine line = BodyLine.to(server.getAddress().getPort());
                FileChannel channel = FileChannel.open(file.path())) {
            line.send("PATCH", "/a", channel, 0, 2_000_000, "Upload-Offset: 0");
            line.send("PATCH", "/a", channel, 2_000_000, 1_000_001, "Upload-Offset: 2000000");
        }
        assertThat(bodies.get(0)).isEqualTo(Arrays.copyOf(whole, 2_000_000));
        assertThat(bodies.get(1)).isEqualTo(Arrays.copyOfRange(whole, 2_000_000, whole.length));
        assertThat(heads.get(0)).startsWith("PATCH 0 from ");
        assertThat(heads.get(1)).isEqualTo(heads.get(0).replace("PATCH 0", "PATCH 2000000"));
    }

    @Test
    void refuses_another_answer_than_that_the_body_was_taken() throws IOException {
        SampleFile file = SampleFile.write(folder.resolve("file"), 10);
        try (BodyLine line = BodyLine.to(server.getAddress().getPort());
                FileChannel channel = FileChannel.open(file.path())) {
            assertThatThrownBy(() -> line.send("PUT", "/gone", channel, 0, 10))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("410");
        }
    }
}
