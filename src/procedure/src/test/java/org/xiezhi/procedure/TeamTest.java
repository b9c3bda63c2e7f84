package org.xiezhi.procedure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xiezhi.procedure.RulebookFixture.RULEBOOK;

import java.util.Set;
import org.junit.jupiter.api.Test;

class TeamTest {

    @Test
    void refuses_a_team_of_one_wherever_two_are_needed() {
        for (Step step : Set.of(Step.NAME_HANDLERS, Step.PROPOSE_VERIFICATION, Step.REPORT_VERIFICATION)) {
            assertThat(RULEBOOK.team(step, 1).reasons())
                    .extracting(Reason::key)
                    .containsExactly("procedure.too_few_members");
            assertThat(RULEBOOK.team(step, 2).allowed()).isTrue();
        }
    }

    @Test
    void asks_for_no_team_where_the_rule_names_none() {
        assertThat(RULEBOOK.team(Step.ADD_EVIDENCE, 0).allowed()).isTrue();
    }

    @Test
    void accepts_a_report_that_all_members_signed() {
        Ruling ruling = RULEBOOK.signed(Step.REPORT_VERIFICATION, Set.of("a", "b", "c"), Set.of("c", "b", "a"));

        assertThat(ruling.allowed()).isTrue();
        assertThat(ruling.articles()).extracting(Article::cite).contains("GZ(2019) 35", "TL(2021) 179");
    }

    @Test
    void refuses_a_report_that_lacks_a_signature() {
        Ruling ruling = RULEBOOK.signed(Step.REPORT_VERIFICATION, Set.of("a", "b", "c"), Set.of("a", "b"));

        assertThat(ruling.reasons()).singleElement().satisfies(reason -> {
            assertThat(reason.key()).isEqualTo("procedure.signature_missing");
            assertThat(reason.args()).containsExactly("Step.REPORT_VERIFICATION", "3", "2");
        });
    }

    @Test
    void refuses_the_signature_of_an_outsider_even_if_the_number_is_right() {
        Ruling ruling = RULEBOOK.signed(Step.REPORT_VERIFICATION, Set.of("a", "b"), Set.of("a", "x"));

        assertThat(ruling.reasons()).extracting(Reason::key).containsExactly("procedure.signature_of_outsider");
    }

    @Test
    void refuses_a_report_of_one_member_who_signed() {
        Ruling ruling = RULEBOOK.signed(Step.REPORT_VERIFICATION, Set.of("a"), Set.of("a"));

        assertThat(ruling.reasons()).extracting(Reason::key).containsExactly("procedure.too_few_members");
    }
}
