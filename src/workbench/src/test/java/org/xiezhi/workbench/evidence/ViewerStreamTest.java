package org.xiezhi.workbench.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.junit.jupiter.api.Test;

class ViewerStreamTest {

    @Test
    void knows_that_the_viewer_hung_up() {
        ViewerStream viewer = new ViewerStream(new OutputStream() {
            @Override
            public void write(int value) throws IOException {
                throw new IOException("Broken pipe");
            }
        });
        assertThatThrownBy(() -> viewer.write(new byte[8], 0, 8)).hasMessage("Broken pipe");
        assertThat(viewer.gone()).isTrue();
    }

    @Test
    void hands_on_what_is_written() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ViewerStream viewer = new ViewerStream(out);
        viewer.write('a');
        viewer.write("bcd".getBytes(java.nio.charset.StandardCharsets.US_ASCII), 1, 2);
        assertThat(out).hasToString("acd");
        assertThat(viewer.gone()).isFalse();
    }
}
