package org.xiezhi.verifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xiezhi.verifier.VerifierFixture.KEY;
import static org.xiezhi.verifier.VerifierFixture.OTHER;
import static org.xiezhi.verifier.VerifierFixture.SIGNER;
import static org.xiezhi.verifier.VerifierFixture.bundle;
import static org.xiezhi.verifier.VerifierFixture.entry;
import static org.xiezhi.verifier.VerifierFixture.flip;
import static org.xiezhi.verifier.VerifierFixture.image;
import static org.xiezhi.verifier.VerifierFixture.log;
import static org.xiezhi.verifier.VerifierFixture.members;
import static org.xiezhi.verifier.VerifierFixture.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xiezhi.ledger.CanonicalJson;
import org.xiezhi.ledger.LogFolder;
import org.xiezhi.verifier.VerifierFixture.Answer;

/** This verifier and the one written from the pages come to one verdict, on good logs and on harmed ones. */
class TwoVerifiersIT {

    @TempDir
    Path path;

    private static void agree(int exit, Object... words) throws IOException, InterruptedException {
        Answer first = verify(words);
        Answer second = SecondVerifier.verify(words);
        assertThat(first.exit()).as(first.text()).isEqualTo(exit);
        assertThat(second.exit()).as(second.text()).isEqualTo(exit);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 255, 256, 257})
    void agree_on_a_good_log(int size) throws Exception {
        LogFolder folder = log(path.resolve("log"), size);
        Path kept = Files.write(path.resolve("kept"), folder.checkpoint().orElseThrow());
        agree(0, path.resolve("log"), "--key", KEY, "--earlier", kept);
        agree(3, path.resolve("log"), "--key", KEY);
        assertThat(SecondVerifier.verify(path.resolve("log")).text())
                .contains(folder.headAt(size).root().hex());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tile/0/000",
                "tile/0/001.p/44",
                "tile/1/000.p/1",
                "tile/entries/000",
                "tile/entries/001.p/44",
                "tile/entries/000.p/3",
                "checkpoint",
                "log.vkey"
            })
    void agree_on_a_file_that_was_changed_or_removed(String name) throws Exception {
        log(path, 300);
        log(path.resolve("small"), 3, 200);
        Path folder = Files.exists(path.resolve(name)) ? path : path.resolve("small");
        if (folder.equals(path)) {
            // The other log lies in this folder only for the file that the first one no longer has.
            Scratch.delete(path.resolve("small"));
        }
        agree(3, folder);
        flip(folder.resolve(name), 5);
        agree(1, folder);
        flip(folder.resolve(name), 5);
        if (!name.endsWith(".p/3")) {
            Files.delete(folder.resolve(name));
            agree(1, folder);
        }
    }

    @Test
    void agree_on_files_too_many_and_on_other_keys() throws Exception {
        log(path.resolve("log"), 20);
        agree(1, path.resolve("log"), "--key", OTHER.verifier().vkey());
        Files.writeString(path.resolve("log/note"), "x");
        agree(1, path.resolve("log"), "--key", KEY);
    }

    @Test
    void agree_on_another_history() throws Exception {
        Path kept = Files.write(
                path.resolve("kept"), log(path.resolve("one"), 30).checkpoint().orElseThrow());
        log(path.resolve("two"), SIGNER, number -> entry(number + 7), 40);
        log(path.resolve("cut"), 29);
        agree(3, path.resolve("two"), "--key", KEY);
        agree(1, path.resolve("two"), "--key", KEY, "--earlier", kept);
        agree(1, path.resolve("cut"), "--key", KEY, "--earlier", kept);
    }

    @Test
    void agree_on_what_witnesses_cosigned_in_the_folder() throws Exception {
        Path log = path.resolve("log");
        LogFolder folder = log(log, 12, 30);
        folder.keepOfWitnesses("book", new byte[] {1});
        folder.publishCosigned(VerifierFixture.checkpoint(SIGNER, folder.headAt(12)));
        agree(3, log, "--key", KEY);
        folder.publishCosigned(VerifierFixture.checkpoint(
                SIGNER, log(path.resolve("longer"), 31).headAt(31)));
        agree(1, log, "--key", KEY);
        LogFolder other = log(path.resolve("other"), SIGNER, number -> entry(number + 7), 12);
        folder.publishCosigned(VerifierFixture.checkpoint(SIGNER, other.headAt(12)));
        agree(1, log, "--key", KEY);
    }

    private static byte[] with(int number, String member, @Nullable Object value) {
        Map<String, @Nullable Object> entry = members(number);
        entry.put(member, value);
        return CanonicalJson.write(entry);
    }

    private static byte[] spaced(int number) {
        String text = new String(entry(number), java.nio.charset.StandardCharsets.UTF_8);
        return text.replace(",\"v\":1", ", \"v\":1").getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }

    @Test
    void agree_on_entries_that_are_none() throws Exception {
        Map<String, IntFunction<byte[]>> harms = Map.ofEntries(
                Map.entry("another member", number -> with(number, "more", 1L)),
                Map.entry("another version", number -> with(number, "v", 3L)),
                Map.entry("the version of other members", number -> with(number, "v", 2L)),
                Map.entry("a time without milliseconds", number -> with(number, "time", "2026-01-01T00:00:00Z")),
                Map.entry("a day that is none", number -> with(number, "time", "2026-02-30T00:00:00.000Z")),
                Map.entry("an hour that is none", number -> with(number, "time", "2026-02-20T24:00:00.000Z")),
                Map.entry("an act with a blank", number -> with(number, "act", "clue opened")),
                Map.entry("an outcome of its own", number -> with(number, "outcome", "perhaps")),
                Map.entry("an actor by name", number -> with(number, "actor", "zhang")),
                Map.entry("no event", number -> with(number, "id", null)),
                Map.entry("an id of version 4", number -> with(number, "id", "11111111-1111-4111-8111-111111111111")),
                Map.entry("roles out of order", number -> with(number, "roles", java.util.List.of("b", "a"))),
                Map.entry("a commitment cut short", number -> with(number, "values", Map.of("n", "AAAA"))),
                Map.entry("another spelling", TwoVerifiersIT::spaced),
                Map.entry("an id twice", number -> entry(0)));
        int at = 0;
        for (Map.Entry<String, IntFunction<byte[]>> harm : harms.entrySet()) {
            Path folder = path.resolve("log" + at++);
            log(folder, SIGNER, number -> number == 4 ? harm.getValue().apply(number) : entry(number), 6);
            Answer first = verify(folder, "--key", KEY);
            assertThat(first.exit()).as(harm.getKey()).isEqualTo(1);
            assertThat(first.text()).as(harm.getKey()).contains("entry 4");
            Answer second = SecondVerifier.verify(folder, "--key", KEY);
            assertThat(second.exit()).as(harm.getKey()).isEqualTo(1);
            assertThat(second.text()).as(harm.getKey()).contains("entry 4");
        }
    }

    @Test
    void agree_on_entries_of_both_versions() throws Exception {
        LogFolder log = log(path.resolve("log"), SIGNER, VerifierFixture::entryOfTwoVersions, 300);
        agree(3, path.resolve("log"), "--key", KEY);
        agree(3, bundle(path.resolve("good.zip"), log, image(100, "B2"), image(101, "D")), "--key", KEY);
        agree(1, bundle(path.resolve("old.zip"), log, image(100, "B"), image(101, "D")), "--key", KEY);
    }

    @Test
    void agree_on_entries_of_version_2_that_are_none() throws Exception {
        int at = 0;
        for (Map.Entry<String, IntFunction<byte[]>> harm : EntryHarms.OF_VERSION_2.entrySet()) {
            agree(harm.getKey(), "entry 10", path.resolve("log" + at++), harm.getValue());
        }
    }

    @Test
    void agree_on_gaps_in_the_history_of_a_row() throws Exception {
        int at = 0;
        for (Map.Entry<String, IntFunction<byte[]>> gap : EntryHarms.GAPS.entrySet()) {
            agree(gap.getKey(), "entry 10", path.resolve("log" + at++), gap.getValue());
        }
    }

    /** Entry 10 is made in another way. */
    private static void agree(String what, String where, Path folder, IntFunction<byte[]> harm) throws Exception {
        log(
                folder,
                SIGNER,
                number -> number == 10 ? harm.apply(number) : VerifierFixture.entryOfTwoVersions(number),
                12);
        Answer first = verify(folder, "--key", KEY);
        assertThat(first.exit()).as(what).isEqualTo(1);
        assertThat(first.text()).as(what).contains(where);
        Answer second = SecondVerifier.verify(folder, "--key", KEY);
        assertThat(second.exit()).as(what).isEqualTo(1);
        assertThat(second.text()).as(what).contains(where);
    }

    @Test
    void agree_on_the_rows_of_a_bundle() throws Exception {
        LogFolder log = log(path.resolve("log"), SIGNER, VerifierFixture::entryWithRows, 300);
        agree(3, bundle(path.resolve("good.zip"), log, image(100, "B")), "--key", KEY);
        agree(1, bundle(path.resolve("old.zip"), log, image(100, "A")), "--key", KEY);
        agree(1, bundle(path.resolve("gone.zip"), log), "--key", KEY);
        agree(1, bundle(path.resolve("back.zip"), log, image(100, "B"), image(101, "C")), "--key", KEY);
        agree(1, bundle(path.resolve("new.zip"), log, image(100, "B"), image(102, "D")), "--key", KEY);
    }
}
