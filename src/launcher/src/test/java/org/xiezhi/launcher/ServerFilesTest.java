package org.xiezhi.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerFilesTest {
    @TempDir
    Path folder;

    @Test
    void unpacks_once() throws IOException {
        Path archive = archive("payara6/a.txt", "one");
        Path target = folder.resolve("server");

        assertThat(ServerFiles.unpack(archive, target)).isTrue();
        assertThat(ServerFiles.unpack(archive, target)).isFalse();
        assertThat(target.resolve("payara6/a.txt")).hasContent("one");
    }

    @Test
    void does_an_interrupted_unpacking_again() throws IOException {
        Path archive = archive("payara6/a.txt", "one");
        Path target = folder.resolve("server");
        Files.createDirectories(target.resolve("payara6"));
        Files.writeString(target.resolve("payara6/a.txt"), "on");

        assertThat(ServerFiles.unpack(archive, target)).isTrue();
        assertThat(target.resolve("payara6/a.txt")).hasContent("one");
    }

    @Test
    void another_archive_replaces_the_old_one_whole() throws IOException {
        Path target = folder.resolve("server");
        ServerFiles.unpack(archive("payara6/old.txt", "one"), target);

        assertThat(ServerFiles.unpack(archive("payara6/new.txt", "two"), target))
                .isTrue();
        assertThat(target.resolve("payara6/old.txt")).doesNotExist();
        assertThat(target.resolve("payara6/new.txt")).hasContent("two");
    }

    @Test
    void refuses_an_entry_that_leads_out_of_the_folder() throws IOException {
        Path archive = archive("../outside.txt", "x");

        assertThatThrownBy(() -> ServerFiles.unpack(archive, folder.resolve("server")))
                .isInstanceOf(UncheckedIOException.class)
                .hasStackTraceContaining("../outside.txt");
        assertThat(folder.resolve("outside.txt")).doesNotExist();
    }

    private Path archive(String name, String text) throws IOException {
        Path archive = folder.resolve("payara.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive))) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return archive;
    }
}
