package org.xiezhi.verifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xiezhi.verifier.VerifierFixture.SIGNER;
import static org.xiezhi.verifier.VerifierFixture.log;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xiezhi.verifier.VerifierFixture.Answer;

/** This drawer of samples and the one written from the page draw the same. */
class TwoDrawersIT {

    @TempDir
    Path path;

    @ParameterizedTest
    @CsvSource({
        "1, 1, entries",
        "255, 255, entries",
        "256, 10, entries",
        "257, 30, entries",
        "600, 500, entries",
        "22, 7, cases",
        "600, 3, cases"
    })
    void draw_the_same(int size, int count, String kind) throws Exception {
        Path log = path.resolve("log");
        log(log, SIGNER, SampleCommandTest::entryOfMatters, size);
        Path seed = Files.writeString(path.resolve("seed.txt"), "2026-11-28 双色球 𬱖 " + size + "\n");
        Answer first = VerifierFixture.run(List.of(
                "sample",
                log.toString(),
                "--seed-file",
                seed.toString(),
                "--count",
                Integer.toString(count),
                "--of",
                kind));
        Answer second = SecondVerifier.sample(log, seed, count, kind, size);
        assertThat(second.exit()).as(second.text()).isZero();
        List<String> drawn = first.text()
                .lines()
                .filter(line -> line.matches(" +[0-9]+\\. .*"))
                .map(line -> line.strip().split(" +", -1)[1])
                .toList();
        assertThat(drawn).hasSize(count).isEqualTo(second.text().lines().toList());
    }
}
