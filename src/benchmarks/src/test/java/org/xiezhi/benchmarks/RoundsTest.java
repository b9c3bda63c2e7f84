package org.xiezhi.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoundsTest {

    private final List<String> turns = new ArrayList<>();

    private Rounds.Side side(String name, double first) {
        return () -> {
            turns.add(name);
            return first + turns.stream().filter(name::equals).count();
        };
    }

    @Test
    void every_side_has_its_turn_in_each_round_in_changing_order() throws Exception {
        Rounds.alternate(3, side("a", 0), side("b", 0), side("c", 0));
        assertThat(String.join("", turns)).isEqualTo("abc" + "cba" + "abc" + "cba");
    }

    @Test
    void the_first_round_does_not_count_and_figures_stand_under_their_side() throws Exception {
        Rounds rounds = Rounds.alternate(3, side("a", 0), side("b", 10));
        assertThat(rounds.of(0).figures()).containsExactly(2.0, 3.0, 4.0);
        assertThat(rounds.of(1).figures()).containsExactly(12.0, 13.0, 14.0);
    }

    @Test
    void a_ratio_is_taken_within_a_round() {
        Rounds rounds = new Rounds(List.of(List.of(1.0, 4.0), List.of(3.0, 2.0)));
        assertThat(rounds.ratio().figures()).containsExactly(0.25, 1.5);
    }
}
