package org.xiezhi.benchmarks;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HttpLoadsTest {

    @TempDir
    Path folder;

    @Test
    void a_product_that_nobody_built_is_named_with_what_builds_it() {
        assertThatThrownBy(() -> new HttpLoads(folder, folder.resolve("xiezhi"), HttpScale.FULL).pages())
                .isInstanceOf(MissingProgramException.class)
                .hasMessageContaining("mvn package -DskipTests");
    }

    @Test
    void what_leaves_no_figure_is_refused() {
        assertThatThrownBy(() -> new HttpScale(1, 0, 0, 1, 1, 1, 0, 1, Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
