package org.xiezhi.workbench.errors;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrorServletTest {

    @ParameterizedTest
    @CsvSource({
        "GET, 'text/html,application/xhtml+xml,*/*;q=0.8', true",
        "POST, 'TEXT/HTML', true",
        "GET, '*/*', false",
        "GET, , false",
        "POST, 'application/json', false",
        "HEAD, 'text/html', false",
        "PATCH, 'text/html', false",
        "DELETE, 'text/html', false"
    })
    void gives_a_page_only_to_who_opens_one(String method, String accept, boolean page) {
        assertThat(ErrorServlet.wantsPage(method, accept)).isEqualTo(page);
    }
}
