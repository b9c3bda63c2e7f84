package org.xiezhi.procedure;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.xiezhi.procedure.RulebookFixture.files;
import static org.xiezhi.procedure.RulebookFixture.filesWith;

import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RulebookRefusalTest {

    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "stages.yaml|note: 已立案|remark: 已立案|stages.yaml:12: expected one of the keys [stage, articles, note], found the unknown key 'remark'",
                "stages.yaml|, note: 已立案|`,  `|stages.yaml:12: expected the keys [note], found only [stage, articles]",
                "stages.yaml|stage: FILED|stage: FILLED|stages.yaml:12: expected one of [REGISTERED, ASSIGNMENT_PROPOSED,",
                "stages.yaml|stage: FILED|stage: VERIFIED|stages.yaml:12: expected one row for each code, found a second row",
                "stages.yaml|stage: FILED|stage: FILED, stage: FILED|stages.yaml:12: expected each key once, found 'stage' a second time",
                "stages.yaml|version: \"2019\"|version: 2019|stages.yaml:3: expected a text, found '2019' (quote it",
                "stages.yaml|text: GZ|text: GX|stages.yaml:3: expected an article of one of [JCF 2024, TL 2021,",
                "stages.yaml|number: \"23\"|number: \"§23\"|stages.yaml:3: expected an article number such as 38, 97-119 or 14(2), found '§23'",
                "stages.yaml|stages:|stages: [|stages.yaml:3: expected YAML, found",
                "steps.yaml|  - step: REGISTER|  - step: ADD_EVIDENCE|expected one row for each code",
                "steps.yaml|from: [REGISTERED]|from: REGISTERED|steps.yaml:12: expected a list, found 'REGISTERED'",
                "steps.yaml|from: [REGISTERED]|from: [REGISTERED, REGISTERED]|steps.yaml:12: expected each stage once",
                "steps.yaml|to: REGISTERED|to: UNCHANGED|steps.yaml:7: expected a stage, because no stage precedes this step, found 'UNCHANGED'",
                "steps.yaml|members_at_least: 2|members_at_least: two|expected a number, found 'two'",
                "steps.yaml|`    local: true`|`    local: yes`|expected true or false, found 'yes'",
                "steps.yaml|signed_by: ALL_MEMBERS|signed_by: SOME|expected ALL_MEMBERS, found 'SOME'",
                "steps.yaml|from: [VERIFICATION_REPORTED]|from: [VERIFYING]|approvals.yaml:22: expected a step from [VERIFICATION_REPORTED], where REPORT_VERIFICATION leads, found APPROVE_REPORT from [VERIFYING]",
                "approvals.yaml|A: [主]|A: [王]|approvals.yaml:11: expected one of 室, 分, 主, 书, found '王'",
                "approvals.yaml|A: [主]|A: []|approvals.yaml:11: expected a list with at least one item, found an empty list",
                "approvals.yaml|A: [主]|A: [分]|approvals.yaml:11: expected no higher level for B than for the ranks above it, found [主]",
                "approvals.yaml|D: [室, 分]|D: [分, 室]|approvals.yaml:18: expected levels from the lower to the higher, each once, found [分, 室]",
                "approvals.yaml|approve: APPROVE_FILING|approve: RETURN_FILING|expected a step of kind APPROVAL, found RETURN_FILING",
                "approvals.yaml|proposal: PROPOSE_FILING|proposal: REPORT_VERIFICATION|expected each proposal once, found REPORT_VERIFICATION a second time",
                "limits.yaml|主: 3|室: 3|limits.yaml:30: expected one of the keys [主], found the unknown key '室'",
                "limits.yaml|unit: MONTH|unit: YEAR|expected one of [DAY, MONTH, WORKING_DAY], found 'YEAR'",
                "limits.yaml|amount: 1|amount: 0|expected an amount of at least 1, found 0",
                "limits.yaml|limit: VERIFICATION|limit: HANDLING_OPINION|expected each limit once",
                "texts.yaml|dated: \"2021\"|dated: \"soon\"|expected a year or a date, found 'soon'",
                "texts.yaml|code: BMT|code: BM|expected each code and version once, found 'BM 2024' a second time",
                "catalogues/labels.yaml|catalogue: LABELS|catalogue: SOURCES|expected LABELS, found 'SOURCES'",
                "catalogues/labels.yaml|code: OTHER|code: other|expected a code in capitals such as WORK_SECRET, found 'other'",
                "catalogues/labels.yaml|code: OTHER|code: WORK_STYLE|expected each code once, found WORK_STYLE a second time",
                "catalogues/sources.yaml|zh_TW|zh_HK|expected one of the keys [zh_CN, zh_TW, en], found the unknown key 'zh_HK'",
                "holidays/2026.yaml|year: 2026|year: 2025|expected a date in 2025, found '2026-01-01'",
                "holidays/2026.yaml|2026-02-14|2026-02-13|expected a Saturday or Sunday outside the holidays, once, found 2026-02-13, FRIDAY",
                "holidays/2026.yaml|to: 2026-02-23|to: 2026-02-03|expected a date not before 2026-02-15, found '2026-02-03'",
                "holidays/2026.yaml|to: 2026-09-27|to: 2026-10-02|expected holidays that do not overlap, found 2026-10-01 a second time",
                "holidays/2026.yaml|2026-04-04|2026-04-31|expected a date such as 2026-11-23, found '2026-04-31'",
                "rulebook.yaml|version: \"2026.1\"|version: \"new\"|expected a version such as 2026.1, found 'new'",
                "rulebook.yaml|  - limits.yaml|  - steps.yaml|expected each file once, found steps.yaml a second time",
            })
    void says_where_it_is_broken(String file, String found, String broken, String message) {
        assertThatThrownBy(() -> Rulebook.from(filesWith(file, found, broken)))
                .isInstanceOf(RulebookException.class)
                .hasMessageContaining(message);
    }

    @Test
    void refuses_local_working_days_that_claim_not_to_be_local() {
        assertThatThrownBy(() ->
                        Rulebook.from(filesWith("limits.yaml", "  local: true\n  note", "  local: false\n  note")))
                .isInstanceOf(RulebookException.class)
                .hasMessageContaining("expected true, because no text fixes these days");
    }

    @Test
    void refuses_an_unlisted_and_a_missing_file() {
        Map<String, String> files = files();
        files.remove("holidays/2027.yaml");
        files.put("holidays/2028.yaml", "year: 2028");

        assertThatThrownBy(() -> Rulebook.from(files))
                .isInstanceOf(RulebookException.class)
                .hasMessageContaining("missing files [holidays/2027.yaml], unlisted files [holidays/2028.yaml]");
    }

    @Test
    void refuses_a_listed_file_that_the_procedure_does_not_know() {
        Map<String, String> files = filesWith("rulebook.yaml", "  - limits.yaml", "  - limits.yaml\n  - extra.yaml");
        files.put("extra.yaml", "x: 1");

        assertThatThrownBy(() -> Rulebook.from(files))
                .isInstanceOf(RulebookException.class)
                .hasMessageContaining("expected only files that the procedure knows, found [extra.yaml]");
    }

    @Test
    void refuses_no_files_at_all_and_an_empty_file() {
        assertThatThrownBy(() -> Rulebook.from(Map.of()))
                .isInstanceOf(RulebookException.class)
                .hasMessageContaining("expected the file rulebook.yaml");
        Map<String, String> files = files();
        files.put("texts.yaml", "");
        assertThatThrownBy(() -> Rulebook.from(files))
                .isInstanceOf(RulebookException.class)
                .hasMessage("texts.yaml:1: expected a mapping, found an empty file");
    }

    @Test
    void refuses_a_missing_step() {
        Map<String, String> files = files();
        String steps = Objects.requireNonNull(files.get("steps.yaml"));
        files.put("steps.yaml", steps.substring(0, steps.indexOf("  - step: ADD_EVIDENCE")));

        assertThatThrownBy(() -> Rulebook.from(files))
                .isInstanceOf(RulebookException.class)
                .hasMessageContaining("expected a row for each code, found none for [ADD_EVIDENCE]");
    }
}
