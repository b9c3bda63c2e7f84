package org.xiezhi.casework.shared;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ControlPicturesTest {

    @ParameterizedTest
    @CsvSource({
        "某\u0007镇, 某␇镇",
        "'\u0000\u001B\u007F', ␀␛␡",
        "\uD800x, \uFFFDx",
        "\uFFFE, \uFFFD",
        "𬱖𠮷, 𬱖𠮷",
        "'a\tb\r\nc', 'a\tb\r\nc'"
    })
    void shows_what_could_not_be_seen_and_leaves_what_can(String typed, String shown) {
        assertThat(ControlPictures.of(typed)).isEqualTo(shown);
    }
}
