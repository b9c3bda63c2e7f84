package org.xiezhi.workbench.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xiezhi.casework.audit.TrailFinding;
import org.xiezhi.casework.audit.TrailReport;
import org.xiezhi.workbench.words.WordsFixture;

class ReportWordsTest {

    private final ReportWords reports = new ReportWords(WordsFixture.words(Locale.SIMPLIFIED_CHINESE));

    @ParameterizedTest
    @CsvSource({"kept_ahead, 短于", "kept_fork, 分叉", "row_changed, ''"})
    void raises_an_alarm_if_the_trail_does_not_continue_what_was_kept(String kind, String word) {
        String alarm = reports.alarm(report(finding(kind)));
        if (word.isEmpty()) {
            assertThat(alarm).isEmpty();
        } else {
            assertThat(alarm).contains(word).contains("立即查明");
        }
        assertThat(reports.word(finding(kind))).isNotEqualTo("audit_verify.finding." + kind);
    }

    @Test
    void names_the_file_by_the_signed_size_and_holds_the_very_checkpoint() {
        assertThat(reports.fileName(report())).isEqualTo("checkpoint-9.txt");
        String data = reports.file(report()).replace("data:text/plain;base64,", "");
        assertThat(new String(Base64.getDecoder().decode(data), StandardCharsets.UTF_8))
                .isEqualTo("checkpoint\n— 签名\n");
    }

    private static TrailFinding finding(String kind) {
        return new TrailFinding(kind, "a checkpoint kept outside", "12 entries", "9 entries");
    }

    private static TrailReport report(TrailFinding... findings) {
        return new TrailReport(
                Instant.EPOCH,
                0,
                Optional.empty(),
                11,
                2,
                3,
                4,
                "root",
                "checkpoint\n— 签名\n",
                List.of(findings),
                findings.length);
    }
}
