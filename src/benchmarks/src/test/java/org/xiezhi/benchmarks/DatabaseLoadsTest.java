package org.xiezhi.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.xiezhi.benchmarks.IntegratorRounds.Published;

class DatabaseLoadsTest {

    private static final long PERIOD = IntegratorRounds.PERIOD_MILLIS * 1_000_000;
    private static final UUID EVENT = new UUID(1, 1);

    private static List<Double> periods(long committed, long leaf, Published... published) {
        return DatabaseLoads.periods(Map.of(EVENT, committed), Map.of(EVENT, leaf), List.of(published));
    }

    @Test
    void an_act_waits_for_the_first_checkpoint_over_its_leaf() {
        Published before = new Published(7, 10 * PERIOD);
        Published over = new Published(8, 12 * PERIOD);
        Published after = new Published(9, 13 * PERIOD);
        assertThat(periods(9 * PERIOD, 7, before, over, after)).containsExactly(3.0);
        assertThat(periods(9 * PERIOD, 6, before, over, after)).containsExactly(1.0);
    }

    @Test
    void an_act_that_was_published_before_its_client_knew_of_the_commit_has_not_waited() {
        assertThat(periods(11 * PERIOD, 6, new Published(7, 10 * PERIOD))).containsExactly(0.0);
    }

    @Test
    void refuses_an_act_that_never_came_under_a_checkpoint() {
        assertThatThrownBy(() -> periods(PERIOD, 7, new Published(7, 2 * PERIOD)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("leaf 7");
        assertThatThrownBy(() -> DatabaseLoads.periods(Map.of(EVENT, 1L), Map.of(), List.of()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(EVENT.toString());
    }
}
