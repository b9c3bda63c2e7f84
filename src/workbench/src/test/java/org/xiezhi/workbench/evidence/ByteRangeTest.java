package org.xiezhi.workbench.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteRangeTest {

    private static final long SIZE = 1000;

    @ParameterizedTest
    @CsvSource({
        "bytes=0-0, 0, 0",
        "bytes=0-, 0, 999",
        "bytes=0-999, 0, 999",
        "bytes=10-19, 10, 19",
        "bytes=990-5000, 990, 999",
        "bytes=999-999, 999, 999",
        "bytes=-1, 999, 999",
        "bytes=-1000, 0, 999",
        "bytes=-5000, 0, 999"
    })
    void gives_the_part_that_is_there(String header, long from, long to) {
        assertThat(ByteRange.of(header, SIZE)).contains(new ByteRange(from, to));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=1000-", "bytes=1000-1001", "bytes=999999999999999999-", "bytes=-0", "bytes=5-4"})
    void knows_when_nothing_of_it_is_there(String header) {
        assertThat(ByteRange.of(header, SIZE)).isEmpty();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "bytes", "bytes=", "bytes=a-b", "bytes=0-1,5-6", "items=0-1", "bytes=--5"})
    void overlooks_what_is_no_single_range(String header) {
        assertThat(ByteRange.asked(header)).isFalse();
    }

    @Test
    void sends_the_whole_if_the_client_holds_a_part_of_another_content() {
        assertThat(ByteRange.holds(null, "\"ab\"")).isTrue();
        assertThat(ByteRange.holds("\"ab\"", "\"ab\"")).isTrue();
        assertThat(ByteRange.holds("\"cd\"", "\"ab\"")).isFalse();
        assertThat(ByteRange.holds("Wed, 21 Oct 2015 07:28:00 GMT", "\"ab\"")).isFalse();
    }
}
