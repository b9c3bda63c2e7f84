package org.xiezhi.procedure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.xiezhi.procedure.RulebookFixture.RULEBOOK;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeLimitsTest {

    // 2026-11-23 is a Monday without a holiday before New Year.
    private static final LocalDate MONDAY = LocalDate.parse("2026-11-23");

    @ParameterizedTest
    @CsvSource({
        "PROPOSE_ASSIGNMENT,主,2026-11-26",
        "PROPOSE_VERIFICATION,室,2026-11-25",
        "PROPOSE_VERIFICATION,分,2026-11-25",
        "PROPOSE_VERIFICATION,主,2026-11-26",
        "PROPOSE_VERIFICATION,书,2026-11-30",
        "REPORT_VERIFICATION,室,2026-11-25",
        "REPORT_VERIFICATION,分,2026-11-26",
        "REPORT_VERIFICATION,主,2026-11-26",
        "REPORT_VERIFICATION,书,2026-11-30",
        "PROPOSE_FILING,室,2026-11-25",
        "PROPOSE_FILING,分,2026-11-26",
        "PROPOSE_FILING,主,2026-11-26",
        "PROPOSE_FILING,书,2026-11-30",
    })
    void gives_each_level_its_local_working_days(Step proposal, String sign, LocalDate due) {
        assertThat(RULEBOOK.due(proposal, Level.ofSign(sign), MONDAY)).isEqualTo(due);
        assertThat(RULEBOOK.limit(proposal, Level.ofSign(sign)).local()).isTrue();
    }

    @Test
    void crosses_the_year_without_stopping() {
        assertThat(RULEBOOK.due(Step.PROPOSE_FILING, Level.PARTY_SECRETARY, LocalDate.parse("2026-12-29")))
                .isEqualTo("2027-01-06");
    }

    @Test
    void gives_a_month_for_the_opinion_by_law_and_two_for_verification_by_local_rule() {
        assertThat(RULEBOOK.limit(Limit.HANDLING_OPINION).local()).isFalse();
        assertThat(RULEBOOK.limit(Limit.HANDLING_OPINION).articles())
                .extracting(Article::cite)
                .containsExactly("GZ(2019) 21");
        assertThat(RULEBOOK.due(Limit.HANDLING_OPINION, MONDAY)).isEqualTo("2026-12-23");
        assertThat(RULEBOOK.limit(Limit.VERIFICATION).local()).isTrue();
        assertThat(RULEBOOK.due(Limit.VERIFICATION, MONDAY)).isEqualTo("2027-01-23");
    }

    @Test
    void has_no_days_for_a_level_outside_the_chain() {
        assertThatThrownBy(() -> RULEBOOK.due(Step.PROPOSE_ASSIGNMENT, Level.ROOM_HEAD, MONDAY))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("found ROOM_HEAD for PROPOSE_ASSIGNMENT");
    }

    @Test
    void refuses_a_limit_that_is_neither_local_nor_grounded() {
        assertThatThrownBy(() -> new TimeLimit(1, TimeLimit.Unit.DAY, false, List.of(), ""))
                .hasMessage("expected an article or a local limit, found neither");
        assertThatThrownBy(() -> new TimeLimit(0, TimeLimit.Unit.DAY, true, List.of(), ""))
                .hasMessage("expected an amount of at least 1, found 0");
    }
}
