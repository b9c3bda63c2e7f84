package org.xiezhi.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConstantMemoryIT {

    @TempDir
    Path folder;

    @Test
    void takes_and_verifies_300_megabytes_in_a_heap_of_24() throws Exception {
        Process child =
                ChildJvm.start(List.of("-Xmx24m", "-XX:MaxDirectMemorySize=8m"), LargeStream.class, folder.toString());
        try {
            assertThat(child.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(child.exitValue()).isZero();
        } finally {
            child.destroyForcibly().waitFor();
        }
    }
}
