package org.xiezhi.rest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AnswersTest {

    @Test
    void says_nothing_about_a_fault_outside() {
        assertThat(Refusals.status(new IllegalStateException("expected a, found b")))
                .isEqualTo(500);
    }

    @Test
    void forbids_every_browser_to_load_frame_guess_and_keep() {
        assertThat(AnswerHeaders.ALWAYS)
                .containsEntry("Cache-Control", "no-store")
                .containsEntry("X-Content-Type-Options", "nosniff")
                .containsEntry(
                        "Content-Security-Policy",
                        "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'");
    }
}
