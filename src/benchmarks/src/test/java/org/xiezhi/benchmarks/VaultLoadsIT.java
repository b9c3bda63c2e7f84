package org.xiezhi.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every load of the vault once and for a moment, as {@link LoadsIT} does for those of the trail. */
class VaultLoadsIT {

    private static final long MIB = 1 << 20;
    // Three segments and a bit: borders between segments are met.
    private static final VaultScale MOMENT =
            new VaultScale(1, 3 * MIB + 100, 3 * MIB + 100, 20, 40 * MIB, 3 * MIB + 100);

    @TempDir
    Path folder;

    @AfterEach
    void nothing_large_is_left_on_the_disk() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            assertThat(all.filter(Files::isRegularFile))
                    .allMatch(file -> file.toFile().length() < MIB);
        }
    }

    private static void assertPositive(List<Result> results, int lines) {
        assertThat(results)
                .hasSize(lines)
                .allSatisfy(result -> assertThat(result.sample().lowest()).isPositive());
    }

    @Test
    void a_file_comes_in_with_two_threads_and_with_one() throws Exception {
        assertPositive(new VaultLoads(folder, MOMENT).put(), 2);
    }

    @Test
    void an_object_is_read_whole() throws Exception {
        assertPositive(new VaultLoads(folder, MOMENT).read(), 1);
    }

    @Test
    void an_object_is_read_at_random_places_by_processor_and_by_clock() throws Exception {
        assertPositive(new VaultLoads(folder, MOMENT).seek(), 4);
    }

    @Test
    void live_memory_is_looked_at_while_an_object_comes_in() throws Exception {
        List<Result> results = new VaultLoads(folder, MOMENT).heap();
        assertThat(results.get(0).what()).contains("40.00 MiB");
    }

    @Test
    void a_stream_gives_all_its_bytes_and_sees_what_is_held_meanwhile() throws Exception {
        WatchedStream stream = new WatchedStream(10 * MIB + 1);
        long before = WatchedStream.liveMemory();
        byte[] held = stream.readAllBytes();
        assertThat(held).hasSize((int) (10 * MIB + 1));
        assertThat(stream.mostLive()).isGreaterThan(before + 5 * MIB);
        assertThat(stream.read()).isNegative();
    }

    @Test
    void a_fresh_process_takes_a_file_in() throws Exception {
        assertPositive(new VaultLoads(folder, MOMENT).cold(), 4);
    }

    @Test
    void a_program_that_is_not_there_is_named_with_what_brings_it() {
        assertThatThrownBy(() -> ToolLoads.find(folder, MOMENT, folder.toString()))
                .isInstanceOf(MissingProgramException.class)
                .hasMessageContaining("age")
                .hasMessageContaining("apt-get install age restic");
    }

    @Test
    void the_programs_of_others_take_the_same_file() throws Exception {
        // Not everybody who builds has them; the part vault-tools says so.
        assumeThat(Programs.find("age")).isPresent();
        assumeThat(Programs.find("restic")).isPresent();
        assertPositive(ToolLoads.find(folder, MOMENT).tools(), 3);
    }
}
