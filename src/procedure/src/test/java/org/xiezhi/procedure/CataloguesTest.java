package org.xiezhi.procedure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.xiezhi.procedure.RulebookFixture.RULEBOOK;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CataloguesTest {

    private static final List<String> LEVELS =
            List.of("NONE", "INTERNAL", "WORK_SECRET", "CONFIDENTIAL", "CLASSIFIED", "TOP_SECRET");

    @ParameterizedTest
    @CsvSource({"SOURCES,9", "LABELS,6", "DOMAINS,23", "SECRET_LEVELS,6", "EVIDENCE_KINDS,8", "ERASURE_GROUNDS,7"})
    void has_every_entry(Catalogue catalogue, int count) {
        assertThat(RULEBOOK.catalogue(catalogue)).hasSize(count);
        assertThat(RULEBOOK.catalogue(catalogue)).extracting(Entry::code).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource(Catalogue.class)
    void names_every_entry_differently_in_each_language(Catalogue catalogue) {
        for (Language language : Language.values()) {
            assertThat(RULEBOOK.catalogue(catalogue))
                    .extracting(entry -> entry.names().get(language))
                    .doesNotContainNull()
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void gives_the_three_labels_with_note_and_articles() {
        assertThat(RULEBOOK.catalogue(Catalogue.LABELS))
                .extracting(entry -> entry.name(Locale.SIMPLIFIED_CHINESE))
                .containsExactly("民生领域“微腐败”", "“保护伞”", "“绊脚石”", "违反中央八项规定精神", "作风", "其他");
        Entry umbrella = RULEBOOK.entry(Catalogue.LABELS, "PROTECTIVE_UMBRELLA");
        assertThat(umbrella.articles()).extracting(Article::cite).contains("CF(2023) 125", "ZW(2020) 37");
        assertThat(umbrella.note(Locale.ENGLISH)).isPresent();
        assertThat(RULEBOOK.entry(Catalogue.LABELS, "OTHER").note(Locale.ENGLISH))
                .isEmpty();
    }

    @Test
    void compares_every_pair_of_secret_levels() {
        for (String level : LEVELS) {
            for (String system : LEVELS) {
                Ruling ruling = RULEBOOK.secrecy(level, system);
                assertThat(ruling.allowed())
                        .as(level + " in a system for " + system)
                        .isEqualTo(LEVELS.indexOf(level) <= LEVELS.indexOf(system));
            }
        }
    }

    @Test
    void refuses_a_state_secret_with_the_article_of_the_secrecy_law() {
        Ruling ruling = RULEBOOK.secrecy("CONFIDENTIAL", "WORK_SECRET");

        assertThat(ruling.reasons()).extracting(Reason::key).containsExactly("procedure.secret_level_too_high");
        assertThat(ruling.articles()).extracting(Article::cite).contains("BM(2024) 31");
    }

    @Test
    void treats_an_unknown_code_as_a_fault() {
        assertThatThrownBy(() -> RULEBOOK.secrecy("COSMIC", "WORK_SECRET"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("expected one of " + LEVELS + ", found 'COSMIC'");
    }
}
