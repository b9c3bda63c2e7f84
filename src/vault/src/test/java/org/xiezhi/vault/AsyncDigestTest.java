package org.xiezhi.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;
import org.xiezhi.vault.shared.Bytes;
import org.xiezhi.vault.shared.Sha256;

class AsyncDigestTest {

    private final MessageDigest expected = Sha256.begin();

    private ByteBuffer chunk(int number) {
        return filled(new byte[] {0, 0, 0, 0}, number);
    }

    private ByteBuffer filled(byte[] chunk, int number) {
        ByteBuffer.wrap(chunk).putInt(number);
        expected.update(chunk);
        return ByteBuffer.wrap(chunk);
    }

    private Bytes expected() {
        return Bytes.of(expected.digest());
    }

    @Test
    void hashes_in_order_though_chunks_are_used_again() {
        AsyncDigest digest = new AsyncDigest(ForkJoinPool.commonPool());
        byte[][] chunks = new byte[AsyncDigest.AHEAD + 1][4];
        for (int number = 0; number < 10_000; number++) {
            digest.update(filled(chunks[number % chunks.length], number));
        }
        assertThat(digest.finish()).isEqualTo(expected());
    }

    @Test
    void runs_ahead_of_a_thread_that_has_not_begun_and_asks_for_one_only() {
        Queue<Runnable> asked = new ArrayDeque<>();
        AsyncDigest digest = new AsyncDigest(asked::add);
        for (int number = 0; number < AsyncDigest.AHEAD; number++) {
            digest.update(chunk(number));
        }
        assertThat(asked).hasSize(1);
        assertThat(digest.isIdle()).isFalse();
        asked.remove().run();
        assertThat(digest.isIdle()).isTrue();
        digest.update(chunk(-1));
        assertThat(asked).hasSize(1);
        asked.remove().run();
        assertThat(digest.finish()).isEqualTo(expected());
    }

    @Test
    void waits_when_it_is_ahead_as_far_as_it_may() throws InterruptedException {
        CountDownLatch gate = new CountDownLatch(1);
        AsyncDigest digest = new AsyncDigest(task -> new Thread(() -> {
                    awaitQuietly(gate);
                    task.run();
                })
                .start());
        for (int number = 0; number < AsyncDigest.AHEAD; number++) {
            digest.update(chunk(number));
        }
        ByteBuffer last = chunk(-1);
        Thread caller = new Thread(() -> digest.update(last));
        caller.start();
        while (caller.getState() != Thread.State.WAITING) {
            assertThat(caller.isAlive()).as("waits and does not return").isTrue();
            Thread.onSpinWait();
        }
        gate.countDown();
        caller.join();
        assertThat(digest.finish()).isEqualTo(expected());
    }

    private static void awaitQuietly(CountDownLatch gate) {
        try {
            gate.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void hashes_by_itself_when_no_thread_is_given() {
        AsyncDigest digest = new AsyncDigest(task -> {
            throw new RejectedExecutionException("closing");
        });
        digest.update(chunk(1));
        assertThat(digest.isIdle()).isTrue();
        digest.update(chunk(2));
        assertThat(digest.finish()).isEqualTo(expected());
    }

    @Test
    void an_interrupted_caller_still_gets_the_digest_and_stays_interrupted() throws InterruptedException {
        AsyncDigest digest = new AsyncDigest(ForkJoinPool.commonPool());
        Thread.currentThread().interrupt();
        digest.update(ByteBuffer.wrap(new byte[1 << 22]));
        expected.update(new byte[1 << 22]);
        Bytes found = digest.finish();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(found).isEqualTo(expected());
    }
}
