package org.xiezhi.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskFilesTest {

    @TempDir
    Path folder;

    private final DiskFiles files = new DiskFiles();

    @Test
    void writes_a_new_file_whole() {
        files.writeNew(folder.resolve("new"), new byte[] {1, 2, 3});

        assertThat(files.read(folder.resolve("new"))).hasValue(new byte[] {1, 2, 3});
    }

    @Test
    void follows_no_link_and_touches_nothing_that_is_there() throws IOException {
        Path other = Files.writeString(folder.resolve("other"), "of somebody else");
        Path link = Files.createSymbolicLink(folder.resolve("link"), other);
        Path dangling = Files.createSymbolicLink(folder.resolve("dangling"), folder.resolve("nowhere"));

        for (Path taken : new Path[] {other, link, dangling}) {
            assertThatThrownBy(() -> files.writeNew(taken, new byte[] {1})).isInstanceOf(UncheckedIOException.class);
        }

        assertThat(other).hasContent("of somebody else");
        assertThat(folder.resolve("nowhere")).doesNotExist();
    }
}
