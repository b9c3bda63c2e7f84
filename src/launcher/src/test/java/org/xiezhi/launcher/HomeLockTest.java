package org.xiezhi.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeLockTest {
    @TempDir
    Path home;

    @Test
    void a_second_one_waits_and_then_names_the_holder() throws IOException {
        Duration patience = Duration.ofMillis(300);
        try (HomeLock lock = HomeLock.take(home, patience)) {
            long begin = System.nanoTime();

            assertThatThrownBy(() -> HomeLock.take(home, patience))
                    .isInstanceOf(StartRefusedException.class)
                    .hasMessageContaining("process " + ProcessHandle.current().pid())
                    .hasMessageContaining("xiezhi.home");
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThanOrEqualTo(patience);
            assertThat(lock).isNotNull();
        }
    }

    @Test
    void is_free_again_after_the_holder_is_gone() throws IOException {
        HomeLock.take(home, Duration.ZERO).close();

        try (HomeLock again = HomeLock.take(home, Duration.ZERO)) {
            assertThat(again).isNotNull();
        }
    }
}
