package org.xiezhi.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ResultTest {

    private static Result result(Goal goal, double... figures) {
        return new Result(
                "a / b",
                Optional.of(goal),
                new Sample(java.util.Arrays.stream(figures).boxed().toList()),
                "1/s a, 2/s b");
    }

    @Test
    void a_goal_is_met_on_its_limit_and_on_its_good_side() {
        assertThat(Goal.atLeast(0.7).met(0.7)).isTrue();
        assertThat(Goal.atLeast(0.7).met(0.71)).isTrue();
        assertThat(Goal.atLeast(0.7).met(0.69)).isFalse();
        assertThat(Goal.atMost(5).met(5)).isTrue();
        assertThat(Goal.atMost(5).met(4.9)).isTrue();
        assertThat(Goal.atMost(5).met(5.1)).isFalse();
    }

    @Test
    void the_median_decides_whether_the_goal_is_met() {
        assertThat(result(Goal.atLeast(0.7), 0.1, 0.8, 0.9).met()).contains(true);
        assertThat(result(Goal.atLeast(0.7), 0.1, 0.6, 0.9).met()).contains(false);
    }

    @Test
    void a_line_shows_goal_median_and_spread() {
        assertThat(result(Goal.atLeast(0.7), 0.9, 0.654, 0.8).line())
                .isEqualTo("| a / b | ≥ 0.70 | 0.80 | 0.65 – 0.90 | yes | 1/s a, 2/s b |\n");
        assertThat(result(Goal.atMost(50_000), 61_234.4).line())
                .isEqualTo("| a / b | ≤ 50,000 | 61,234 | 61,234 – 61,234 | **no** | 1/s a, 2/s b |\n");
    }

    @Test
    void a_figure_without_goal_is_neither_met_nor_missed() {
        Result result = new Result("a", Optional.empty(), new Sample(List.of(1.0)), "");
        assertThat(result.met()).isEmpty();
        assertThat(result.line()).isEqualTo("| a |  | 1.00 | 1.00 – 1.00 |  |  |\n");
    }

    @Test
    void a_line_has_as_many_columns_as_the_head() {
        long columns = Result.HEAD
                .lines()
                .findFirst()
                .orElseThrow()
                .chars()
                .filter(c -> c == '|')
                .count();
        assertThat(result(Goal.atLeast(1), 1)
                        .line()
                        .chars()
                        .filter(c -> c == '|')
                        .count())
                .isEqualTo(columns);
    }
}
