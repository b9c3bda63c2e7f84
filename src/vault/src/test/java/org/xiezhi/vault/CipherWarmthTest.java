package org.xiezhi.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class CipherWarmthTest {

    @Test
    void makes_the_first_upload_of_a_cold_process_faster() throws Exception {
        // Measured nine times faster; two times leaves room for a busy machine.
        assertThat(nanosOfFirstUpload("warm") * 2).isLessThan(nanosOfFirstUpload("cold"));
    }

    private static long nanosOfFirstUpload(String start) throws IOException, InterruptedException {
        Process child = ChildJvm.start(List.of(), ColdStart.class, start);
        try (BufferedReader out = child.inputReader(StandardCharsets.US_ASCII)) {
            return Long.parseLong(out.readLine());
        } finally {
            child.waitFor();
        }
    }
}
