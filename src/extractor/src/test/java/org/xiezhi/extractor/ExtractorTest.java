package org.xiezhi.extractor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The extractor as a process. */
class ExtractorTest {

    @TempDir
    Path folder;

    private Process start() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:-UsePerfData",
                        "-Djava.io.tmpdir=" + folder,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Extractor.class.getName())
                .directory(folder.toFile())
                .start();
    }

    private static void send(Process process, long size, byte[] document) throws IOException {
        DataOutputStream out = new DataOutputStream(process.getOutputStream());
        out.writeLong(size);
        out.write(document);
        out.flush();
    }

    @Test
    void answers_in_utf_8_whatever_the_machine_speaks_and_leaves_no_file_and_no_word_elsewhere() throws Exception {
        Process process = start();
        send(process, Documents.notice().length, Documents.notice());
        assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .startsWith("P\t关于低保发放情况的说明\n")
                .endsWith("=\tWHOLE\n");
        assertThat(new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8))
                .doesNotContain("低保");
        assertThat(process.waitFor()).isZero();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void ends_with_its_input() throws Exception {
        Process process = start();
        send(process, 1L << 20, new byte[100]);
        process.getOutputStream().close();
        assertThat(process.getInputStream().readAllBytes()).isEmpty();
        assertThat(process.waitFor()).isEqualTo(1);
    }

    @Test
    void refuses_a_length_that_no_document_has() throws Exception {
        Process process = start();
        send(process, -1, new byte[0]);
        assertThat(process.getInputStream().readAllBytes()).isEmpty();
        assertThat(process.waitFor()).isEqualTo(1);
    }

    @Test
    void has_no_temporary_files() {
        assertThatThrownBy(() -> new NoFiles().createTempFile("poi", ".tmp")).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> new NoFiles().createTempDirectory("poi")).isInstanceOf(IOException.class);
    }
}
