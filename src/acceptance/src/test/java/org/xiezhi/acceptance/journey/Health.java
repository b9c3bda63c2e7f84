package org.xiezhi.acceptance.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import org.xiezhi.acceptance.product.Product;

/** What a product answers whoever watches it. */
final class Health {

    static final int UP = 200;
    static final int DOWN = 503;
    private static final long PATIENCE_SECONDS = 60;

    private Health() {}

    /** What may not be true yet. */
    @FunctionalInterface
    interface Condition {
        boolean holds() throws IOException;
    }

    /** The status of {@code ready}, {@code trail} or {@code evidence}. */
    static int of(Product product, String question) throws IOException {
        HttpURLConnection connection = (HttpURLConnection)
                URI.create(product.at("/api/health/" + question)).toURL().openConnection();
        try {
            return connection.getResponseCode();
        } finally {
            connection.disconnect();
        }
    }

    static void await(String what, Condition condition) throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!condition.holds()) {
            assertThat(System.nanoTime() - end).as("waited for: " + what).isNegative();
            Thread.sleep(200);
        }
    }
}
