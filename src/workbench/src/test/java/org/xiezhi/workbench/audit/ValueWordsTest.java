package org.xiezhi.workbench.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.xiezhi.access.Ground;
import org.xiezhi.procedure.Step;
import org.xiezhi.workbench.words.WordsFixture;

class ValueWordsTest {

    private static final UUID SOMEBODY = new UUID(1, 2);
    private static final ValueWords CHINESE =
            new ValueWords(WordsFixture.words(Locale.SIMPLIFIED_CHINESE), Map.of(SOMEBODY, "陈思远"));

    @Test
    void says_steps_levels_and_roles_by_their_labels() {
        assertThat(CHINESE.say("step", "PROPOSE_FILING")).isEqualTo("步骤：呈批立案");
        assertThat(CHINESE.say("level", "ROOM_HEAD")).isEqualTo("层级：承办部门负责人");
        assertThat(CHINESE.say("roles", "AUDITOR,CHIEF")).isEqualTo("角色：安全审计员、纪委书记、监委主任");
    }

    @Test
    void says_what_was_refused_and_by_which_rule() {
        assertThat(CHINESE.say("permission", "clue:read")).isEqualTo("权限或步骤：查看问题线索");
        assertThat(CHINESE.say("permission", "PROPOSE_FILING")).isEqualTo("权限或步骤：呈批立案");
        assertThat(CHINESE.say("rule", "access.not_handler procedure.level_too_low"))
                .isEqualTo("规则：非承办人、审批层级不足");
    }

    /** Every reason that can stand in an entry: the sentences of the rules, and the services' own. */
    @Test
    void has_a_short_name_for_every_rule_that_refuses() {
        Set<String> keys =
                new TreeSet<>(WordsFixture.words(Locale.SIMPLIFIED_CHINESE).keySet());
        keys.removeIf(key -> !key.matches("(access|procedure|approval|filing|verification)\\.[a-z_]+"));
        assertThat(keys).hasSizeGreaterThan(20).contains("access.barred", "approval.closed");
        keys.removeIf(key -> !CHINESE.say("rule", key).contains(key));
        assertThat(keys).isEmpty();
    }

    @Test
    void has_a_short_name_for_every_ground_of_a_grant_and_every_step() {
        for (Ground ground : Ground.values()) {
            assertThat(CHINESE.say("rule", ground.code())).doesNotContain(ground.code());
        }
        for (Step step : Step.values()) {
            assertThat(CHINESE.say("rule", "step." + step.name().toLowerCase(Locale.ROOT)))
                    .doesNotContain("step.");
        }
    }

    @Test
    void says_under_what_and_for_whom_somebody_acted() {
        assertThat(CHINESE.say("role", "INSPECTOR")).isEqualTo("所用角色：承办人");
        assertThat(CHINESE.say("behalf", SOMEBODY.toString())).isEqualTo("代行对象：陈思远");
        assertThat(CHINESE.say("rule", "access.as_handler step.propose_filing")).isEqualTo("规则：承办人、呈批立案");
        assertThat(CHINESE.say("rule", "step.gone")).isEqualTo("规则：step.gone");
    }

    @Test
    void says_a_filter_as_the_page_does() {
        assertThat(CHINESE.say("filter", "person=" + SOMEBODY + " act=session.signed-in outcome=done from=2026-01-31"))
                .isEqualTo("筛选条件：人员 陈思远、行为 登录、结果 完成、起 2026-01-31");
    }

    @Test
    void says_what_was_verified_and_with_what_it_was_compared() {
        assertThat(CHINESE.say("verified", "whole")).isEqualTo("验证范围：全部");
        assertThat(CHINESE.say("verified", "since 1234")).isEqualTo("验证范围：前 1234 条之后的部分");
        assertThat(CHINESE.say("compared", "none")).isEqualTo("比对的检查点：没有");
        assertThat(CHINESE.say("compared", "1234 47DE=")).isEqualTo("比对的检查点：1234 条，根 47DE=");
        assertThat(CHINESE.say("verified", "gone")).isEqualTo("验证范围：gone");
    }

    @Test
    void leaves_what_the_house_does_not_know_as_it_stands() {
        assertThat(CHINESE.say("step", "GONE")).isEqualTo("步骤：GONE");
        assertThat(CHINESE.say("filter", "act=no.such colour=red")).isEqualTo("筛选条件：行为 no.such、colour red");
        assertThat(CHINESE.say("number", "XS-2026-0001")).isEqualTo("编号：XS-2026-0001");
    }
}
