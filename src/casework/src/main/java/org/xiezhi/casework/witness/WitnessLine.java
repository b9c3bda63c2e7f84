package org.xiezhi.casework.witness;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Puts one question to a witness on the network and waits for the whole answer, for so long and no longer. */
final class WitnessLine {

    /** A cosignature is 200 bytes; a witness may have several keys. */
    private static final int MOST_BYTES = 64 * 1024;

    private final HttpClient client;
    private final Duration patience;
    private final AtomicReference<@Nullable CompletableFuture<?>> waiting = new AtomicReference<>();
    private volatile boolean closed;

    WitnessLine(Duration patience) {
        this.patience = patience;
        client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(patience)
                .followRedirects(HttpClient.Redirect.NEVER)
                .proxy(HttpClient.Builder.NO_PROXY)
                .build();
    }

    record Answer(int status, String body) {}

    /** Asks {@code add-checkpoint} (C2SP tlog-witness). */
    Answer ask(URI prefix, byte[] body) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(prefix + "/add-checkpoint"))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        CompletableFuture<HttpResponse<byte[]>> asked = client.sendAsync(request, head -> new Limited());
        waiting.set(asked);
        if (closed) {
            asked.cancel(true);
        }
        try {
            // The client's own timeout ends with the first bytes of an answer; a witness could drip the rest for ever.
            HttpResponse<byte[]> answer = asked.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return new Answer(answer.statusCode(), new String(answer.body(), StandardCharsets.UTF_8));
        } catch (TimeoutException e) {
            asked.cancel(true);
            throw new IOException("expected an answer within " + patience + ", found none", e);
        } catch (ExecutionException e) {
            // A wait that was ended may end in either way.
            if (closed) {
                throw stopped(e);
            }
            throw new IOException("the witness gives no answer: " + e.getCause(), e);
        } catch (CancellationException e) {
            throw stopped(e);
        } catch (InterruptedException e) {
            asked.cancel(true);
            Thread.currentThread().interrupt();
            throw stopped(e);
        }
    }

    /** No fault of the witness: it is neither remembered nor told. */
    private static IllegalStateException stopped(Exception cause) {
        return new IllegalStateException("the product stops while a witness is asked", cause);
    }

    /**
     * Ends the wait for an answer, and every later one, from another thread. Without an interrupt: that would meet the
     * thread anywhere, and a database closes its files under one.
     */
    void close() {
        closed = true;
        @Nullable CompletableFuture<?> asked = waiting.get();
        if (asked != null) {
            asked.cancel(true);
        }
    }

    boolean closed() {
        return closed;
    }

    /** Takes an answer of at most so many bytes; called by one thread at a time. */
    private static final class Limited implements HttpResponse.BodySubscriber<byte[]> {

        private final CompletableFuture<byte[]> whole = new CompletableFuture<>();
        private final ByteArrayOutputStream taken = new ByteArrayOutputStream();
        private Flow.@Nullable Subscription subscription;

        @Override
        public CompletionStage<byte[]> getBody() {
            return whole;
        }

        @Override
        public void onSubscribe(Flow.Subscription given) {
            subscription = given;
            given.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(List<ByteBuffer> buffers) {
            for (ByteBuffer buffer : buffers) {
                if (taken.size() + buffer.remaining() > MOST_BYTES) {
                    if (subscription != null) {
                        subscription.cancel();
                    }
                    whole.completeExceptionally(
                            new IOException("expected at most " + MOST_BYTES + " bytes of answer, found more"));
                    return;
                }
                byte[] bytes = new byte[buffer.remaining()];
                buffer.get(bytes);
                taken.write(bytes, 0, bytes.length);
            }
        }

        @Override
        public void onError(Throwable failure) {
            whole.completeExceptionally(failure);
        }

        @Override
        public void onComplete() {
            whole.complete(taken.toByteArray());
        }
    }
}
