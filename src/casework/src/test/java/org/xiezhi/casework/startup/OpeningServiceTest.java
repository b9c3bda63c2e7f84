package org.xiezhi.casework.startup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.xiezhi.casework.CaseworkFixture;
import org.xiezhi.casework.audit.TrailEntries;
import org.xiezhi.casework.audit.TrailFilter;
import org.xiezhi.casework.matter.TheRulebook;
import org.xiezhi.casework.shared.Settings;

/** What a start records, above all of what an operator changed since the last one. */
class OpeningServiceTest {

    private static final String RULES = new TheRulebook().get().version();
    private static final String AS_NOW = "xiezhi.checkpoint.alarm.seconds=30\nxiezhi.version=" + ProductVersion.read();

    private final CaseworkFixture casework = new CaseworkFixture();

    @AfterEach
    void close() {
        casework.close();
    }

    @Test
    void the_first_start_has_nothing_to_compare_with() {
        assertThat(started(Optional.empty()))
                .satisfiesExactly(
                        start -> assertThat(start).contains("SYSTEM_STARTED", AS_NOW, RULES),
                        keys -> assertThat(keys).isEqualTo("KEYS_OPENED {KEY=unit 1, log a+b}"));
    }

    @Test
    void a_start_like_the_last_one_tells_of_no_change() {
        assertThat(started(last(RULES, Optional.of(AS_NOW)))).hasSize(2);
    }

    @Test
    void a_changed_setting_is_an_entry_with_both_contents() {
        assertThat(started(last(RULES, Optional.of(AS_NOW.replace("30", "86400")))))
                .contains("CONFIGURATION_CHANGED {CHANGES=xiezhi.checkpoint.alarm.seconds: 86400 → 30}");
    }

    @Test
    void another_rulebook_is_an_entry_with_both_versions() {
        assertThat(started(last("2020.1", Optional.of(AS_NOW))))
                .anySatisfy(entry -> assertThat(entry)
                        .startsWith("RULEBOOK_CHANGED")
                        .contains("RULEBOOK_BEFORE=2020.1", "RULEBOOK=" + RULES));
    }

    @Test
    void a_last_start_without_its_settings_is_no_change() {
        assertThat(started(last(RULES, Optional.empty()))).hasSize(2);
    }

    private List<String> started(Optional<TrailEntries.Entry> last) {
        casework.put(Settings.class, new OneSetting());
        casework.put(TrailEntries.class, new LastStart(last));
        casework.get(OpeningService.class).open("unit 1, log a+b");
        return casework.recorded();
    }

    private static Optional<TrailEntries.Entry> last(String rulebook, Optional<String> configuration) {
        Map<String, Optional<String>> values = new TreeMap<>();
        values.put("rulebook", Optional.of(rulebook));
        configuration.ifPresent(text -> values.put("configuration", Optional.of(text)));
        return Optional.of(new TrailEntries.Entry(
                UUID.randomUUID(),
                Optional.of(0L),
                Instant.EPOCH,
                "system.started",
                "done",
                "",
                "system",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                values,
                Map.of()));
    }

    private static final class OneSetting extends Settings {
        @Override
        public SortedMap<String, String> told() {
            return new TreeMap<>(Map.of("xiezhi.checkpoint.alarm.seconds", "30"));
        }
    }

    private static final class LastStart extends TrailEntries {
        private final Optional<Entry> last;

        LastStart(Optional<Entry> last) {
            this.last = last;
        }

        @Override
        public List<Entry> page(TrailFilter filter, int first, int most) {
            assertThat(filter.told()).isEqualTo("act=system.started");
            assertThat(most).isOne();
            return last.stream().toList();
        }
    }
}
