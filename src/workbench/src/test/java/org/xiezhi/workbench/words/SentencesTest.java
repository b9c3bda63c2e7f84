package org.xiezhi.workbench.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SentencesTest {

    private final Sentence sentence = new Sentence(
            Locale.SIMPLIFIED_CHINESE, Map.of("clue.refused", "您不能“{0}”，还剩 {1} 天。", "Permission.CLUE_READ", "查看问题线索"));

    @Test
    void says_an_argument_that_is_itself_a_key_in_words() {
        assertThat(sentence.of("clue.refused", List.of("Permission.CLUE_READ", "3")))
                .isEqualTo("您不能“查看问题线索”，还剩 3 天。");
    }

    @Test
    void shows_an_unknown_key_as_a_mark_that_tests_and_readers_see() {
        assertThat(sentence.of("clue.nothing")).isEqualTo("⟦clue.nothing⟧");
    }

    @Test
    void leaves_braces_and_quotes_of_an_argument_alone() {
        assertThat(sentence.of("clue.refused", List.of("{1} '' {0}", "x"))).isEqualTo("您不能“{1} '' {0}”，还剩 x 天。");
    }

    @Test
    void speaks_simplified_chinese_to_whoever_asks_for_a_language_that_we_do_not_have() {
        assertThat(Languages.nearest(Locale.GERMAN)).isEqualTo(Locale.SIMPLIFIED_CHINESE);
        assertThat(Languages.nearest(Locale.UK)).isEqualTo(Locale.ENGLISH);
        assertThat(Languages.of("zh_TW")).contains(Locale.TRADITIONAL_CHINESE);
        assertThat(Languages.of("../etc")).isEmpty();
        assertThat(Languages.of(null)).isEmpty();
    }
}
