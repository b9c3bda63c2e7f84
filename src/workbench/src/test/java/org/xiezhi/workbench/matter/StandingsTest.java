package org.xiezhi.workbench.matter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.xiezhi.casework.approval.Proposal;
import org.xiezhi.casework.approval.Round;
import org.xiezhi.casework.approval.Sign;
import org.xiezhi.casework.matter.TheRulebook;
import org.xiezhi.casework.shared.ServerClock;
import org.xiezhi.casework.timeline.Position;
import org.xiezhi.procedure.Level;
import org.xiezhi.procedure.Stage;
import org.xiezhi.procedure.Step;
import org.xiezhi.workbench.matter.Standing.Mark;
import org.xiezhi.workbench.matter.Standing.Progress;
import org.xiezhi.workbench.words.WordsFixture;

class StandingsTest {

    private static final UUID ID = UUID.fromString("0198c0de-0000-7000-8000-000000000001");

    // Half past midnight of January 31st in China.
    private static final Instant ASSIGNED = Instant.parse("2026-01-30T16:30:00Z");

    private final Standings standings =
            new Standings(new TheRulebook(), new ServerClock(), WordsFixture.words(Locale.SIMPLIFIED_CHINESE));

    @ParameterizedTest
    @EnumSource(Stage.class)
    void names_the_articles_at_every_stage_and_the_next_step_at_all_but_the_last(Stage stage) {
        Standing standing = standings.of(position(stage, List.of()));
        assertThat(standing.articles()).isNotEmpty();
        assertThat(standing.next().isEmpty()).isEqualTo(stage == Stage.FILED);
        assertThat(standing.holder().isEmpty()).isEqualTo(stage == Stage.FILED);
    }

    @ParameterizedTest
    @EnumSource(value = Stage.class, names = "FILED", mode = EnumSource.Mode.EXCLUDE)
    void has_exactly_one_current_mark_with_what_is_done_before_it_and_what_is_ahead_behind_it(Stage stage) {
        List<Progress> bar = standings.of(position(stage, List.of())).marks().stream()
                .map(Mark::progress)
                .toList();
        assertThat(bar).isSorted().containsOnlyOnce(Progress.CURRENT);
    }

    @Test
    void has_every_mark_done_once_the_case_is_filed() {
        assertThat(standings.of(position(Stage.FILED, List.of())).marks())
                .hasSize(6)
                .allSatisfy(mark -> assertThat(mark.progress()).isEqualTo(Progress.DONE));
    }

    @Test
    void counts_the_month_of_the_handling_room_in_days_of_china() {
        Standing standing = standings.of(position(Stage.HANDLING, List.of()));
        // Assigned on January 31st there: the month ends on the last day of February (TL 285).
        assertThat(standing.due().orElseThrow().at()).isEqualTo(LocalDate.of(2026, 2, 28));
        assertThat(standing.due().orElseThrow().used()).isGreaterThanOrEqualTo(100);
        assertThat(standing.holder()).isEqualTo("陈思远、林晓𬱖");
    }

    @Test
    void says_whose_answer_is_due_and_until_when() {
        LocalDate until = LocalDate.of(2099, 1, 5);
        Round open = new Round(
                ID,
                Step.PROPOSE_FILING,
                1,
                Proposal.State.OPEN,
                "陈思远",
                Instant.parse("2026-01-30T00:00:00Z"),
                List.of(
                        sign(Level.ROOM_HEAD, false, Optional.empty()),
                        sign(Level.LEADER_IN_CHARGE, true, Optional.of(until))));
        Standing standing = standings.of(position(Stage.FILING_PROPOSED, List.of(open)));
        assertThat(standing.holder()).isEqualTo("分管领导 梁守一");
        assertThat(standing.due().orElseThrow().at()).isEqualTo(until);
        assertThat(standing.next()).contains(Step.APPROVE_FILING);
    }

    @Test
    void names_no_approver_to_who_may_not_read_the_proposal() {
        assertThat(standings.of(position(Stage.FILING_PROPOSED, List.of())).holder())
                .isEqualTo("审批人");
    }

    @Test
    void opens_the_first_tab_for_an_address_that_names_none() {
        assertThat(Tab.of("timeline")).isEqualTo(Tab.TIMELINE);
        assertThat(Tab.of("TIMELINE")).isEqualTo(Tab.OVERVIEW);
        assertThat(Tab.of(null)).isEqualTo(Tab.OVERVIEW);
    }

    private static Sign sign(Level level, boolean turn, Optional<LocalDate> due) {
        return new Sign(
                level,
                turn,
                List.of("梁守一"),
                due,
                Optional.empty(),
                Optional.empty(),
                "",
                Optional.empty(),
                Optional.empty(),
                "");
    }

    private static Position position(Stage stage, List<Round> rounds) {
        return new Position(
                ID,
                stage,
                "第一纪检监察室",
                List.of("陈思远", "林晓𬱖"),
                List.of(),
                Optional.of(ASSIGNED),
                Optional.of(ASSIGNED),
                rounds,
                Optional.empty());
    }
}
