package org.xiezhi.acceptance.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.xiezhi.acceptance.product.Product;

/** A program outside that asks for the log, as curl does: no browser, no cookies but those it is given. */
record LedgerApi(Product product, String token) {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    static final String CHECKPOINT = "checkpoint";

    /** Any request, with a header or, if its name is empty, without. */
    static HttpResponse<byte[]> ask(Product product, String method, String path, String header, String value)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(product.at(path)))
                .method(method, method.equals("POST") ? BodyPublishers.ofString("x") : BodyPublishers.noBody());
        if (!header.isEmpty()) {
            request.header(header, value);
        }
        return CLIENT.send(request.build(), BodyHandlers.ofByteArray());
    }

    HttpResponse<byte[]> ask(String method, String name) throws IOException, InterruptedException {
        return ask(product, method, "/api/ledger/" + name, "Authorization", "Bearer " + token);
    }

    int status(String name) throws IOException, InterruptedException {
        return ask("GET", name).statusCode();
    }

    /** Fetches what the newest checkpoint covers into a folder that looks like the log's own. */
    long mirror(Path folder) throws IOException, InterruptedException {
        String checkpoint = new String(fetch(folder, CHECKPOINT), StandardCharsets.UTF_8);
        fetch(folder, "log.vkey");
        long size = Long.parseLong(checkpoint.split("\n", 3)[1]);
        tiles(folder, "entries", size);
        int level = 0;
        for (long hashes = size; hashes > 0; hashes >>= 8) {
            tiles(folder, Integer.toString(level), hashes);
            level++;
        }
        return size;
    }

    private void tiles(Path folder, String level, long items) throws IOException, InterruptedException {
        long full = items >> 8;
        assertThat(full).as("this copy counts to three digits").isLessThan(1000);
        for (long tile = 0; tile < full; tile++) {
            fetch(folder, "tile/" + level + "/" + String.format(Locale.ROOT, "%03d", tile));
        }
        if ((items & 255) != 0) {
            fetch(folder, "tile/" + level + "/" + String.format(Locale.ROOT, "%03d.p/%d", full, items & 255));
        }
    }

    private byte[] fetch(Path folder, String name) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = ask("GET", name);
        assertThat(answer.statusCode()).as(name).isEqualTo(200);
        Path file = folder.resolve(name);
        Files.createDirectories(file.resolveSibling(""));
        Files.write(file, answer.body());
        return answer.body();
    }
}
