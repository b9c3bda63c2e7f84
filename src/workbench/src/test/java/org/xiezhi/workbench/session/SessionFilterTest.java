package org.xiezhi.workbench.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SessionFilterTest {

    @ParameterizedTest
    @CsvSource({"navigate, true", ", true", "cors, false", "same-origin, false", "no-cors, false"})
    void lets_only_the_opening_of_a_page_take_the_cookie_away(String mode, boolean taken) {
        assertThat(SessionFilter.opensPage(mode)).isEqualTo(taken);
    }
}
