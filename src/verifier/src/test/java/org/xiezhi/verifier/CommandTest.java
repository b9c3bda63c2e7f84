package org.xiezhi.verifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xiezhi.verifier.VerifierFixture.KEY;
import static org.xiezhi.verifier.VerifierFixture.log;
import static org.xiezhi.verifier.VerifierFixture.run;
import static org.xiezhi.verifier.VerifierFixture.verify;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xiezhi.ledger.CanonicalJson;
import org.xiezhi.ledger.LogFolder;
import org.xiezhi.verifier.VerifierFixture.Answer;

class CommandTest {

    @TempDir
    Path path;

    @Test
    void refuses_words_it_does_not_know_and_files_that_are_not_there() {
        log(path, 1);
        for (List<String> words : List.of(
                List.<String>of(),
                List.of("verify"),
                List.of("prove", path.toString()),
                List.of("verify", path.toString(), "--kye", KEY),
                List.of("verify", path.toString(), "--key"),
                List.of("verify", path.toString(), "--lang", "fr"),
                List.of("verify", path.toString(), "--key", "neither text nor file"),
                List.of("verify", path.resolve("nothing").toString()),
                List.of(
                        "verify",
                        path.toString(),
                        "--policy",
                        path.resolve("log.vkey").toString()),
                List.of("proof", path.toString()))) {
            Answer answer = run(words);
            assertThat(answer.exit()).as("%s", words).isEqualTo(2);
            assertThat(answer.text()).as("%s", words).isNotBlank();
        }
        assertThat(path.resolve("nothing")).doesNotExist();
    }

    @Test
    void answers_in_json_with_codes() {
        log(path, 3);
        Answer answer = verify(path, "--json");
        Map<String, @Nullable Object> json =
                CanonicalJson.parseObject(answer.text().strip().getBytes(StandardCharsets.UTF_8));
        assertThat(json)
                .containsEntry("exit", 3L)
                .containsEntry("verdict", "open")
                .containsEntry("size", 3L);
        assertThat(answer.text()).contains("\"code\":\"history\"").contains("\"code\":\"key\"");
        VerifierFixture.flip(path.resolve("tile/0/000.p/3"), 0);
        assertThat(verify(path, "--json").text())
                .contains("\"code\":\"content\"")
                .contains("\"where\":\"tile/0/000.p/3\"");
    }

    @Test
    void says_that_it_cannot_check_time_stamps_and_how_to() {
        LogFolder folder = log(path, 3, 5);
        assertThat(verify(path).text()).doesNotContain("openssl");
        folder.keepStamp(folder.checkpoint().orElseThrow(), new byte[] {1});
        Answer answer = verify(path);
        assertThat(answer.exit()).isEqualTo(3);
        assertThat(answer.text())
                .contains("time stamps (1)")
                .contains("-data stamp/5.checkpoint -in stamp/5.tsr -CAfile tsa.pem");
        assertThat(verify(path, "--lang", "zh").text()).contains("时间戳（1 个）");
    }

    @Test
    void speaks_chinese_and_english_with_the_same_words() throws Exception {
        log(path, 3);
        Path key = Files.writeString(path.resolveSibling("key.txt"), KEY + "\n");
        assertThat(verify(path, "--key", key, "--lang", "zh").text())
                .contains("未能独立验证")
                .contains("此前条目未被改写");
        assertThat(verify(path, "--key", key, "--lang", "en").text()).contains("Could NOT be checked");
        String name = "org.xiezhi.verifier.messages";
        ResourceBundle.Control exact =
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
        assertThat(new TreeSet<>(
                        ResourceBundle.getBundle(name, Locale.CHINESE, exact).keySet()))
                .isEqualTo(new TreeSet<>(
                        ResourceBundle.getBundle(name, Locale.ROOT, exact).keySet()));
    }

    @Test
    void prints_no_control_character_of_a_file() throws Exception {
        log(path, 3);
        Files.writeString(path.resolve("red\u001b[31m\u202e"), "x");
        assertThat(verify(path).text())
                .contains("red?[31m?")
                .doesNotContain("\u001b")
                .doesNotContain("\u202e");
    }
}
