package org.xiezhi.workbench.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.xiezhi.casework.anomaly.AnomalyQueries.Kept;
import org.xiezhi.casework.anomaly.AnomalyQueries.Outcome;
import org.xiezhi.casework.anomaly.AnomalyQueries.Standing;
import org.xiezhi.casework.anomaly.Hit;

class AnomaliesBackingTest {

    private final AnomaliesBacking backing = new AnomaliesBacking();

    private static Outcome outcome(int open) {
        Hit hit = new Hit(
                "looks",
                "looks",
                Optional.empty(),
                "",
                Optional.empty(),
                Optional.empty(),
                Instant.EPOCH,
                Instant.EPOCH,
                61,
                List.of(),
                "x");
        return new Outcome(
                "looks",
                true,
                List.of(40, 10),
                new Standing(Optional.empty(), Optional.empty(), false, false, false),
                Collections.nCopies(open, new Kept(hit, List.of(40, 10))),
                List.of(),
                false);
    }

    @Test
    void a_rule_with_many_hits_leaves_room_for_the_others_and_says_how_many_more_there_are() {
        assertThat(backing.shown(outcome(25))).hasSize(20);
        assertThat(backing.rest(outcome(25))).isEqualTo(5);
        assertThat(backing.shown(outcome(20))).hasSize(20);
        assertThat(backing.rest(outcome(20))).isZero();
    }

    @Test
    void a_rule_by_itself_shows_all_of_them() {
        backing.setRule("looks");
        assertThat(backing.shown(outcome(25))).hasSize(25);
        assertThat(backing.rest(outcome(25))).isZero();
    }

    @Test
    void links_carry_the_days_of_the_address_and_no_word_for_nothing() {
        assertThat(backing.getDays()).isEmpty();
        backing.setFrom("2026-01-01");
        backing.setTo("2026-01-31");
        assertThat(backing.getDays()).isEqualTo("&from=2026-01-01&to=2026-01-31");
    }
}
