package org.xiezhi.workbench.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xiezhi.casework.audit.Act;
import org.xiezhi.casework.audit.TrailEntries.Entry;
import org.xiezhi.casework.audit.TrailEntries.Erased;
import org.xiezhi.workbench.words.Bundles;
import org.xiezhi.workbench.words.Languages;
import org.xiezhi.workbench.words.WordsFixture;

class EntryWordsTest {

    private static final UUID ROOM = new UUID(1, 1);

    private final EntryWords chinese =
            new EntryWords(WordsFixture.words(Locale.SIMPLIFIED_CHINESE), Map.of(ROOM, "第一纪检监察室"));

    @Test
    void tells_who_did_what_to_which_number() {
        assertThat(chinese.sentence(entry(
                        Act.PROPOSAL_AGREED,
                        Map.of(
                                "number", Optional.of("XS-2026-0001"),
                                "step", Optional.of("APPROVE_ASSIGNMENT"),
                                "level", Optional.of("CHIEF"),
                                "document", Optional.of("ab12")))))
                .startsWith("陈思远以")
                .contains("同意 XS-2026-0001 的")
                .endsWith("，所批文件 ab12")
                .doesNotContain("APPROVE_ASSIGNMENT", "{", "[");
    }

    @Test
    void names_what_it_may_not_show_and_leaves_out_what_was_not_recorded() {
        Map<String, Optional<String>> values = Map.of(
                "number", Optional.of("XS-2026-0001"),
                "step", Optional.of("APPROVE_ASSIGNMENT"),
                "level", Optional.of("CHIEF"),
                "reason", Optional.empty());
        assertThat(chinese.sentence(entry(Act.PROPOSAL_RETURNED, values)))
                .endsWith("，理由（不予显示）")
                .doesNotContain("所退文件");
    }

    @Test
    void tells_from_and_to_of_what_changed() {
        Entry entry = entry(
                Act.ACCOUNT_DISABLED,
                Map.of(
                        "changed",
                        Optional.of("account.disabled: false → true\naccount.password_hash\naccount.room_id: - → "
                                + ROOM + "\nnobody.knows: 1 → 2")));
        assertThat(chinese.changes(entry))
                .containsExactly("账号停用：否 → 是", "账号密码已变更", "账号部门：无 → 第一纪检监察室", "nobody.knows：1 → 2");
        assertThat(chinese.rest(entry)).isEmpty();
    }

    @Test
    void puts_beside_the_sentence_what_it_has_no_place_for() {
        Entry entry = entry(
                Act.CLUE_OPENED, Map.of("number", Optional.of("XS-2026-0001"), "address", Optional.of("10.1.2.3")));
        assertThat(chinese.sentence(entry)).isEqualTo("陈思远查看问题线索 XS-2026-0001");
        assertThat(chinese.rest(entry)).isEqualTo("地址：10.1.2.3");
    }

    @ParameterizedTest
    @EnumSource(Act.class)
    void has_a_sentence_for_every_act_with_places_for_what_it_records_and_for_nothing_else(Act act) {
        Set<String> recorded = new HashSet<>(Set.of("who"));
        act.recorded().forEach(value -> recorded.add(value.code()));
        for (Locale language : Languages.ALL) {
            String form = Bundles.of(language).get("audit_told.sentence." + act.name());
            assertThat(form).as("%s in %s", act, language).isNotBlank();
            assertThat(recorded)
                    .as("%s in %s", act, language)
                    .containsAll(new SentenceForm(String.valueOf(form)).names());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"account_roles", "matter_stage", "proposal_state", "proposal_step_decision", "handover_state"})
    void has_a_name_for_a_column(String column) {
        Languages.ALL.forEach(language -> assertThat(Bundles.of(language)).containsKey("audit_column.label." + column));
    }

    @Test
    void says_in_the_place_of_a_value_on_what_ground_it_was_erased() {
        assertThat(erased(Locale.SIMPLIFIED_CHINESE, "RETENTION_OVER"))
                .isEqualTo("地址：192.0.2.7、用户名：已清除（依据：保存期限已届满，提请 QC-2027-0001 号）、理由：已记录，不予显示");
        assertThat(erased(Locale.TRADITIONAL_CHINESE, "RETENTION_OVER")).contains("已清除（依據：保存期限已屆滿，提請 QC-2027-0001 號）");
        assertThat(erased(Locale.ENGLISH, "RETENTION_OVER"))
                .contains("erased (ground: The term of retention is over, proposal QC-2027-0001)");
    }

    @Test
    void shows_a_ground_that_the_rulebook_has_no_more_as_it_stands() {
        assertThat(erased(Locale.ENGLISH, "GONE")).contains("ground: GONE");
    }

    @Test
    void says_in_the_sentence_that_a_value_was_erased() {
        assertThat(chinese.sentence(failed("RETENTION_OVER")))
                .isEqualTo("有人以用户名“已清除（依据：保存期限已届满，提请 QC-2027-0001 号）”登录失败");
    }

    private static String erased(Locale locale, String ground) {
        return new EntryWords(WordsFixture.words(locale), Map.of()).values(failed(ground));
    }

    private static Entry failed(String ground) {
        return new Entry(
                new UUID(0, 1),
                Optional.of(1L),
                Instant.EPOCH,
                "session.sign-in-failed",
                "failed",
                "",
                "session",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of("address", Optional.of("192.0.2.7"), "reason", Optional.empty()),
                Map.of("login", new Erased(ground, "QC-2027-0001")));
    }

    @Test
    void says_an_act_that_the_catalogue_lacks_by_its_code() {
        Entry entry = new Entry(
                new UUID(0, 1),
                Optional.of(1L),
                Instant.EPOCH,
                "unknown.act",
                "done",
                "",
                "trail",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                new TreeMap<>(),
                Map.of());
        assertThat(chinese.sentence(entry)).contains("unknown.act");
    }

    private static Entry entry(Act act, Map<String, Optional<String>> values) {
        assertThat(values.keySet())
                .isSubsetOf(
                        Arrays.stream(Act.Value.values()).map(Act.Value::code).toList());
        return new Entry(
                new UUID(0, 1),
                Optional.of(1L),
                Instant.EPOCH,
                act.code(),
                "done",
                "陈思远",
                "trail",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                new TreeMap<>(values),
                Map.of());
    }
}
