package org.xiezhi.procedure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xiezhi.procedure.RulebookFixture.RULEBOOK;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TransitionsTest {

    // Written out by hand from the law, not read from the rulebook: stage, step, next stage. What is not here is
    // refused.
    private static final String ALLOWED = """
            REGISTERED            PROPOSE_ASSIGNMENT   ASSIGNMENT_PROPOSED
            ASSIGNMENT_PROPOSED   APPROVE_ASSIGNMENT   ASSIGNED
            ASSIGNMENT_PROPOSED   RETURN_ASSIGNMENT    REGISTERED
            ASSIGNMENT_PROPOSED   REFUSE_ASSIGNMENT    REGISTERED
            ASSIGNED              NAME_HANDLERS        HANDLING
            HANDLING              PROPOSE_VERIFICATION VERIFICATION_PROPOSED
            HANDLING              ADD_EVIDENCE         HANDLING
            VERIFICATION_PROPOSED APPROVE_VERIFICATION VERIFYING
            VERIFICATION_PROPOSED RETURN_VERIFICATION  HANDLING
            VERIFICATION_PROPOSED REFUSE_VERIFICATION  HANDLING
            VERIFICATION_PROPOSED ADD_EVIDENCE         VERIFICATION_PROPOSED
            VERIFYING             REPORT_VERIFICATION  VERIFICATION_REPORTED
            VERIFYING             ADD_EVIDENCE         VERIFYING
            VERIFICATION_REPORTED APPROVE_REPORT       VERIFIED
            VERIFICATION_REPORTED RETURN_REPORT        VERIFYING
            VERIFICATION_REPORTED REFUSE_REPORT        HANDLING
            VERIFICATION_REPORTED ADD_EVIDENCE         VERIFICATION_REPORTED
            VERIFIED              PROPOSE_FILING       FILING_PROPOSED
            VERIFIED              ADD_EVIDENCE         VERIFIED
            FILING_PROPOSED       APPROVE_FILING       FILED
            FILING_PROPOSED       RETURN_FILING        VERIFIED
            FILING_PROPOSED       REFUSE_FILING        HANDLING
            FILING_PROPOSED       ADD_EVIDENCE         FILING_PROPOSED
            FILED                 ADD_EVIDENCE         FILED
            """;

    static Stream<Arguments> everyStageAndStep() {
        Map<String, List<Stage>> next = ALLOWED.lines()
                .map(line -> line.trim().split(" +", -1))
                .collect(Collectors.toMap(row -> row[0] + " " + row[1], row -> List.of(Stage.valueOf(row[2]))));
        return Arrays.stream(Stage.values())
                .flatMap(stage -> Arrays.stream(Step.values())
                        .map(step -> Arguments.of(stage, step, next.getOrDefault(stage + " " + step, List.of()))));
    }

    @ParameterizedTest(name = "{0} x {1} -> {2}")
    @MethodSource("everyStageAndStep")
    void answers_every_pair_of_stage_and_step(Stage stage, Step step, List<Stage> next) {
        Ruling ruling = RULEBOOK.step(stage, step);

        assertThat(ruling.next().stream().toList()).isEqualTo(next);
        assertThat(ruling.allowed()).isEqualTo(!next.isEmpty());
        assertThat(ruling.articles()).isNotEmpty().isEqualTo(RULEBOOK.articles(step));
    }

    @Test
    void names_the_stages_at_which_a_refused_step_would_be_allowed() {
        Ruling ruling = RULEBOOK.step(Stage.HANDLING, Step.PROPOSE_FILING);

        assertThat(ruling.reasons()).singleElement().satisfies(reason -> {
            assertThat(reason.key()).isEqualTo("procedure.step_out_of_order");
            assertThat(reason.args()).containsExactly("Step.PROPOSE_FILING", "Stage.HANDLING", "Stage.VERIFIED");
            assertThat(reason.articles()).extracting(Article::cite).contains("GZ(2019) 38");
        });
    }

    @Test
    void opens_a_matter_by_registering_and_by_nothing_else() {
        for (Step step : Step.values()) {
            Ruling ruling = RULEBOOK.opening(step);
            assertThat(ruling.allowed()).as(step.name()).isEqualTo(step == Step.REGISTER);
        }
        assertThat(RULEBOOK.opening(Step.REGISTER).next()).contains(Stage.REGISTERED);
    }

    @Test
    void refuses_to_register_twice() {
        assertThat(RULEBOOK.step(Stage.FILED, Step.REGISTER).reasons())
                .extracting(Reason::key)
                .containsExactly("procedure.already_registered");
    }

    @Test
    void reaches_every_stage_from_registration() {
        Set<Stage> reached = EnumSet.of(Stage.REGISTERED);
        Deque<Stage> open = new ArrayDeque<>(reached);
        while (!open.isEmpty()) {
            Stage stage = open.remove();
            for (Step step : Step.values()) {
                RULEBOOK.step(stage, step).next().filter(reached::add).ifPresent(open::add);
            }
        }
        assertThat(reached).containsExactlyInAnyOrder(Stage.values());
    }

    @Test
    void marks_returns_and_refusals_as_local_practice() {
        for (Step step : Step.values()) {
            boolean back = step.kind() == Step.Kind.RETURN || step.kind() == Step.Kind.REFUSAL;
            assertThat(RULEBOOK.isLocal(step)).as(step.name()).isEqualTo(back);
        }
    }
}
