package org.xiezhi.workbench.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EdgeTest {

    @Test
    void lets_no_page_of_another_site_change_anything() {
        assertThat(SameOriginFilter.fromHere("POST", "cross-site", null, "h")).isFalse();
        assertThat(SameOriginFilter.fromHere("POST", "same-site", null, "h")).isFalse();
        assertThat(SameOriginFilter.fromHere("DELETE", null, "http://evil.example", "h:8080"))
                .isFalse();
        assertThat(SameOriginFilter.fromHere("POST", null, "null", "h:8080")).isFalse();
        assertThat(SameOriginFilter.fromHere("PATCH", null, "not an origin", "h:8080"))
                .isFalse();
    }

    @Test
    void lets_its_own_pages_and_programs_through() {
        assertThat(SameOriginFilter.fromHere("POST", "same-origin", "http://evil.example", "h"))
                .isTrue();
        assertThat(SameOriginFilter.fromHere("POST", null, "http://h:8080", "h:8080"))
                .isTrue();
        assertThat(SameOriginFilter.fromHere("POST", null, null, "h")).isTrue();
        assertThat(SameOriginFilter.fromHere("GET", "cross-site", null, "h")).isTrue();
    }

    @Test
    void forbids_the_browser_to_guess_frame_and_keep() {
        assertThat(SecurityHeaders.of(false, false, false))
                .containsEntry("X-Content-Type-Options", "nosniff")
                .containsEntry("Cache-Control", "no-store")
                .containsEntry("Referrer-Policy", "same-origin")
                .doesNotContainKey("Strict-Transport-Security");
        assertThat(SecurityHeaders.of(true, false, true))
                .containsKey("Strict-Transport-Security")
                .doesNotContainKey("Cache-Control");
    }

    @Test
    void lets_the_worker_of_documents_fetch_and_decode_and_nothing_else_do_so() {
        String worker = "/webjars/pdfjs-dist/4.10.38/build/pdf.worker.min.mjs";
        assertThat(ProductFiles.pdfWorker(worker)).isTrue();
        assertThat(ProductFiles.pdfWorker("/evidence/content/pdf.worker.min.mjs"))
                .isFalse();
        assertThat(SecurityHeaders.of(false, true, true).get("Content-Security-Policy"))
                .contains("connect-src 'self'", "wasm-unsafe-eval")
                .doesNotContain("'unsafe-eval'");
    }

    @Test
    void allows_scripts_only_from_here_or_with_the_nonce() {
        assertThat(PagePolicy.of("abc").split("; "))
                .contains("default-src 'none'", "script-src 'self' 'nonce-abc'", "style-src 'self'")
                .contains("frame-ancestors 'none'", "connect-src 'self'")
                .noneMatch(directive -> directive.contains("unsafe-eval"))
                .noneMatch(directive -> directive.startsWith("script-src") && directive.contains("unsafe"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil.example/x.xhtml",
                "http://evil.example/",
                "/\\evil.example/x.xhtml",
                "/a.xhtml\r\nX: y",
                "/../x.xhtml",
                "/clue/view.xhtml?id=<script>",
                "javascript:alert(1)",
                ""
            })
    void goes_back_to_no_address_but_its_own(String wanted) {
        assertThat(OwnAddress.orStart(wanted)).isEqualTo("/index.xhtml");
    }

    @Test
    void goes_back_to_the_page_that_was_asked_for() {
        String page = "/clue/view.xhtml?id=01935a8f-0000-7000-8000-00000000002a";
        assertThat(OwnAddress.orStart(page)).isEqualTo(page);
        assertThat(OwnAddress.orStart(null)).isEqualTo("/index.xhtml");
    }
}
