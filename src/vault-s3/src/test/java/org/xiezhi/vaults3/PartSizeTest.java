package org.xiezhi.vaults3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PartSizeTest {

    @ParameterizedTest
    @CsvSource({
        "0, 8388608",
        "1, 8388608",
        "10737418240, 8388608",
        "75497472000, 9437184",
        "107374182400, 12582912",
        "1099511627776, 122683392"
    })
    void follows_what_is_declared(long declared, int expected) throws IOException {
        assertThat(PartSize.of(declared)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"10737418240", "70000000000", "75497471999", "75497472000", "1099511627776", "10995116277760"})
    void leaves_room_for_what_encrypting_adds(long declared) throws IOException {
        long container = declared + declared / 1000 + 1000;
        assertThat(container / PartSize.of(declared) + 1).isLessThanOrEqualTo(PartSize.MOST_PARTS);
    }

    @Test
    void says_when_no_part_is_large_enough() {
        assertThatThrownBy(() -> PartSize.of(Long.MAX_VALUE)).isInstanceOf(IOException.class);
    }
}
