package org.xiezhi.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SentencesTest {

    @ParameterizedTest
    @ValueSource(strings = {"zh_CN", "zh_TW", "en"})
    void has_every_key_in_use_and_no_other(String language) throws IOException {
        Set<String> used = new TreeSet<>();
        Rule.ALL.forEach(rule -> used.add(rule.reason()));
        Incompatibility.ALL.forEach(pair -> used.add(pair.reason()));
        Arrays.stream(Role.values()).forEach(role -> used.add("Role." + role.name()));
        Arrays.stream(Permission.values()).forEach(permission -> used.add("Permission." + permission.name()));
        assertThat(new TreeSet<>(bundle(language).stringPropertyNames())).isEqualTo(used);
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh_CN", "zh_TW", "en"})
    void says_what_happened_which_rule_and_what_to_do(String language) throws IOException {
        Properties bundle = bundle(language);
        String end = language.equals("en") ? "[.;] " : "。";
        for (String key : bundle.stringPropertyNames()) {
            if (key.startsWith("access.")) {
                assertThat(bundle.getProperty(key).split(end).length).as(key).isGreaterThanOrEqualTo(3);
                assertThat(bundle.getProperty(key))
                        .as(key)
                        .containsAnyOf("Rule: ", "依据", "依據")
                        .doesNotContain("'");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh-CN", "zh-TW", "en"})
    void fills_in_every_label(String language) {
        Sentences sentences = new Sentences(Locale.forLanguageTag(language));
        Stream<Reason> reasons = Stream.concat(
                Rule.ALL.stream().map(rule -> new Reason(rule.reason(), List.of("Permission.APPROVAL_DECIDE"))),
                Incompatibility.ALL.stream()
                        .map(pair -> new Reason(pair.reason(), List.of("Role.AUDITOR", "Role.CHIEF"))));
        assertThat(reasons.map(sentences::of))
                .allSatisfy(sentence -> assertThat(sentence).doesNotContain("{", "Permission.", "Role."));
    }

    @Test
    void speaks_simplified_chinese_to_whoever_asks_for_another_language() {
        assertThat(new Sentences(Locale.FRENCH).of(Role.CHIEF)).isEqualTo("纪委书记、监委主任");
        assertThat(new Sentences(Locale.CHINESE).of(Role.CHIEF)).isEqualTo("纪委书记、监委主任");
        assertThat(new Sentences(Locale.forLanguageTag("zh-Hant-HK")).of(Role.CHIEF))
                .isEqualTo("紀委書記、監委主任");
        assertThat(new Sentences(Locale.forLanguageTag("zh-Hans-HK")).of(Role.CHIEF))
                .isEqualTo("纪委书记、监委主任");
        assertThat(new Sentences(Locale.UK).of(Permission.CLUE_READ)).isEqualTo("read a clue");
    }

    private static Properties bundle(String language) throws IOException {
        Properties bundle = new Properties();
        try (InputStream file =
                requireNonNull(SentencesTest.class.getResourceAsStream("reasons_" + language + ".properties"))) {
            bundle.load(new InputStreamReader(file, UTF_8));
        }
        return bundle;
    }
}
