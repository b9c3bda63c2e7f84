package org.xiezhi.workbench.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UploadServletTest {

    @Test
    void knows_a_piece_with_and_without_the_charset_that_the_server_adds() {
        assertThat(UploadServlet.isPiece("application/offset+octet-stream")).isTrue();
        assertThat(UploadServlet.isPiece("application/offset+octet-stream;charset=UTF-8"))
                .isTrue();
        assertThat(UploadServlet.isPiece("application/octet-stream")).isFalse();
        assertThat(UploadServlet.isPiece(null)).isFalse();
    }
}
