package org.xiezhi.workbench.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xiezhi.casework.anomaly.AnomalyRule;
import org.xiezhi.casework.anomaly.Hit;
import org.xiezhi.casework.shared.ServerClock;
import org.xiezhi.workbench.words.WordsFixture;

class AnomalyWordsTest {

    private static final UUID WANG = new UUID(1, 2);
    private static final UUID LI = new UUID(3, 4);

    private static final List<String> SENTENCES = List.of(
            "hours",
            "looks",
            "approvals",
            "approvals_unread",
            "refusals",
            "refusals_address",
            "rights",
            "addresses",
            "outsiders",
            "overdue");

    private static AnomalyWords in(Locale locale) {
        return new AnomalyWords(WordsFixture.words(locale), WordsFixture.formats(locale), Map.of(WANG, "王某", LI, "李某"));
    }

    private static Instant at(String time) {
        return LocalDateTime.parse(time).atZone(ServerClock.ZONE).toInstant();
    }

    private static Hit hit(String sentence, String first, String last, String... told) {
        String rule = sentence.split("_", 2)[0];
        boolean nobody = sentence.endsWith("_address");
        return new Hit(
                rule,
                sentence,
                nobody ? Optional.empty() : Optional.of(WANG),
                nobody ? "10.0.0.9" : "",
                rule.equals("rights") ? Optional.of(LI) : Optional.empty(),
                Optional.of("XS-2026-0001"),
                at(first),
                at(last),
                61,
                List.of(told),
                "x");
    }

    private static Hit night(String sentence, String... told) {
        return hit(sentence, "2026-11-28T23:40:00", "2026-11-28T23:58:59", told);
    }

    @Test
    void says_what_happened_with_its_figures_and_those_of_the_rule() {
        AnomalyWords chinese = in(Locale.SIMPLIFIED_CHINESE);
        assertThat(chinese.say(night("looks"), List.of(40, 10)))
                .isEqualTo("王某 2026-11-28 23:40–23:58 查阅 61 件，限值 40 件/10 分钟");
        assertThat(chinese.say(night("rights", "ROOM_HEAD", "90"), List.of(24)))
                .contains("王某 的权限由 李某 变更，90 分钟后", "24 小时")
                .doesNotContain("ROOM_HEAD");
        assertThat(chinese.say(night("outsiders", "access.as_handler"), List.of()))
                .contains("XS-2026-0001", "承办人")
                .doesNotContain("access.");
        assertThat(chinese.say(night("refusals_address"), List.of(5, 10))).contains("10.0.0.9");
        assertThat(chinese.people(night("rights", "ROOM_HEAD", "90"))).isEqualTo("王某、李某");
        assertThat(chinese.people(night("refusals_address"))).isEqualTo("无账号");
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh-CN", "zh-TW", "en"})
    void has_every_sentence_in_every_language_with_no_place_left_open(String tag) {
        AnomalyWords words = in(Locale.forLanguageTag(tag));
        for (String sentence : SENTENCES) {
            assertThat(words.say(night(sentence, "ROOM_HEAD", "90"), List.of(5, 6, 7)))
                    .as(sentence)
                    .contains("23:40")
                    .doesNotContain("⟦", "{", "}");
        }
        for (AnomalyRule rule : AnomalyRule.ALL) {
            assertThat(words.limits(rule.code(), rule.code().equals("outsiders") ? List.of() : List.of(5, 6, 7)))
                    .as(rule.code())
                    .isNotEmpty()
                    .doesNotContain("⟦", "{", "}");
        }
    }

    @Test
    void shortens_the_time_as_far_as_it_stays_clear() {
        AnomalyWords words = in(Locale.ENGLISH);
        assertThat(words.span(hit("looks", "2026-11-28T23:59:01", "2026-11-28T23:59:58")))
                .isEqualTo("2026-11-28 23:59");
        assertThat(words.span(hit("looks", "2026-11-28T23:59:01", "2026-11-29T00:00:00")))
                .isEqualTo("2026-11-28 23:59–2026-11-29 00:00");
    }

    @Test
    void leads_to_the_entries_of_the_person_the_matter_and_the_days_in_china() {
        AnomalyWords words = in(Locale.ENGLISH);
        assertThat(words.trail(hit("looks", "2026-11-28T23:59:01", "2026-11-29T00:00:00")))
                .isEqualTo("person=" + WANG + "&number=XS-2026-0001&from=2026-11-28+23%3A59&to=2026-11-29+00%3A00");
        assertThat(words.trail(night("refusals_address")))
                .isEqualTo("number=XS-2026-0001&address=10.0.0.9&from=2026-11-28+23%3A40&to=2026-11-28+23%3A58");
    }
}
