package org.xiezhi.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class VerifierRunTest {

    @Test
    void processor_time_is_that_of_the_children_user_and_system() {
        assertThat(VerifierRun.processorSeconds("{\"checked\":[]}\n0m0.001s 0m0.002s\n1m2.500s 0m0.250s\n"))
                .isEqualTo(62.75);
        assertThat(VerifierRun.processorSeconds("0m0.00s 0m0.00s\n0m3.01s 0m0.20s\n"))
                .isCloseTo(3.21, org.assertj.core.api.Assertions.within(1e-9));
    }

    @Test
    void refuses_an_answer_without_times() {
        assertThatThrownBy(() -> VerifierRun.processorSeconds("sh: times: not found"))
                .isInstanceOf(IllegalStateException.class);
    }
}
