package org.xiezhi.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WiredPackagesTest {

    @TempDir
    Path install;

    @Test
    void is_a_fragment_whose_every_import_may_be_missing() throws IOException {
        Path modules = Files.createDirectories(install.resolve("modules"));
        Files.writeString(modules.resolve("xiezhi-wired-packages.jar"), "of an earlier start");

        WiredPackages.write(install);

        try (Stream<Path> files = Files.list(modules)) {
            assertThat(files).containsExactly(modules.resolve("xiezhi-wired-packages.jar"));
        }
        try (JarFile jar =
                new JarFile(modules.resolve("xiezhi-wired-packages.jar").toFile())) {
            Attributes manifest = jar.getManifest().getMainAttributes();
            assertThat(manifest.getValue("Fragment-Host")).isEqualTo("GlassFish-Application-Common-Module");
            assertThat(List.of(manifest.getValue("Import-Package").split(",")))
                    .contains("jakarta.faces.component;resolution:=optional")
                    .allMatch(name -> name.matches("[a-z0-9_]+(\\.[a-zA-Z0-9_]+)+;resolution:=optional"));
        }
    }

    @Test
    void the_next_start_finds_it_as_it_should_be_and_leaves_it_alone() throws IOException {
        Path file = Files.createDirectories(install.resolve("modules")).resolve("xiezhi-wired-packages.jar");
        WiredPackages.write(install);
        FileTime longAgo = FileTime.fromMillis(0);
        Files.setLastModifiedTime(file, longAgo);

        WiredPackages.write(install);

        assertThat(Files.getLastModifiedTime(file)).isEqualTo(longAgo);
    }

    @Test
    void the_list_names_each_package_once_in_order_and_none_that_no_bundle_may_import() {
        List<String> names = Domain.resource("wired-packages.txt")
                .lines()
                .filter(line -> !line.startsWith("#"))
                .toList();

        // The framework refuses a bundle that imports java.* or a package twice, and with it every application.
        assertThat(names).isSorted().doesNotHaveDuplicates().noneMatch(name -> name.startsWith("java."));
    }

    @Test
    void says_where_it_cannot_write() {
        assertThatThrownBy(() -> WiredPackages.write(install.resolve("absent")))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("xiezhi-wired-packages.jar cannot be written");
    }
}
