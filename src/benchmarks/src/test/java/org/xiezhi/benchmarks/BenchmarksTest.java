package org.xiezhi.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class BenchmarksTest {

    @Test
    void all_parts_are_those_that_need_neither_a_program_of_others_nor_the_built_product() {
        assertThat(Benchmarks.parts("all"))
                .contains("audited", "memory", "vault-put")
                .doesNotContain("vault-tools", "http-put", "http-cold", "http-pages");
    }

    @Test
    void parts_are_named_one_by_one() {
        assertThat(Benchmarks.parts("warm,vault-tools,http-put"))
                .containsExactlyInAnyOrder("warm", "vault-tools", "http-put");
    }

    @Test
    void refuses_a_part_that_is_not_there() {
        assertThatThrownBy(() -> Benchmarks.parts("warm,lukewarm"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("lukewarm")
                .hasMessageContaining("vault-tools");
    }
}
