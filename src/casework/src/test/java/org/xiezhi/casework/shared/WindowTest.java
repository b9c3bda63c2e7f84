package org.xiezhi.casework.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowTest {

    @ParameterizedTest
    @CsvSource({"0,20,0,20", "-7,20,0,20", "39,20,20,20", "99,50,50,50", "60,7000,60,20", "2147483647,50,2147483600,50"
    })
    void is_the_nearest_to_whatever_an_address_asks_for(int first, int size, int nearest, int known) {
        assertThat(Window.asked(first, size)).isEqualTo(new Window(nearest, known));
    }

    @Test
    void refuses_a_size_that_no_page_offers() {
        assertThatThrownBy(() -> new Window(0, 5000)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void moves_back_to_the_last_page_that_has_rows() {
        assertThat(new Window(400, 20).within(21)).isEqualTo(new Window(20, 20));
        assertThat(new Window(400, 20).within(0)).isEqualTo(new Window(0, 20));
        assertThat(new Window(20, 20).within(40)).isEqualTo(new Window(20, 20));
        assertThat(new Window(20, 20).within(20)).isEqualTo(new Window(0, 20));
    }
}
