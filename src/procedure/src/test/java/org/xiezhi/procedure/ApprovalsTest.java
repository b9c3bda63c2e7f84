package org.xiezhi.procedure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.xiezhi.procedure.RulebookFixture.RULEBOOK;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApprovalsTest {

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource({
        "PROPOSE_ASSIGNMENT,A,主",
        "PROPOSE_ASSIGNMENT,B,主",
        "PROPOSE_ASSIGNMENT,C,主",
        "PROPOSE_ASSIGNMENT,D,主",
        "PROPOSE_VERIFICATION,A,室分主书",
        "PROPOSE_VERIFICATION,B,室分主",
        "PROPOSE_VERIFICATION,C,室分",
        "PROPOSE_VERIFICATION,D,室分",
        "REPORT_VERIFICATION,A,室分主书",
        "REPORT_VERIFICATION,B,室分主",
        "REPORT_VERIFICATION,C,室分主",
        "REPORT_VERIFICATION,D,室分主",
        "PROPOSE_FILING,A,室分主书",
        "PROPOSE_FILING,B,室分主书",
        "PROPOSE_FILING,C,室分主书",
        "PROPOSE_FILING,D,室分主",
    })
    void follows_the_matrix(Step proposal, RankCategory category, String signs) {
        assertThat(RULEBOOK.chain(proposal, category).stream().map(Level::sign).collect(Collectors.joining()))
                .isEqualTo(signs);
        assertThat(RULEBOOK.chainArticles(proposal)).isNotEmpty();
    }

    @ParameterizedTest(name = "required {0}, held {1}: {2}")
    @CsvSource({
        "室,室,true", "室,分,true", "室,主,true", "室,书,true",
        "分,室,false", "分,分,true", "分,主,true", "分,书,true",
        "主,室,false", "主,分,false", "主,主,true", "主,书,true",
        "书,室,false", "书,分,false", "书,主,false", "书,书,true",
    })
    void lets_a_higher_level_stand_in_and_no_lower_one(String required, String held, boolean allowed) {
        Ruling ruling = RULEBOOK.decides(Level.ofSign(required), Level.ofSign(held));

        assertThat(ruling.allowed()).isEqualTo(allowed);
        assertThat(ruling.articles()).extracting(Article::cite).containsExactly("ZF(2021) 92");
        assertThat(ruling.next()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "PROPOSE_ASSIGNMENT,APPROVE_ASSIGNMENT,RETURN_ASSIGNMENT,REFUSE_ASSIGNMENT",
        "PROPOSE_VERIFICATION,APPROVE_VERIFICATION,RETURN_VERIFICATION,REFUSE_VERIFICATION",
        "REPORT_VERIFICATION,APPROVE_REPORT,RETURN_REPORT,REFUSE_REPORT",
        "PROPOSE_FILING,APPROVE_FILING,RETURN_FILING,REFUSE_FILING",
    })
    void knows_the_three_ends_of_each_proposal(Step proposal, Step approve, Step sendBack, Step refuse) {
        assertThat(RULEBOOK.decisions(proposal)).isEqualTo(new Decisions(approve, sendBack, refuse));
        assertThat(proposal.kind()).isEqualTo(Step.Kind.PROPOSAL);
    }

    @Test
    void has_no_chain_for_what_is_not_a_proposal() {
        assertThatThrownBy(() -> RULEBOOK.chain(Step.ADD_EVIDENCE, RankCategory.A))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("found ADD_EVIDENCE");
    }

    @Test
    void refuses_decisions_of_the_wrong_kind() {
        assertThatThrownBy(() -> new Decisions(Step.RETURN_FILING, Step.RETURN_FILING, Step.REFUSE_FILING))
                .hasMessage("expected a step of kind APPROVAL, found RETURN_FILING");
    }
}
