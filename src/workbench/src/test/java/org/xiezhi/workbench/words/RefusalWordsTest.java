package org.xiezhi.workbench.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.xiezhi.casework.matter.Gate;
import org.xiezhi.casework.shared.Refusal;
import org.xiezhi.procedure.Level;
import org.xiezhi.procedure.Rulebook;
import org.xiezhi.procedure.Ruling;
import org.xiezhi.procedure.Stage;
import org.xiezhi.procedure.Step;

class RefusalWordsTest {

    private static final Rulebook RULES = Rulebook.load();

    static List<Locale> languages() {
        return Languages.ALL;
    }

    @ParameterizedTest
    @MethodSource("languages")
    void names_rule_stage_and_step_where_a_step_is_out_of_order(Locale locale) {
        String said = said(RULES.step(Stage.HANDLING, Step.PROPOSE_FILING), locale);
        assertThat(said).doesNotContain("{", "Stage.", "Step.");
        assertThat(said).contains(new Sentence(locale).of("Stage.HANDLING"), new Sentence(locale).of("Stage.VERIFIED"));
    }

    @ParameterizedTest
    @MethodSource("languages")
    void names_both_levels_where_one_is_too_low(Locale locale) {
        String said = said(RULES.decides(Level.CHIEF, Level.ROOM_HEAD), locale);
        assertThat(said).doesNotContain("{", "Level.");
        assertThat(said).contains(new Sentence(locale).of("Level.CHIEF"), new Sentence(locale).of("Level.ROOM_HEAD"));
    }

    @ParameterizedTest
    @MethodSource("languages")
    void names_the_level_that_must_not_be_kept_here(Locale locale) {
        String said = said(RULES.secrecy("CONFIDENTIAL", "WORK_SECRET"), locale);
        assertThat(said).doesNotContain("{", "SECRET_LEVELS", "CONFIDENTIAL");
    }

    @ParameterizedTest
    @MethodSource("languages")
    void says_the_reasons_of_access_and_of_casework_too(Locale locale) {
        for (String key : List.of("access.own_proposal", "approval.closed", "filing.evidence_missing")) {
            assertThat(RefusalWords.say(Refusal.of(key), RULES, locale))
                    .doesNotContain("⟦")
                    .isNotBlank();
        }
    }

    private static String said(Ruling ruling, Locale locale) {
        Refusal refusal = Gate.refusals(ruling).get(0);
        assertThat(RefusalWords.cites(refusal)).isTrue();
        return RefusalWords.say(refusal, RULES, locale);
    }
}
