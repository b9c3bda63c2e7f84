package org.xiezhi.casework.shared;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Puts one question to somebody outside by HTTP and waits for the whole answer, for so long and no longer, and through no
 * proxy. One thread asks at a time; any other may end the wait.
 */
public final class OutsideLine {

    private static final int MOST_SAID = 300;

    private final HttpClient client;
    private final Duration patience;
    private final int mostBytes;
    private final AtomicReference<@Nullable CompletableFuture<?>> waiting = new AtomicReference<>();
    private volatile boolean closed;

    /**
     * A line to nobody yet.
     *
     * @param patience for the whole answer
     * @param mostBytes an answer with more of them is refused
     */
    public OutsideLine(Duration patience, int mostBytes) {
        this.patience = patience;
        this.mostBytes = mostBytes;
        client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(patience)
                .followRedirects(HttpClient.Redirect.NEVER)
                .proxy(HttpClient.Builder.NO_PROXY)
                .build();
    }

    /**
     * An answer, whatever its status.
     *
     * @param status of HTTP
     */
    @SuppressWarnings("ArrayRecordComponent") // read once, handed on once
    public record Answer(int status, byte[] body) {}

    /** More of an answer than whoever asks takes. */
    public static final class TooLongException extends IOException {

        private static final long serialVersionUID = 1L;

        TooLongException(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    /**
     * Asks and waits.
     *
     * @param type of the body; empty for none
     * @throws IOException if no whole answer comes in time; whoever was asked is to be blamed, or the network
     * @throws IllegalStateException if the wait was ended from here
     */
    public Answer post(URI address, Optional<String> type, byte[] body) throws IOException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address).POST(HttpRequest.BodyPublishers.ofByteArray(body));
        type.ifPresent(content -> request.header("Content-Type", content));
        CompletableFuture<HttpResponse<byte[]>> asked =
                client.sendAsync(request.build(), head -> new Limited(mostBytes));
        waiting.set(asked);
        if (closed) {
            asked.cancel(true);
        }
        try {
            // The client's own timeout ends with the first bytes of an answer; who is asked could drip the rest for
            // ever.
            HttpResponse<byte[]> answer = asked.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return new Answer(answer.statusCode(), answer.body());
        } catch (TimeoutException e) {
            asked.cancel(true);
            throw new IOException("expected an answer within " + patience + ", found none", e);
        } catch (ExecutionException e) {
            // A wait that was ended may end in either way.
            if (closed) {
                throw stopped(e);
            }
            if (e.getCause() instanceof TooLongException) {
                throw new TooLongException(String.valueOf(e.getCause().getMessage()), e);
            }
            throw new IOException("no answer: " + e.getCause(), e);
        } catch (CancellationException e) {
            throw stopped(e);
        } catch (InterruptedException e) {
            asked.cancel(true);
            Thread.currentThread().interrupt();
            throw stopped(e);
        }
    }

    /** No fault of whoever was asked: it is neither remembered nor told. */
    private static IllegalStateException stopped(Exception cause) {
        return new IllegalStateException("the product stops while somebody outside is asked", cause);
    }

    /**
     * Ends the wait for an answer, and every later one, from another thread. Without an interrupt: that would meet the
     * thread anywhere, and a database closes its files under one.
     */
    public void close() {
        closed = true;
        @Nullable CompletableFuture<?> asked = waiting.get();
        if (asked != null) {
            asked.cancel(true);
        }
    }

    /** Whether the wait was ended; nobody is asked any more. */
    public boolean closed() {
        return closed;
    }

    /** What somebody outside said, as our log may tell it: it must neither begin lines of its own there nor hide any. */
    public static String forLog(String said) {
        return said.substring(0, Math.min(MOST_SAID, said.length())).replaceAll("[^ -~]", " ");
    }

    /** Takes an answer of at most so many bytes; called by one thread at a time. */
    private static final class Limited implements HttpResponse.BodySubscriber<byte[]> {

        private final CompletableFuture<byte[]> whole = new CompletableFuture<>();
        private final ByteArrayOutputStream taken = new ByteArrayOutputStream();
        private final int most;
        private Flow.@Nullable Subscription subscription;

        Limited(int most) {
            this.most = most;
        }

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
                if (taken.size() + buffer.remaining() > most) {
                    if (subscription != null) {
                        subscription.cancel();
                    }
                    whole.completeExceptionally(
                            new TooLongException("expected at most " + most + " bytes of answer, found more", null));
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
