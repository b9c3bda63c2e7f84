package org.xiezhi.benchmarks;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** A file on its way into the product by tus 1.0.0, as the page sends it. */
final class TusUpload {

    /** As {@code upload.js}: the first piece, the largest, and how long each should take. */
    static final long FIRST = 8L << 20;

    private static final long LARGEST = 1L << 30;
    private static final double PIECE_SECONDS = 10;

    private static final String TUS = "Tus-Resumable";
    private static final String VERSION = "1.0.0";

    private final Visitor visitor;
    private final String path;

    private TusUpload(Visitor visitor, String path) {
        this.visitor = visitor;
        this.path = path;
    }

    static TusUpload begin(Visitor visitor, String matter, long size) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = visitor.send(visitor.to("/upload/")
                .header(TUS, VERSION)
                .header("Upload-Length", Long.toString(size))
                .header("Upload-Metadata", "filename " + base64("benchmark.img") + ",matter " + base64(matter))
                .POST(BodyPublishers.noBody())
                .build());
        if (answer.statusCode() != 201) {
            throw new IllegalStateException("expected an upload to begin, found " + answer + ": "
                    + new String(answer.body(), StandardCharsets.UTF_8));
        }
        return new TusUpload(visitor, answer.headers().firstValue("Location").orElseThrow());
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    String id() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** Sends the whole file piece by piece over one connection. */
    void send(SampleFile file) throws IOException {
        try (BodyLine line = BodyLine.to(visitor.product().port());
                FileChannel channel = FileChannel.open(file.path())) {
            long piece = FIRST;
            for (long from = 0; from < file.size(); ) {
                long sent = Math.min(piece, file.size() - from);
                long began = System.nanoTime();
                line.send("PATCH", path, channel, from, sent, headers(from));
                piece = next(sent, (System.nanoTime() - began) / 1e9);
                from += sent;
            }
        }
    }

    /** As much as the line carries in the time of a piece. */
    static long next(long sent, double seconds) {
        return Math.min(LARGEST, Math.max(FIRST, (long) (sent / seconds * PIECE_SECONDS)));
    }

    /** Begins a piece on this line and sends nothing of it yet. */
    void beginPiece(BodyLine line, long length) throws IOException {
        line.begin("PATCH", path, length, headers(0));
    }

    private String[] headers(long offset) {
        return new String[] {
            "Cookie: " + visitor.cookie(),
            TUS + ": " + VERSION,
            "Upload-Offset: " + offset,
            "Content-Type: application/offset+octet-stream"
        };
    }

    /** How many bytes the product has of it. */
    long offset() throws IOException, InterruptedException {
        HttpRequest asking = visitor.to(path)
                .header(TUS, VERSION)
                .method("HEAD", BodyPublishers.noBody())
                .build();
        return Long.parseLong(
                visitor.send(asking).headers().firstValue("Upload-Offset").orElseThrow());
    }

    void drop() throws IOException, InterruptedException {
        HttpResponse<byte[]> answer =
                visitor.send(visitor.to(path).header(TUS, VERSION).DELETE().build());
        if (answer.statusCode() != 204) {
            throw new IllegalStateException("expected the upload to be dropped, found " + answer);
        }
    }
}
