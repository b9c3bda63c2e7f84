package org.xiezhi.casework.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InputCheckTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    @Test
    void names_every_fault_at_once() {
        List<Problem> problems = faults(check -> {
            check.required("name", " ", 10);
            check.required("post", "x".repeat(11), 10);
            check.amount("amount", new BigDecimal("-1"));
        });
        assertThat(problems).extracting(Problem::field).containsExactly("name", "post", "amount");
        assertThat(problems)
                .extracting(Problem::key)
                .containsExactly("input.required", "input.too_long", "input.amount_range");
    }

    @Test
    void counts_a_rare_hanzi_as_one_character_and_keeps_it() {
        InputCheck check = new InputCheck();
        assertThat(check.required("name", "𬱖𠮷", 2)).isEqualTo("𬱖𠮷");
        check.orRefuse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000b", "a\u0007b", "a\u202Eb", "a\u2066b", "a\uD800b", "a\u001Bb", "a␇b", "a\uFFFDb"})
    void refuses_what_hides_or_reorders_text(String text) {
        assertThat(faults(check -> check.required("name", text, 10)))
                .extracting(Problem::key)
                .containsExactly("input.control_characters");
    }

    @ParameterizedTest
    @CsvSource({"某镇\u0007人民政府, 3, U+0007", "'\u001Fa', 1, U+001F", "𬱖\u202Ea, 2, U+202E", "a\uD800, 2, U+D800"})
    void names_the_place_of_what_cannot_be_seen_in_characters(String typed, String position, String code) {
        assertThat(faults(check -> check.optional("name", typed, 10)))
                .singleElement()
                .extracting(Problem::args)
                .isEqualTo(List.of(position, code));
    }

    @Test
    void keeps_line_breaks_and_takes_script_as_text() {
        InputCheck check = new InputCheck();
        assertThat(check.required("text", "一\r\n二\t<script>alert(1)</script>", 100))
                .isEqualTo("一\n二\t<script>alert(1)</script>");
        check.orRefuse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.001", "1.999"})
    void refuses_more_than_two_decimals(String amount) {
        assertThat(faults(check -> check.amount("amount", new BigDecimal(amount))))
                .extracting(Problem::key)
                .containsExactly("input.amount_decimals");
    }

    @Test
    void takes_the_largest_amount_the_database_holds_and_not_one_more() {
        InputCheck check = new InputCheck();
        assertThat(check.amount("amount", new BigDecimal("9999999999999.99"))).isEqualByComparingTo("9999999999999.99");
        check.orRefuse();
        assertThat(faults(bad -> bad.amount("amount", new BigDecimal("10000000000000"))))
                .hasSize(1);
    }

    @Test
    void refuses_a_day_in_the_future_and_takes_today() {
        InputCheck check = new InputCheck();
        assertThat(check.pastDay("received", TODAY, TODAY)).isEqualTo(TODAY);
        check.orRefuse();
        assertThat(faults(bad -> bad.pastDay("received", TODAY.plusDays(1), TODAY)))
                .extracting(Problem::key)
                .containsExactly("input.day_in_future");
    }

    @Test
    void refuses_a_code_that_was_not_offered() {
        assertThat(faults(check -> check.code("label", "FORGED", List.of("OTHER"))))
                .extracting(Problem::key)
                .containsExactly("input.not_offered");
    }

    private static List<Problem> faults(Consumer<InputCheck> typed) {
        InputCheck check = new InputCheck();
        typed.accept(check);
        InvalidException refused = catchThrowableOfType(InvalidException.class, check::orRefuse);
        assertThat(refused).isNotNull();
        return refused.problems();
    }
}
