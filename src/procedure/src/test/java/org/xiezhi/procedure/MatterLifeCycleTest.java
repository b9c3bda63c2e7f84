package org.xiezhi.procedure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xiezhi.procedure.RulebookFixture.RULEBOOK;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** One clue about a deputy from registration to filing, with a detour. */
class MatterLifeCycleTest {

    private Stage stage = Stage.REGISTERED;
    private LocalDate today = LocalDate.parse("2026-11-23");

    private void take(Step step) {
        Ruling ruling = RULEBOOK.step(stage, step);
        assertThat(ruling.reasons()).as(step + " at " + stage).isEmpty();
        stage = ruling.next().orElseThrow();
    }

    private void refused(Step step) {
        assertThat(RULEBOOK.step(stage, step).allowed())
                .as(step + " at " + stage)
                .isFalse();
    }

    private void approve(Step proposal, RankCategory category, String lastDue) {
        LocalDate due = today;
        for (Level level : RULEBOOK.chain(proposal, category)) {
            assertThat(RULEBOOK.decides(level, level).allowed()).isTrue();
            due = RULEBOOK.due(proposal, level, due);
        }
        assertThat(due).isEqualTo(lastDue);
        today = due;
        take(RULEBOOK.decisions(proposal).approve());
    }

    @Test
    void a_clue_becomes_a_filed_case() {
        assertThat(RULEBOOK.opening(Step.REGISTER).next()).contains(stage);
        refused(Step.ADD_EVIDENCE);
        refused(Step.NAME_HANDLERS);

        take(Step.PROPOSE_ASSIGNMENT);
        take(RULEBOOK.decisions(Step.PROPOSE_ASSIGNMENT).sendBack());
        take(Step.PROPOSE_ASSIGNMENT);
        approve(Step.PROPOSE_ASSIGNMENT, RankCategory.B, "2026-11-26");

        assertThat(RULEBOOK.team(Step.NAME_HANDLERS, 1).allowed()).isFalse();
        take(Step.NAME_HANDLERS);
        take(Step.ADD_EVIDENCE);
        refused(Step.PROPOSE_FILING);

        take(Step.PROPOSE_VERIFICATION);
        take(RULEBOOK.decisions(Step.PROPOSE_VERIFICATION).refuse());
        assertThat(stage).isEqualTo(Stage.HANDLING);
        take(Step.PROPOSE_VERIFICATION);
        approve(Step.PROPOSE_VERIFICATION, RankCategory.B, "2026-12-07");

        take(Step.ADD_EVIDENCE);
        Set<String> team = Set.of("甲", "乙");
        assertThat(RULEBOOK.signed(Step.REPORT_VERIFICATION, team, Set.of("甲")).allowed())
                .isFalse();
        assertThat(RULEBOOK.signed(Step.REPORT_VERIFICATION, team, team).allowed())
                .isTrue();
        take(Step.REPORT_VERIFICATION);
        approve(Step.REPORT_VERIFICATION, RankCategory.B, "2026-12-17");
        assertThat(stage).isEqualTo(Stage.VERIFIED);

        take(Step.PROPOSE_FILING);
        assertThat(RULEBOOK.chain(Step.PROPOSE_FILING, RankCategory.B)).isEqualTo(List.of(Level.values()));
        // The last level's days cross New Year 2027, whose holidays are provisional.
        approve(Step.PROPOSE_FILING, RankCategory.B, "2027-01-06");
        assertThat(stage).isEqualTo(Stage.FILED);
        assertThat(RULEBOOK.calendar().isProvisional(today.getYear())).isTrue();

        take(Step.ADD_EVIDENCE);
        refused(Step.PROPOSE_FILING);
    }
}
