package org.xiezhi.casework.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class TrailFilterTest {

    @Test
    void tells_only_what_narrows() {
        TrailFilter filter = new TrailFilter(null, "XS-2026-0001", null, "refused", LocalDate.of(2026, 11, 1), null);

        assertThat(filter.told()).isEqualTo("number=XS-2026-0001 outcome=refused from=2026-11-01");
    }

    @Test
    void tells_nothing_of_a_look_at_everything() {
        assertThat(TrailFilter.none().told()).isEmpty();
    }
}
