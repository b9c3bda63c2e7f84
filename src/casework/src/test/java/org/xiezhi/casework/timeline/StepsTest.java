package org.xiezhi.casework.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.xiezhi.casework.approval.Decision;
import org.xiezhi.casework.approval.Proposal;
import org.xiezhi.casework.approval.Round;
import org.xiezhi.casework.approval.Sign;
import org.xiezhi.casework.matter.MatterStep;
import org.xiezhi.casework.timeline.Moment.Decided;
import org.xiezhi.casework.timeline.Moment.Taken;
import org.xiezhi.casework.timeline.Moment.WentStale;
import org.xiezhi.casework.timeline.Moment.Who;
import org.xiezhi.procedure.Level;
import org.xiezhi.procedure.Rulebook;
import org.xiezhi.procedure.Stage;
import org.xiezhi.procedure.Step;

class StepsTest {

    private static final Instant START = Instant.parse("2026-11-23T00:00:00Z");
    private static final UUID HEAD = UUID.fromString("0198c0de-0000-7000-8000-000000000001");
    private static final UUID LEADER = UUID.fromString("0198c0de-0000-7000-8000-000000000002");
    private static final Rulebook RULEBOOK = Rulebook.load();

    @Test
    void tells_the_last_level_as_the_end_and_the_levels_below_as_passed_on() {
        Round round = round(
                1, Proposal.State.APPROVED, 0, sign(Level.ROOM_HEAD, HEAD, 1), sign(Level.LEADER_IN_CHARGE, LEADER, 2));
        Steps steps = steps(round);
        assertThat(steps.tell(List.of(proposed(0), step(Step.APPROVE_VERIFICATION, Stage.VERIFYING, 2))))
                .last()
                .isInstanceOfSatisfying(Decided.class, end -> {
                    assertThat(end.step()).isEqualTo(Step.APPROVE_VERIFICATION);
                    assertThat(end.level()).isEqualTo(Level.LEADER_IN_CHARGE);
                    assertThat(end.reached()).contains(Stage.VERIFYING);
                });
        assertThat(steps.passedOn()).singleElement().isInstanceOfSatisfying(Decided.class, passed -> {
            assertThat(passed.step()).isEqualTo(Step.PROPOSE_VERIFICATION);
            assertThat(passed.who().name()).isEqualTo(HEAD.toString());
            assertThat(passed.at()).isEqualTo(START.plusSeconds(1));
            assertThat(passed.articles()).containsExactly("ZF(2021) 15", "GZ(2019) 33");
            assertThat(passed.reached()).isEmpty();
        });
    }

    @Test
    void tells_each_return_by_its_own_round_though_both_are_the_same_step() {
        Round stale = round(1, Proposal.State.STALE, 0, sign(Level.ROOM_HEAD, HEAD, 1));
        Round returned = round(2, Proposal.State.RETURNED, 10, returned(Level.ROOM_HEAD, HEAD, 11));
        List<Moment> told = steps(stale, returned)
                .tell(List.of(
                        proposed(0),
                        step(Step.RETURN_VERIFICATION, Stage.HANDLING, 2),
                        proposed(10),
                        step(Step.RETURN_VERIFICATION, Stage.HANDLING, 11)));
        assertThat(told.get(1)).isInstanceOf(WentStale.class);
        assertThat(told.get(2))
                .isInstanceOfSatisfying(
                        Taken.class, again -> assertThat(again.round()).isEqualTo(2));
        assertThat(told.get(3)).isInstanceOfSatisfying(Decided.class, end -> {
            assertThat(end.decision()).isEqualTo(Decision.RETURN);
            assertThat(end.reason()).isEqualTo("补充方案");
        });
    }

    @Test
    void keeps_the_agreements_of_a_round_that_went_stale() {
        assertThat(steps(round(1, Proposal.State.STALE, 0, sign(Level.ROOM_HEAD, HEAD, 1)))
                        .passedOn())
                .hasSize(1);
    }

    @Test
    void tells_a_return_without_its_reason_to_who_may_not_read_the_proposal() {
        assertThat(steps().tell(List.of(step(Step.RETURN_VERIFICATION, Stage.HANDLING, 2))))
                .singleElement()
                .isInstanceOfSatisfying(
                        Taken.class, taken -> assertThat(taken.remark()).isEmpty());
    }

    private static Steps steps(Round... rounds) {
        return new Steps(RULEBOOK, List.of(rounds), id -> new Who(id.toString(), Set.of()));
    }

    private static MatterStep proposed(int second) {
        return step(Step.PROPOSE_VERIFICATION, Stage.VERIFICATION_PROPOSED, second);
    }

    private static MatterStep step(Step step, Stage stage, int second) {
        return new MatterStep(
                HEAD, HEAD, step, stage, LEADER, START.plusSeconds(second), List.of("GZ(2019) 33"), "补充方案");
    }

    private static Round round(int number, Proposal.State state, int second, Sign... signs) {
        return new Round(
                HEAD, Step.PROPOSE_VERIFICATION, number, state, "陈思远", START.plusSeconds(second), List.of(signs));
    }

    private static Sign sign(Level level, UUID by, int second) {
        return answered(level, by, second, Decision.AGREE, "");
    }

    private static Sign returned(Level level, UUID by, int second) {
        return answered(level, by, second, Decision.RETURN, "补充方案");
    }

    private static Sign answered(Level level, UUID by, int second, Decision decision, String reason) {
        return new Sign(
                level,
                false,
                List.of(),
                Optional.empty(),
                Optional.of(decision),
                Optional.of(by),
                by.toString(),
                Optional.of(level),
                Optional.of(START.plusSeconds(second)),
                reason);
    }
}
