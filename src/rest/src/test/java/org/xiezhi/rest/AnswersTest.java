package org.xiezhi.rest;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AnswersTest {

    @Test
    void says_nothing_about_a_fault_outside() {
        assertThat(Refusals.status(new IllegalStateException("expected a, found b")))
                .isEqualTo(500);
    }

    @Test
    void says_what_went_wrong_in_the_words_of_its_status() {
        assertThat(Problems.text(401, "Unauthorized"))
                .isEqualTo("{\"status\":401,\"title\":\"Unauthorized\",\"type\":\"about:blank\"}");
    }

    @Test
    void lets_nobody_keep_an_answer_that_does_not_say_so_itself() {
        MultivaluedMap<String, Object> bare = new MultivaluedHashMap<>();
        AnswerHeaders.add(bare);
        assertThat(bare.getFirst("Cache-Control")).isEqualTo("no-store");
        MultivaluedMap<String, Object> tile = new MultivaluedHashMap<>(Map.of("Cache-Control", "private"));
        AnswerHeaders.add(tile);
        assertThat(tile.get("Cache-Control")).containsExactly("private");
    }

    @Test
    void forbids_every_browser_to_load_frame_and_guess() {
        assertThat(AnswerHeaders.ALWAYS)
                .containsEntry("X-Content-Type-Options", "nosniff")
                .containsEntry(
                        "Content-Security-Policy",
                        "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'");
    }
}
