package org.xiezhi.casework.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xiezhi.casework.evidence.Extractors.Limits;
import org.xiezhi.vault.shared.IntegrityException;
import org.xiezhi.vault.shared.IntegrityException.Mismatch;

/** Whatever the extractor does, there is an answer, and no process stays behind. */
class ExtractorsTest {

    private static final Duration LONG = Duration.ofMinutes(2);
    private static final Duration SHORT = Duration.ofSeconds(2);
    private static final byte[] DOCUMENT = "某件".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void nothing_runs_on() {
        threads.shutdownNow();
        assertThat(ProcessHandle.current().children().filter(ProcessHandle::isAlive))
                .allSatisfy(child -> assertThat(child.onExit()).succeedsWithin(LONG));
    }

    /** As the extractor itself is started, with our own program at the place of the jar. */
    private Extractors extractors(Limits limits, String... arguments) {
        List<String> command = new ArrayList<>(Extractors.command(Path.of("extractor.jar")));
        int jar = command.indexOf("-jar");
        command.subList(jar, command.size()).clear();
        command.replaceAll(argument -> argument.equals("-Xmx256m") ? "-Xmx32m" : argument);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), StandInExtractor.class.getName()));
        command.addAll(List.of(arguments));
        return new Extractors(command, limits, threads);
    }

    private static Limits within(Duration time) {
        return new Limits(time, 1 << 20, 1, 1, Duration.ofMillis(200));
    }

    private static String answer(Extractors extractors, byte[] document) throws IOException {
        return new String(extractors.answer(document.length, out -> out.write(document)), StandardCharsets.UTF_8);
    }

    @Test
    void gives_the_answer_of_a_process_that_gets_the_document_and_nothing_else() throws IOException {
        try (Extractors extractors = extractors(within(LONG), "answers")) {
            assertThat(answer(extractors, DOCUMENT)).isEqualTo("P\t某件\n=\tWHOLE\n");
            assertThat(answer(extractors, DOCUMENT)).as("one after the other").endsWith("=\tWHOLE\n");
        }
        try (Extractors extractors = extractors(within(LONG), "answers-and-stays")) {
            assertThat(answer(extractors, DOCUMENT)).isEqualTo("=\tWHOLE\n");
        }
        try (Extractors extractors = extractors(within(LONG), "tells-its-surroundings")) {
            assertThat(answer(extractors, DOCUMENT)).doesNotContain("PATH", "HOME", "XIEZHI", "JAVA");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"never-reads", "never-ends"})
    void ends_one_that_takes_too_long(String what) throws IOException {
        try (Extractors extractors = extractors(within(SHORT), what)) {
            // More than a pipe holds: whoever writes would wait for ever.
            assertThat(answer(extractors, new byte[1 << 20])).isEqualTo("=\tSLOW\n");
        }
    }

    @ParameterizedTest
    @CsvSource({"eats-memory, DEMANDING", "writes-for-ever, FAILED", "has-no-last-word, FAILED", "goes-at-once, FAILED"
    })
    void says_why_there_is_no_text(String what, String end) throws IOException {
        try (Extractors extractors = extractors(within(LONG), what)) {
            assertThat(answer(extractors, new byte[1 << 20])).isEqualTo("=\t" + end + "\n");
        }
    }

    @Test
    void believes_nothing_that_was_said_of_a_document_that_was_not_read() throws IOException {
        try (Extractors extractors = extractors(within(LONG), "answers-unread")) {
            assertThat(answer(extractors, new byte[8 << 20])).isEqualTo("=\tFAILED\n");
        }
    }

    @Test
    void says_that_a_program_that_is_not_there_failed() throws IOException {
        try (Extractors extractors =
                new Extractors(List.of(folder.resolve("nowhere").toString()), within(LONG), threads)) {
            assertThat(answer(extractors, DOCUMENT)).isEqualTo("=\tFAILED\n");
        }
    }

    @Test
    void gives_nothing_of_an_original_that_does_not_verify_and_passes_on_why() {
        IntegrityException damage = new IntegrityException(UUID.randomUUID(), Mismatch.DIGEST, "other bytes");
        try (Extractors extractors = extractors(within(LONG), "answers")) {
            assertThatThrownBy(() -> extractors.answer(DOCUMENT.length, out -> {
                        out.write(DOCUMENT);
                        throw damage;
                    }))
                    .isSameAs(damage);
            assertThatThrownBy(() -> extractors.answer(DOCUMENT.length, out -> {
                        throw new IOException("the store is gone");
                    }))
                    .hasMessage("the store is gone");
        }
    }

    @Test
    void lets_one_work_and_one_wait_and_tells_the_third_that_it_is_busy() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        Limits limits = new Limits(LONG, 1 << 20, 1, 1, LONG);
        try (Extractors extractors = extractors(limits, "answers")) {
            Future<byte[]> first = threads.submit(held(extractors, begun, go));
            begun.await();
            Future<String> second = threads.submit(() -> answer(extractors, DOCUMENT));
            while (extractors.waiting() == 0) {
                Thread.onSpinWait();
            }
            assertThat(answer(extractors, DOCUMENT)).isEqualTo("=\tBUSY\n");
            go.countDown();
            assertThat(new String(first.get(), StandardCharsets.UTF_8)).endsWith("=\tWHOLE\n");
            assertThat(second.get()).endsWith("=\tWHOLE\n");
        }
    }

    @Test
    void tells_who_waited_in_vain_that_it_is_busy() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        try (Extractors extractors = extractors(within(LONG), "answers")) {
            Future<byte[]> first = threads.submit(held(extractors, begun, go));
            begun.await();
            assertThat(answer(extractors, DOCUMENT)).isEqualTo("=\tBUSY\n");
            go.countDown();
            first.get();
        }
    }

    private static Callable<byte[]> held(Extractors extractors, CountDownLatch begun, CountDownLatch go) {
        return () -> extractors.answer(DOCUMENT.length, out -> {
            begun.countDown();
            await(go);
            out.write(DOCUMENT);
        });
    }

    private static void await(CountDownLatch latch) throws IOException {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    @Test
    void ends_what_runs_when_the_product_ends() throws Exception {
        Extractors extractors = extractors(within(LONG), "never-ends");
        CountDownLatch sent = new CountDownLatch(1);
        Future<byte[]> answer = threads.submit(() -> extractors.answer(DOCUMENT.length, out -> {
            out.write(DOCUMENT);
            sent.countDown();
        }));
        sent.await();
        extractors.close();
        assertThat(new String(answer.get(), StandardCharsets.UTF_8)).isEqualTo("=\tFAILED\n");
        assertThat(new String(extractors.answer(1, OutputStream::flush), StandardCharsets.UTF_8))
                .as("one that begins afterwards")
                .isEqualTo("=\tFAILED\n");
    }

    /** Nobody runs its code when a server is killed: what ends the extractor then is the end of its input. */
    @Test
    void keeps_the_input_open_behind_the_document() throws Exception {
        Path alive = folder.resolve("alive");
        try (Extractors extractors = extractors(within(LONG), "ends-with-its-input", alive.toString())) {
            Future<byte[]> answer =
                    threads.submit(() -> extractors.answer(DOCUMENT.length, out -> out.write(DOCUMENT)));
            while (!Files.exists(alive)) {
                Thread.sleep(10);
            }
            assertThat(answer.isDone()).isFalse();
        }
    }
}
