package org.xiezhi.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What does not fit into memory comes back from the disk, whole and in order. */
class SpillTest {

    private static final int MANY = 10_000;

    @TempDir
    Path folder;

    @Test
    void gives_back_every_record_of_one_key_in_the_order_it_came() {
        try (Spill spill = new Spill(12, folder)) {
            for (long i = 0; i < MANY; i++) {
                spill.add(7, 9, i, 0, 0, 0, 0, 0, 0, 0, 0, -i);
            }
            List<Long> found = new ArrayList<>();
            spill.forEach(() -> (records, at) -> {
                assertThat(records[at + 11]).isEqualTo(-records[at + 2]);
                found.add(records[at + 2]);
            });
            assertThat(found).hasSize(MANY).isSorted().doesNotHaveDuplicates();
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void shows_one_part_in_pieces_of_a_few_records_however_many_it_has() {
        try (Spill spill = new Spill(12, folder)) {
            for (long i = 0; i < MANY; i++) {
                spill.add(7, 9, i, 0, 0, 0, 0, 0, 0, 0, 0, 0);
            }
            Set<Integer> lengths = new HashSet<>();
            spill.forEach(() -> (records, at) -> lengths.add(records.length));
            assertThat(lengths).allSatisfy(length -> assertThat(length).isLessThanOrEqualTo(768));
        }
    }

    @Test
    void gives_each_key_to_one_visitor_and_ends_every_part() {
        try (Spill spill = new Spill(3, folder)) {
            for (long i = 0; i < MANY; i++) {
                spill.add(i % 500, i % 7, i);
            }
            List<Set<List<Long>>> ended = new ArrayList<>();
            spill.forEach(() -> new Spill.Visitor() {
                private final Set<List<Long>> keys = new HashSet<>();

                @Override
                public void record(long[] records, int at) {
                    keys.add(List.of(records[at], records[at + 1]));
                }

                @Override
                public void end() {
                    ended.add(keys);
                }
            });
            assertThat(ended).hasSize(256);
            assertThat(ended.stream().mapToInt(Set::size).sum()).isEqualTo(500 * 7);
        }
    }
}
