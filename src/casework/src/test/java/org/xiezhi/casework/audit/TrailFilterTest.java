package org.xiezhi.casework.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class TrailFilterTest {

    @Test
    void tells_only_what_narrows() {
        TrailFilter filter = new TrailFilter(
                        null, null, "XS-2026-0001", null, "refused", "10.1.2.3", "access.barred", null, null)
                .days(LocalDate.of(2026, 11, 1), LocalDate.of(2026, 11, 2));

        assertThat(filter.told())
                .isEqualTo("number=XS-2026-0001 outcome=refused address=10.1.2.3 rule=access.barred"
                        + " from=2026-11-01T00:00 to=2026-11-03T00:00");
    }

    @Test
    void tells_nothing_of_a_look_at_everything() {
        assertThat(TrailFilter.none().told()).isEmpty();
    }
}
