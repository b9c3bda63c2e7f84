package org.xiezhi.verifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xiezhi.verifier.VerifierFixture.KEY;
import static org.xiezhi.verifier.VerifierFixture.SIGNER;
import static org.xiezhi.verifier.VerifierFixture.bundle;
import static org.xiezhi.verifier.VerifierFixture.flip;
import static org.xiezhi.verifier.VerifierFixture.id;
import static org.xiezhi.verifier.VerifierFixture.log;
import static org.xiezhi.verifier.VerifierFixture.members;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xiezhi.ledger.BundleWriter;
import org.xiezhi.ledger.CanonicalJson;
import org.xiezhi.ledger.LogFolder;
import org.xiezhi.ledger.OfflineProof;
import org.xiezhi.ledger.Sample;
import org.xiezhi.ledger.Sample.Kind;
import org.xiezhi.verifier.VerifierFixture.Answer;

/** The auditor draws again what was drawn, on a machine of his own. */
class SampleCommandTest {

    private static final String SEED = "双色球 03 08 17";

    @TempDir
    Path path;

    private static Answer sample(Object... words) {
        List<String> all = new ArrayList<>(List.of("sample"));
        Stream.of(words).map(Object::toString).forEach(all::add);
        return VerifierFixture.run(all);
    }

    /** Every third entry belongs to one of seven matters. */
    static byte[] entryOfMatters(int number) {
        Map<String, @Nullable Object> entry = members(number);
        if (number % 3 == 0) {
            entry.put("matter", id(1000 - number % 7).toString());
        }
        return CanonicalJson.write(entry);
    }

    private static List<?> drawn(Answer answer) {
        Map<String, @Nullable Object> json =
                CanonicalJson.parseObject(answer.text().strip().getBytes(StandardCharsets.UTF_8));
        return json.get("sample") instanceof Map<?, ?> sample && sample.get("drawn") instanceof List<?> list
                ? list
                : List.of();
    }

    @Test
    void draws_entries_of_the_checkpoint_and_of_an_earlier_size() {
        LogFolder log = log(path, SIGNER, SampleCommandTest::entryOfMatters, 200, 300);
        Answer answer = sample(path, "--seed", SEED, "--count", 10, "--json");
        assertThat(answer.exit()).as(answer.text()).isEqualTo(3);
        List<Long> places = Sample.draw(Kind.ENTRIES, SEED, log.headAt(300), 300, 10);
        assertThat(drawn(answer))
                .extracting(one -> ((Map<?, ?>) one).get("entry"))
                .isEqualTo(places);
        assertThat(drawn(answer))
                .extracting(one -> ((Map<?, ?>) one).get("id"))
                .isEqualTo(places.stream()
                        .map(place -> id(place.intValue()).toString())
                        .toList());
        Answer earlier = sample(path, "--seed", SEED, "--count", 10, "--size", 200, "--json");
        assertThat(drawn(earlier))
                .extracting(one -> ((Map<?, ?>) one).get("entry"))
                .isEqualTo(Sample.draw(Kind.ENTRIES, SEED, log.headAt(200), 200, 10));
    }

    @Test
    void draws_matters_from_a_bundle_and_says_so_in_both_languages() throws Exception {
        LogFolder log = log(path.resolve("log"), SIGNER, SampleCommandTest::entryOfMatters, 300);
        Path zip = bundle(path.resolve("all.zip"), log);
        Answer answer = sample(zip, "--seed", SEED, "--count", 7, "--of", "cases", "--json");
        assertThat(drawn(answer))
                .extracting(one -> ((Map<?, ?>) one).get("matter"))
                .isEqualTo(Sample.draw(Kind.CASES, SEED, log.headAt(300), 7, 7).stream()
                        .map(place -> id(994 + place.intValue()).toString())
                        .toList());
        for (String language : List.of("zh", "en")) {
            String told = sample(zip, "--seed", SEED, "--count", 2, "--of", "cases", "--lang", language)
                    .text();
            assertThat(told).contains(SEED, log.headAt(300).root().hex(), "  1. ", "  2. ", "7");
        }
    }

    @Test
    void refuses_what_cannot_be_drawn() throws Exception {
        LogFolder log = log(path.resolve("log"), 20);
        Path folder = path.resolve("log");
        for (List<Object> words : List.<List<Object>>of(
                List.of(folder, "--seed", "s"),
                List.of(folder, "--count", 3),
                List.of(folder, "--seed", "s", "--seed-file", folder.resolve("log.vkey"), "--count", 3),
                List.of(folder, "--seed-file", folder.resolve("no"), "--count", 3),
                List.of(folder, "--seed", "s", "--count", 21),
                List.of(folder, "--seed", "s", "--count", 0),
                List.of(folder, "--seed", "s", "--count", -1),
                List.of(folder, "--seed", "s", "--count", "9999999999"),
                List.of(folder, "--seed", "", "--count", 3),
                List.of(folder, "--seed", "x".repeat(201), "--count", 3),
                List.of(folder, "--seed", "s", "--count", 3, "--size", 21),
                List.of(folder, "--seed", "s", "--count", 3, "--of", "people"),
                List.of(folder, "--seed", "s", "--count", 1, "--of", "cases"),
                List.of(part(log), "--seed", "s", "--count", 1))) {
            Answer answer = sample(words.toArray());
            assertThat(answer.exit()).as("%s: %s", words, answer.text()).isEqualTo(2);
            assertThat(answer.text()).as("%s", words).isNotBlank();
        }
    }

    private Path part(LogFolder log) throws Exception {
        Path file = path.resolve("part.zip");
        try (OutputStream out = Files.newOutputStream(file);
                BundleWriter writer = new BundleWriter(out, List.of())) {
            writer.key(log);
            writer.entry(
                    log.entries(3, 4).get(0),
                    OfflineProof.of(log.inclusion(3, 20), log.checkpoint().orElseThrow()));
        }
        return file;
    }

    @Test
    void draws_nothing_from_a_log_in_which_something_is_wrong() {
        log(path, 300);
        flip(path.resolve("tile/entries/000"), 5);
        Answer answer = sample(path, "--seed", SEED, "--count", 3, "--key", KEY, "--json");
        assertThat(answer.exit()).isEqualTo(1);
        assertThat(drawn(answer)).isEmpty();
    }

    @Test
    void prints_no_control_character_of_a_seed() {
        log(path, 5);
        assertThat(sample(path, "--seed", "red\u001b[31m", "--count", 1).text())
                .contains("red?[31m")
                .doesNotContain("\u001b");
    }
}
