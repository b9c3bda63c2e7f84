package org.xiezhi.procedure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.xiezhi.procedure.RulebookFixture.RULEBOOK;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SentencesTest {

    /** One refusal for each reason key, from the question that leads to it. */
    private static List<Ruling> refusals() {
        return List.of(
                RULEBOOK.step(Stage.FILED, Step.PROPOSE_FILING),
                RULEBOOK.step(Stage.FILED, Step.REGISTER),
                RULEBOOK.opening(Step.ADD_EVIDENCE),
                RULEBOOK.decides(Level.CHIEF, Level.ROOM_HEAD),
                RULEBOOK.team(Step.REPORT_VERIFICATION, 1),
                RULEBOOK.signed(Step.REPORT_VERIFICATION, Set.of(1, 2), Set.of(1)),
                RULEBOOK.signed(Step.REPORT_VERIFICATION, Set.of(1, 2), Set.of(1, 2, 3)),
                RULEBOOK.secrecy("CONFIDENTIAL", "WORK_SECRET"));
    }

    private static Set<String> expectedKeys() {
        Stream<String> general = Stream.of("general.separator", "general.article", "general.number", "general.local");
        Stream<String> reasons = Arrays.stream(ReasonKey.values()).map(ReasonKey::key);
        Stream<String> names = Stream.of(Stage.values(), Step.values(), Level.values(), RankCategory.values())
                .flatMap(Arrays::stream)
                .map(ReasonKey::token);
        return Stream.of(general, reasons, names).flatMap(keys -> keys).collect(Collectors.toSet());
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void has_every_key_and_no_other(Language language) {
        assertThat(Sentences.words(language).keySet()).containsExactlyInAnyOrderElementsOf(expectedKeys());
        assertThat(Sentences.words(language))
                .allSatisfy((key, word) -> assertThat(word).as(key).isNotEmpty());
    }

    @Test
    void cites_each_text_once_with_all_its_articles() {
        List<Article> articles = List.of(
                new Article("GZ", "2019", "37"), new Article("TL", "2021", "180"), new Article("GZ", "2019", "38"));
        assertThat(new Sentences(RULEBOOK, Locale.SIMPLIFIED_CHINESE).citations(articles))
                .containsExactly("《中国共产党纪律检查机关监督执纪工作规则》（2019）第37条、第38条", "《中华人民共和国监察法实施条例》（2021）第180条");
        assertThat(new Sentences(RULEBOOK, Locale.ENGLISH).citations(articles).get(0))
                .startsWith("article 37, article 38 of 《");
    }

    @Test
    void can_be_asked_for_every_reason() {
        assertThat(refusals().stream()
                        .flatMap(ruling -> ruling.reasons().stream())
                        .map(Reason::key))
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(ReasonKey.values()).map(ReasonKey::key).toList());
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void leaves_no_token_and_no_gap_in_a_sentence(Language language) {
        Sentences sentences =
                new Sentences(RULEBOOK, Locale.forLanguageTag(language.tag().replace('_', '-')));

        for (Ruling refusal : refusals()) {
            assertThat(sentences.of(refusal))
                    .singleElement()
                    .satisfies(sentence -> assertThat(sentence)
                            .doesNotContain("{", "}", "Stage.", "Step.", "Level.", "SECRET_LEVELS.", "''")
                            .contains("《"));
        }
    }

    @Test
    void says_what_happened_which_rule_and_what_to_do() {
        Sentences chinese = new Sentences(RULEBOOK, Locale.SIMPLIFIED_CHINESE);

        assertThat(chinese.of(RULEBOOK.decides(Level.CHIEF, Level.LEADER_IN_CHARGE)))
                .containsExactly("此事至少须由“纪委书记（监委主任）”审批，“分管领导”无权代行。"
                        + "依据：《监察机关监督执法工作规定》（2021）第92条（上级可以代为审批，下级不可以）。请报“纪委书记（监委主任）”审批。");
        assertThat(chinese.of(RULEBOOK.secrecy("CONFIDENTIAL", "WORK_SECRET")).get(0))
                .startsWith("本系统最高只能存放“工作秘密”，不能录入“秘密”的内容。依据：《中华人民共和国保守国家秘密法》（2024）第14条、");
    }

    @Test
    void says_where_the_rule_is_only_local() {
        Sentences english = new Sentences(RULEBOOK, Locale.ENGLISH);

        assertThat(english.of(RULEBOOK.secrecy("INTERNAL", "NONE")).get(0))
                .contains("Rule: this commission’s own rule.");
    }

    @Test
    void says_nothing_about_what_is_allowed() {
        assertThat(new Sentences(RULEBOOK, Locale.ENGLISH).of(RULEBOOK.opening(Step.REGISTER)))
                .isEmpty();
    }

    @Test
    void names_codes_and_refuses_those_it_does_not_have() {
        Sentences english = new Sentences(RULEBOOK, Locale.ENGLISH);

        assertThat(english.name(Stage.FILED)).isEqualTo("Case filed");
        assertThatThrownBy(() -> english.name(Limit.VERIFICATION))
                .hasMessage("expected a key of reasons_en, found Limit.VERIFICATION");
    }

    @ParameterizedTest
    @CsvSource({
        "zh-Hans-HK,zh_CN",
        "zh-CN,zh_CN",
        "zh,zh_CN",
        "zh-TW,zh_TW",
        "zh-HK,zh_TW",
        "zh-Hant,zh_TW",
        "en-GB,en",
        "fr,zh_CN",
    })
    void finds_the_language_of_a_locale(String locale, String tag) {
        assertThat(Language.of(Locale.forLanguageTag(locale)).tag()).isEqualTo(tag);
    }
}
