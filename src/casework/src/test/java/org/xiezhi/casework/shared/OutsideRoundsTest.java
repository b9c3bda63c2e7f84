package org.xiezhi.casework.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OutsideRoundsTest {

    private final Logger log = Logger.getLogger(OutsideRounds.class.getName());
    private final List<String> told = new ArrayList<>();
    private final Handler handler = new Told();
    private boolean leads = true;
    private @Nullable String fault;
    private int ran;

    private final OutsideRounds rounds = new OutsideRounds(
            new OutsideRounds.Round() {
                @Override
                public void run() {
                    ran++;
                    if (fault != null) {
                        throw new IllegalStateException(fault);
                    }
                }

                @Override
                public void stop() {
                    ran = -1;
                }
            },
            () -> leads,
            "went wrong");

    private final class Told extends Handler {
        @Override
        public void publish(LogRecord one) {
            told.add(one.getMessage() + ": " + one.getThrown().getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    @BeforeEach
    void listen() {
        log.addHandler(handler);
    }

    @AfterEach
    void leave() {
        log.removeHandler(handler);
    }

    private void round(@Nullable String wrong) {
        fault = wrong;
        rounds.run();
    }

    @Test
    void asks_nobody_on_a_node_that_does_not_integrate() {
        leads = false;
        rounds.run();
        assertThat(ran).isZero();
        leads = true;
        rounds.run();
        assertThat(ran).isOne();
    }

    @Test
    void goes_on_after_a_fault_and_tells_the_same_one_once_until_it_ends() {
        round("a");
        round("a");
        assertThat(ran).isEqualTo(2);
        assertThat(told).containsExactly("went wrong: a");
        round("b");
        assertThat(told).containsExactly("went wrong: a", "went wrong: b");
        round(null);
        round("b");
        assertThat(told).containsExactly("went wrong: a", "went wrong: b", "went wrong: b");
    }

    @Test
    void ends_the_wait_of_its_round() {
        rounds.stop();
        assertThat(ran).isEqualTo(-1);
    }
}
