package org.xiezhi.casework.approval;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.xiezhi.procedure.Step;

class ChangesTest {

    private static final UUID MATTER = UUID.fromString("0198c0de-0000-7000-8000-000000000001");

    @Test
    void finds_none_in_the_same_document() {
        assertThat(Changes.between(document("1", "方案", 1), document("1", "方案", 1)))
                .isEqualTo(Changes.none());
    }

    @Test
    void names_the_evidence_that_came_after() {
        Changes changes = Changes.between(document("1", "方案", 1), document("1", "方案", 3));
        assertThat(changes.fields()).containsExactly("evidence");
        assertThat(changes.newItems()).containsExactly(2L, 3L);
    }

    @Test
    void names_a_changed_fact_but_never_its_text() {
        Changes changes = Changes.between(document("1", "方案", 1), document("1", "另一方案", 1));
        assertThat(changes.fields()).containsExactly("plan");
        assertThat(changes.toString()).doesNotContain("另一方案");
    }

    @Test
    void names_a_fact_that_is_gone_and_another_rulebook() {
        assertThat(Changes.between(document("1", "方案", 0), document("2", null, 0))
                        .fields())
                .containsExactly("plan", Changes.RULEBOOK);
    }

    private static ProposalDocument document(String rulebook, @Nullable String plan, int items) {
        SortedMap<String, @Nullable Object> facts = new TreeMap<>();
        facts.put("plan", plan);
        facts.put(
                "evidence",
                LongStream.rangeClosed(1, items)
                        .mapToObj(item -> (Object) new TreeMap<>(Map.of("item", item)))
                        .toList());
        ProposalDocument made =
                new ProposalDocument(Step.PROPOSE_VERIFICATION, MATTER, rulebook, new TreeMap<>(), facts);
        return ProposalDocument.parse(made.bytes());
    }
}
