package org.xiezhi.workbench.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TusMetadataTest {

    @Test
    void reads_names_beyond_the_basic_plane() {
        String name = "林晓𬱖.pdf";
        String header = "filename " + Base64.getEncoder().encodeToString(name.getBytes(StandardCharsets.UTF_8));

        assertThat(TusMetadata.parse(header)).isEqualTo(Map.of("filename", name));
        assertThat(TusMetadata.of("filename", name)).isEqualTo(header);
    }

    @Test
    void reads_several_pairs_and_empty_values() {
        assertThat(TusMetadata.parse("filename YS5wZGY=, matter eA==,flag"))
                .isEqualTo(Map.of("filename", "a.pdf", "matter", "x", "flag", ""));
        assertThat(TusMetadata.parse(null)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"filename ***", "a YQ== YQ==", ","})
    void refuses_what_is_not_written_by_the_protocol(String header) {
        assertThatThrownBy(() -> TusMetadata.parse(header)).isInstanceOf(IllegalArgumentException.class);
    }
}
