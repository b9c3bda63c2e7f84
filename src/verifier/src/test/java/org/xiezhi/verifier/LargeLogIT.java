package org.xiezhi.verifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xiezhi.verifier.VerifierFixture.KEY;
import static org.xiezhi.verifier.VerifierFixture.flip;
import static org.xiezhi.verifier.VerifierFixture.log;
import static org.xiezhi.verifier.VerifierFixture.verify;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xiezhi.ledger.LogFolder;

/** The sizes at which a level begins, ends or has just begun: both verifiers, good and harmed. */
class LargeLogIT {

    @TempDir
    Path path;

    @Test
    void both_verifiers_agree_where_the_third_level_begins() throws Exception {
        bothAgree(65_536, "tile/2/000.p/1");
    }

    @ParameterizedTest
    @CsvSource({"65535,tile/1/000.p/255", "70000,tile/1/001.p/17"})
    @Tag("long-load")
    void both_verifiers_agree_before_and_behind_it(int size, String tile) throws Exception {
        bothAgree(size, tile);
    }

    private void bothAgree(int size, String tile) throws Exception {
        LogFolder folder = log(path.resolve("log"), size);
        Path kept = Files.write(path.resolve("kept"), folder.checkpoint().orElseThrow());
        String root = folder.headAt(size).root().hex();
        VerifierFixture.Answer first = verify(path.resolve("log"), "--key", KEY, "--earlier", kept);
        assertThat(first.exit()).as(first.text()).isZero();
        assertThat(first.text()).contains(root);
        VerifierFixture.Answer second = SecondVerifier.verify(path.resolve("log"), "--key", KEY, "--earlier", kept);
        assertThat(second.exit()).as(second.text()).isZero();
        assertThat(second.text()).contains(root);

        flip(path.resolve("log").resolve(tile), 1);
        assertThat(verify(path.resolve("log"), "--key", KEY).text()).contains(tile);
        assertThat(SecondVerifier.verify(path.resolve("log"), "--key", KEY).text())
                .contains(tile);
    }
}
