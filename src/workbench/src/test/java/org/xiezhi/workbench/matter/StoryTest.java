package org.xiezhi.workbench.matter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.xiezhi.access.Role;
import org.xiezhi.casework.approval.Decision;
import org.xiezhi.casework.evidence.Custody.Handling;
import org.xiezhi.casework.timeline.Moment;
import org.xiezhi.casework.timeline.Moment.Decided;
import org.xiezhi.casework.timeline.Moment.EvidenceAdded;
import org.xiezhi.casework.timeline.Moment.Filed;
import org.xiezhi.casework.timeline.Moment.Handled;
import org.xiezhi.casework.timeline.Moment.Signed;
import org.xiezhi.casework.timeline.Moment.Taken;
import org.xiezhi.casework.timeline.Moment.WentStale;
import org.xiezhi.casework.timeline.Moment.Who;
import org.xiezhi.procedure.Level;
import org.xiezhi.procedure.Stage;
import org.xiezhi.procedure.Step;
import org.xiezhi.workbench.matter.Story.Line;
import org.xiezhi.workbench.words.WordsFixture;

class StoryTest {

    private static final Instant NOON = Instant.parse("2026-11-23T04:00:00Z");
    private static final List<String> FILING = List.of("GZ(2019) 38");
    private static final Who HEAD = new Who("何志坚", Set.of(Role.ROOM_HEAD));
    private static final Who CHIEF = new Who("赵秉正", Set.of(Role.CHIEF));
    private static final Who INSPECTOR = new Who("陈思远", Set.of(Role.INSPECTOR));

    private final Story story =
            new Story(WordsFixture.rules(Locale.SIMPLIFIED_CHINESE), WordsFixture.words(Locale.SIMPLIFIED_CHINESE));

    @Test
    void tells_who_acted_in_which_role_by_the_full_title_of_the_article() {
        Line line =
                line(new Taken(NOON, HEAD, List.of("GZ(2019) 23"), Step.NAME_HANDLERS, Stage.HANDLING, "陈思远、林晓𬱖", 0));
        assertThat(line.who()).isEqualTo("何志坚");
        assertThat(line.role()).isEqualTo("承办室主任");
        assertThat(line.what()).isEqualTo("指定承办人");
        assertThat(line.remark()).isEqualTo("陈思远、林晓𬱖");
        assertThat(line.reached()).isEqualTo("承办中");
        assertThat(line.articles()).containsExactly("《中国共产党纪律检查机关监督执纪工作规则》（2019）第23条");
    }

    @Test
    void tells_into_whose_hands_a_thing_went() {
        Line line = line(new Handled(NOON, INSPECTOR, List.of(), 2, Handling.LENT));
        assertThat(line.what()).isEqualTo("第 2 件证据：借用接收");
        assertThat(line.who()).isEqualTo("陈思远");
        assertThat(line.articles()).isEmpty();
    }

    @Test
    void tells_an_agreement_below_the_last_level_as_passed_on_and_reaching_no_stage() {
        Line line = line(decided(HEAD, Decision.AGREE, Level.ROOM_HEAD, Level.ROOM_HEAD, Step.PROPOSE_FILING));
        assertThat(line.what()).isEqualTo("呈批立案，转下一级审批");
        assertThat(line.role()).isEqualTo("承办部门负责人");
        assertThat(line.outcome()).isEqualTo("同意");
        assertThat(line.tone()).isEqualTo("green");
        assertThat(line.reached()).isEmpty();
    }

    @Test
    void tells_for_whom_a_higher_level_stood_in() {
        Line line = line(decided(CHIEF, Decision.AGREE, Level.ROOM_HEAD, Level.CHIEF, Step.PROPOSE_FILING));
        assertThat(line.role()).isEqualTo("纪委书记（监委主任），代承办部门负责人审批");
    }

    @Test
    void tells_a_refusal_in_red_with_its_reason() {
        Line line = line(new Decided(
                NOON,
                CHIEF,
                FILING,
                Step.REFUSE_FILING,
                Decision.REFUSE,
                Level.CHIEF,
                Level.CHIEF,
                "证据不足",
                Optional.of(Stage.HANDLING)));
        assertThat(line.what()).isEqualTo("不批准立案");
        assertThat(line.outcome()).isEqualTo("不同意");
        assertThat(line.tone()).isEqualTo("red");
        assertThat(line.remark()).isEqualTo("证据不足");
        assertThat(line.reached()).isEqualTo("承办中");
    }

    @Test
    void tells_that_a_proposal_went_stale_and_that_the_next_one_starts_anew() {
        Line stale = line(new WentStale(NOON, INSPECTOR, FILING, Step.PROPOSE_FILING, Stage.VERIFIED));
        assertThat(stale.what()).contains("呈批立案", "从头开始");
        assertThat(stale.outcome()).isEqualTo("已失效");
        assertThat(line(proposed(1)).what()).isEqualTo("呈批立案");
        assertThat(line(proposed(2)).what()).isEqualTo("呈批立案（第 2 次，审批从头开始）");
    }

    @Test
    void tells_evidence_by_number_and_kind() {
        Line line = line(new EvidenceAdded(NOON, INSPECTOR, List.of("TL(2021) 59"), 3, "DOCUMENTARY"));
        assertThat(line.what()).isEqualTo("录入证据第 3 件：书证");
    }

    @Test
    void tells_a_signature_under_an_earlier_text_apart() {
        assertThat(line(new Signed(NOON, INSPECTOR, FILING, true)).what()).isEqualTo("在初核报告上签名");
        assertThat(line(new Signed(NOON, INSPECTOR, FILING, false)).what()).contains("须重新签名");
    }

    @Test
    void tells_the_number_of_the_case() {
        assertThat(line(new Filed(NOON, CHIEF, FILING, "LA-2026-0001")).what()).contains("LA-2026-0001");
    }

    private static Taken proposed(int round) {
        return new Taken(NOON, INSPECTOR, FILING, Step.PROPOSE_FILING, Stage.FILING_PROPOSED, "", round);
    }

    private static Decided decided(Who who, Decision decision, Level level, Level held, Step step) {
        return new Decided(NOON, who, FILING, step, decision, level, held, "", Optional.empty());
    }

    private Line line(Moment moment) {
        return story.of(List.of(moment)).get(0);
    }
}
