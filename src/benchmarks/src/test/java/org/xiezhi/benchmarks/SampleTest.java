package org.xiezhi.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SampleTest {

    @Test
    void the_median_is_the_middle_figure_or_the_mean_of_two() {
        assertThat(new Sample(List.of(9.0, 1.0, 4.0)).median()).isEqualTo(4);
        assertThat(new Sample(List.of(9.0, 1.0, 4.0, 2.0)).median()).isEqualTo(3);
        assertThat(new Sample(List.of(7.0)).median()).isEqualTo(7);
    }

    @Test
    void the_spread_is_from_the_lowest_to_the_highest() {
        Sample sample = new Sample(List.of(9.0, 1.0, 4.0));
        assertThat(sample.lowest()).isEqualTo(1);
        assertThat(sample.highest()).isEqualTo(9);
    }

    @Test
    void a_percentile_is_the_figure_at_its_nearest_rank() {
        Sample hundred = new Sample(
                IntStream.rangeClosed(1, 100).mapToObj(i -> (double) (101 - i)).toList());
        assertThat(hundred.percentile(50)).isEqualTo(50);
        assertThat(hundred.percentile(99)).isEqualTo(99);
        assertThat(hundred.percentile(100)).isEqualTo(100);
        assertThat(hundred.percentile(1)).isEqualTo(1);
        Sample five = new Sample(DoubleStream.of(15, 20, 35, 40, 50).boxed().toList());
        assertThat(five.percentile(30)).isEqualTo(20);
        assertThat(five.percentile(99)).isEqualTo(50);
    }

    @Test
    void refuses_no_figure_and_what_is_no_figure() {
        assertThatThrownBy(() -> new Sample(List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Sample(List.of(1.0, Double.NaN))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Sample(List.of(1 / 0.0))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Sample(List.of(1.0)).percentile(0)).isInstanceOf(IllegalArgumentException.class);
    }
}
