package org.xiezhi.casework.startup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ConfigurationTest {

    @Test
    void reads_back_what_it_wrote_sorted_by_name() {
        Configuration written = of(Map.of("b", "x=y", "a", "", "c", "清澜市纪委监委"));

        assertThat(written.text()).isEqualTo("a=\nb=x=y\nc=清澜市纪委监委");
        assertThat(Configuration.parse(written.text())).isEqualTo(written);
    }

    @Test
    void names_each_setting_that_is_not_as_it_was_with_both_contents() {
        Configuration before = of(Map.of("alarm", "30", "gone", "1", "same", "s", "emptied", "was"));

        assertThat(of(Map.of("alarm", "86400", "new", "2", "same", "s", "emptied", ""))
                        .changesSince(before))
                .isEqualTo("alarm: 30 → 86400\nemptied: was → -\ngone: 1 → -\nnew: - → 2");
        assertThat(before.changesSince(before)).isEmpty();
    }

    @Test
    void passes_over_lines_that_an_operator_spoiled() {
        assertThat(Configuration.parse("a=1\nspoiled\n\nb=2")).isEqualTo(of(Map.of("a", "1", "b", "2")));
    }

    @Test
    void refuses_a_setting_that_would_look_like_two() {
        assertThatThrownBy(() -> of(Map.of("organ", "one\nxiezhi.mode=demo"))).hasMessageContaining("organ");
    }

    private static Configuration of(Map<String, String> settings) {
        return new Configuration(new TreeMap<>(settings));
    }
}
