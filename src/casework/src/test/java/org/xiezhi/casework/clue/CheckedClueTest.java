package org.xiezhi.casework.clue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.xiezhi.casework.shared.InvalidException;
import org.xiezhi.casework.shared.Problem;
import org.xiezhi.procedure.Catalogue;
import org.xiezhi.procedure.Rulebook;

class CheckedClueTest {

    private static final Rulebook RULES = Rulebook.load();
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final UUID ROOM = new UUID(0, 1);
    private static final String SOURCE =
            RULES.catalogue(Catalogue.SOURCES).get(0).code();
    private static final String DOMAIN =
            RULES.catalogue(Catalogue.DOMAINS).get(0).code();

    @Test
    void takes_a_full_form() {
        CheckedClue clue = check(form("MICRO_CORRUPTION", DOMAIN, new BigDecimal("12660")));
        assertThat(clue.amount()).isEqualTo(new BigDecimal("12660.00"));
        assertThat(clue.personName()).isEqualTo("𬱖某");
    }

    @Test
    void asks_for_the_domain_of_a_livelihood_clue_only() {
        InvalidException refused =
                catchThrowableOfType(InvalidException.class, () -> check(form("MICRO_CORRUPTION", null, null)));
        assertThat(refused.problems()).extracting(Problem::field).containsExactly("domain");
        assertThat(check(form("PROTECTIVE_UMBRELLA", null, null)).domain()).isNull();
    }

    @Test
    void names_every_empty_field() {
        ClueForm empty = new ClueForm(null, null, null, null, null, null, null, null, null, null, null, null);
        InvalidException refused = catchThrowableOfType(InvalidException.class, () -> check(empty));
        assertThat(refused.problems())
                .extracting(Problem::field)
                .contains("source", "received", "personName", "personUnit", "personPost", "rankCategory")
                .contains("allegation", "label", "secretLevel", "room");
    }

    @Test
    void knows_the_livelihood_label_of_the_rulebook() {
        assertThat(RULES.catalogue(Catalogue.LABELS))
                .anyMatch(label -> label.code().equals(CheckedClue.LIVELIHOOD));
    }

    private static CheckedClue check(ClueForm form) {
        return CheckedClue.of(form, RULES, Set.of(ROOM), TODAY);
    }

    private static ClueForm form(String label, @Nullable String domain, @Nullable BigDecimal amount) {
        return new ClueForm(SOURCE, TODAY, " 𬱖某 ", "某镇", "镇长", "D", "举报内容", label, domain, amount, "NONE", ROOM);
    }
}
