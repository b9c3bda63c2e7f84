package org.xiezhi.casework.startup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.xiezhi.casework.CaseworkFixture;

class ProductVersionTest {

    @Test
    void is_the_version_that_the_build_gave_the_archive() throws IOException {
        assertThat(Files.readString(Path.of("../../pom.xml")))
                .contains("<artifactId>xiezhi</artifactId>\n  <version>" + ProductVersion.read() + "</version>");
    }

    @Test
    void stands_in_the_entry_of_the_start() {
        try (CaseworkFixture casework = new CaseworkFixture()) {
            casework.get(OpeningService.class).open("unit 1");
            assertThat(casework.recorded())
                    .first()
                    .asString()
                    .contains("SYSTEM_STARTED", "VERSION=" + ProductVersion.read());
        }
    }
}
