package org.xiezhi.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.xiezhi.casework.audit.Act;
import org.xiezhi.ledger.CanonicalJson;

class SampleEntriesTest {

    @Test
    void the_same_number_gives_the_same_bytes_and_another_one_others() {
        Set<String> texts = new HashSet<>();
        for (long number = 0; number < 1_000; number++) {
            assertThat(SampleEntries.entry(number)).isEqualTo(SampleEntries.entry(number));
            texts.add(new String(SampleEntries.entry(number), java.nio.charset.StandardCharsets.UTF_8));
        }
        assertThat(texts).hasSize(1_000);
    }

    @Test
    void entries_tell_of_acts_and_values_of_the_catalogue() {
        for (long number = 0; number < 20; number++) {
            var entry = CanonicalJson.parseObject(SampleEntries.entry(number));
            Act act = Act.find(String.valueOf(entry.get("act"))).orElseThrow();
            var known = act.recorded().stream().map(Act.Value::code).toList();
            assertThat(((java.util.Map<?, ?>) java.util.Objects.requireNonNull(entry.get("values"))).keySet())
                    .allSatisfy(name -> assertThat(known).contains((String) name));
        }
    }

    @Test
    void an_entry_is_as_long_as_those_of_a_working_day() {
        assertThat(LongStream.range(0, 1_000)
                        .map(number -> SampleEntries.entry(number).length)
                        .average()
                        .orElseThrow())
                .isBetween(550.0, 750.0);
    }
}
