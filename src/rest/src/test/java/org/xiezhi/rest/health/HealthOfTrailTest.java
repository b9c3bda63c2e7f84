package org.xiezhi.rest.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.xiezhi.casework.timestamp.StampState;
import org.xiezhi.casework.witness.Trouble;
import org.xiezhi.casework.witness.WitnessState;
import org.xiezhi.casework.witness.WitnessState.Seen;

class HealthOfTrailTest {

    private static final Instant NOW = Instant.parse("2026-11-26T08:00:00Z");

    private static Seen witness(Optional<Trouble> trouble) {
        return new Seen("审计", "witness.example/w1", false, 4_711, Optional.of(NOW.minusSeconds(7)), trouble, NOW);
    }

    private static StampState stamps(boolean asked, Optional<Instant> lateSince) {
        return new StampState(
                asked, "http://tsa.example/", Optional.empty(), Optional.empty(), Optional.empty(), lateSince, false);
    }

    private static String told(Optional<Instant> lateSince, Optional<Trouble> trouble) {
        WitnessState state = new WitnessState(true, 4_711, lateSince, List.of(witness(trouble)));
        return HealthResource.trail(true, Optional.of(state), stamps(false, Optional.empty()), NOW);
    }

    @Test
    void is_one_word_where_nobody_is_asked() {
        assertThat(HealthResource.trail(true, Optional.empty(), stamps(false, Optional.empty()), NOW))
                .isEqualTo("{\"signed\":\"UP\",\"status\":\"UP\"}");
        assertThat(HealthResource.trail(false, Optional.empty(), stamps(false, Optional.empty()), NOW))
                .isEqualTo("{\"signed\":\"DOWN\",\"status\":\"DOWN\"}");
    }

    @Test
    void says_who_has_cosigned_how_long_ago_and_not_how_much() {
        assertThat(told(Optional.empty(), Optional.of(Trouble.AWAY)))
                .contains("\"status\":\"UP\"", "\"quorum\":true", "审计", "\"seconds\":7", "\"trouble\":\"AWAY\"")
                .doesNotContain("4711");
    }

    @Test
    void is_down_when_the_quorum_is_late_and_when_a_witness_refuses() {
        assertThat(told(Optional.of(NOW), Optional.empty()))
                .contains("\"status\":\"DOWN\"", "\"signed\":\"UP\"", "\"witnessed\":\"DOWN\"");
        assertThat(told(Optional.empty(), Optional.of(Trouble.REFUSED))).contains("\"status\":\"DOWN\"");
    }

    @Test
    void is_down_when_no_stamp_has_come_for_too_long() {
        assertThat(HealthResource.trail(true, Optional.empty(), stamps(true, Optional.empty()), NOW))
                .isEqualTo("{\"signed\":\"UP\",\"stamped\":\"UP\",\"status\":\"UP\"}");
        assertThat(HealthResource.trail(true, Optional.empty(), stamps(true, Optional.of(NOW)), NOW))
                .contains("\"stamped\":\"DOWN\"", "\"status\":\"DOWN\"")
                .doesNotContain("tsa.example");
    }
}
