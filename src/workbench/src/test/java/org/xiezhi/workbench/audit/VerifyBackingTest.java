package org.xiezhi.workbench.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xiezhi.casework.audit.TrailFinding;
import org.xiezhi.casework.audit.TrailReport;
import org.xiezhi.casework.auditor.TrailService;
import org.xiezhi.casework.shared.InvalidException;
import org.xiezhi.casework.shared.Problem;
import org.xiezhi.workbench.words.WordsFixture;

class VerifyBackingTest {

    /** Answers to what was pasted, and says which verification was asked for by the size that it begins from. */
    private static final class Verifying extends TrailService {
        @Override
        public TrailReport verify() {
            return report(0);
        }

        @Override
        public TrailReport verifyAgainst(@Nullable String kept) {
            return report(0, finding(String.valueOf(kept)));
        }

        @Override
        public TrailReport verifySince(@Nullable String kept) {
            if (kept == null) {
                throw new InvalidException(List.of(Problem.of("kept", "input.required")));
            }
            return report(7);
        }
    }

    private final VerifyBacking backing =
            new VerifyBacking(new Verifying(), WordsFixture.words(Locale.SIMPLIFIED_CHINESE));

    @Test
    void stays_folded_for_who_verifies_everything() {
        backing.verify();
        assertThat(backing.getReport()).isEqualTo(report(0));
        assertThat(backing.isUnfolded()).isFalse();
        assertThat(backing.getAlarm()).isEmpty();
    }

    @Test
    void begins_from_what_was_pasted_and_stays_open() {
        backing.setKept("checkpoint");
        backing.verifySince();
        assertThat(backing.getReport()).isEqualTo(report(7));
        assertThat(backing.isUnfolded()).isTrue();
    }

    @Test
    void shows_no_earlier_answer_beside_a_refusal() {
        backing.verify();
        assertThatExceptionOfType(InvalidException.class).isThrownBy(backing::verifySince);
        assertThat(backing.getReport()).isNull();
        assertThat(backing.isUnfolded()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"kept_ahead, 短于", "kept_fork, 分叉", "row_changed, ''"})
    void raises_an_alarm_if_the_trail_does_not_continue_what_was_kept(String kind, String word) {
        backing.setKept(kind);
        backing.verifyAgainst();
        if (word.isEmpty()) {
            assertThat(backing.getAlarm()).isEmpty();
        } else {
            assertThat(backing.getAlarm()).contains(word).contains("立即查明");
        }
        assertThat(backing.word(finding(kind))).isNotEqualTo("audit_verify.finding." + kind);
    }

    @Test
    void names_the_file_by_the_signed_size() {
        assertThat(VerifyBacking.fileName(report(0))).isEqualTo("checkpoint-9.txt");
    }

    private static TrailFinding finding(String kind) {
        return new TrailFinding(kind, "a checkpoint kept outside", "12 entries", "9 entries");
    }

    private static TrailReport report(long since, TrailFinding... findings) {
        return new TrailReport(
                Instant.EPOCH,
                since,
                Optional.empty(),
                11,
                2,
                3,
                4,
                "root",
                "checkpoint",
                List.of(findings),
                findings.length);
    }
}
