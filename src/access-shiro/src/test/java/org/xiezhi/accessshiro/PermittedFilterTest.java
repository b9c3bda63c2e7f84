package org.xiezhi.accessshiro;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.xiezhi.casework.audit.Subject;

class PermittedFilterTest {

    @Test
    void names_the_thing_that_the_address_asks_for() {
        UUID id = UUID.fromString("01935a8f-0000-7000-8000-00000000002a");
        assertThat(PermittedFilter.subject("/casefile/view.xhtml", id.toString()))
                .isEqualTo(Subject.of("casefile", id));
    }

    @Test
    void names_only_the_folder_if_the_id_is_not_one() {
        assertThat(PermittedFilter.subject("/clue/view.xhtml", "1-2-3-4-5")).isEqualTo(Subject.of("clue"));
        assertThat(PermittedFilter.subject("/clue/view.xhtml", null)).isEqualTo(Subject.of("clue"));
        assertThat(PermittedFilter.subject("/unknown", null)).isEqualTo(Subject.of("address"));
    }
}
