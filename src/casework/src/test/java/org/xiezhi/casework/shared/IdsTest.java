package org.xiezhi.casework.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class IdsTest {

    @Test
    void is_of_version_7_and_variant_2() {
        UUID id = Ids.next(Instant.parse("2026-11-23T08:00:00Z"));
        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
    }

    @Test
    void sorts_as_text_by_time() {
        List<String> ids = new ArrayList<>();
        Instant start = Instant.parse("2026-11-23T08:00:00Z");
        for (int i = 0; i < 100; i++) {
            ids.add(Ids.next(start.plusMillis(i)).toString());
        }
        assertThat(ids).isSorted().doesNotHaveDuplicates();
    }
}
