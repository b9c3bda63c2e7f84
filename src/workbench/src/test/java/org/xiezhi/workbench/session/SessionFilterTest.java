package org.xiezhi.workbench.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SessionFilterTest {

    @ParameterizedTest
    @CsvSource({
        "navigate, , true",
        "cors, partial/ajax, true",
        "same-origin, partial/ajax, true",
        ", , true",
        "cors, , false",
        "same-origin, , false",
        "no-cors, , false"
    })
    void lets_only_an_answer_that_the_person_sees_take_the_cookie_away(String mode, String faces, boolean seen) {
        assertThat(SessionFilter.seenByPerson(mode, faces)).isEqualTo(seen);
    }
}
