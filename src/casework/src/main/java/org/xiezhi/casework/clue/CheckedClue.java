package org.xiezhi.casework.clue;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.xiezhi.casework.shared.InputCheck;
import org.xiezhi.procedure.Catalogue;
import org.xiezhi.procedure.Entry;
import org.xiezhi.procedure.RankCategory;
import org.xiezhi.procedure.Rulebook;

/** A clue's fields after the check: every code exists, every text fits and is printable. */
record CheckedClue(
        String source,
        LocalDate received,
        String personName,
        String personUnit,
        String personPost,
        RankCategory rankCategory,
        String allegation,
        String label,
        @Nullable String domain,
        @Nullable BigDecimal amount,
        String secretLevel,
        UUID room) {

    static final int LONGEST_NAME = 100;
    static final int LONGEST_POST = 200;
    static final int LONGEST_ALLEGATION = 4_000;

    /** Livelihood cases are counted by domain (domain.md 13.4), so this label asks for one. */
    static final String LIVELIHOOD = "MICRO_CORRUPTION";

    static CheckedClue of(ClueForm form, Rulebook rulebook, Set<UUID> rooms, LocalDate today) {
        InputCheck check = new InputCheck();
        String source = check.code("source", form.source(), codes(rulebook, Catalogue.SOURCES));
        LocalDate received = check.pastDay("received", form.received(), today);
        String name = check.required("personName", form.personName(), LONGEST_NAME);
        String unit = check.required("personUnit", form.personUnit(), LONGEST_POST);
        String post = check.required("personPost", form.personPost(), LONGEST_POST);
        String rank = check.code("rankCategory", form.rankCategory(), ranks());
        String allegation = check.required("allegation", form.allegation(), LONGEST_ALLEGATION);
        String label = check.code("label", form.label(), codes(rulebook, Catalogue.LABELS));
        String domain = domain(check, form, rulebook, label);
        BigDecimal amount = check.amount("amount", form.amount());
        String secret = check.code("secretLevel", form.secretLevel(), codes(rulebook, Catalogue.SECRET_LEVELS));
        UUID room = form.room();
        check.demand(room != null && rooms.contains(room), "room", "input.required");
        check.orRefuse();
        return new CheckedClue(
                source,
                Objects.requireNonNull(received),
                name,
                unit,
                post,
                RankCategory.valueOf(rank),
                allegation,
                label,
                domain,
                amount,
                secret,
                Objects.requireNonNull(room));
    }

    private static @Nullable String domain(InputCheck check, ClueForm form, Rulebook rulebook, String label) {
        if (form.domain() == null || form.domain().isBlank()) {
            check.demand(!label.equals(LIVELIHOOD), "domain", "input.domain_for_livelihood");
            return null;
        }
        return check.code("domain", form.domain(), codes(rulebook, Catalogue.DOMAINS));
    }

    private static List<String> codes(Rulebook rulebook, Catalogue catalogue) {
        return rulebook.catalogue(catalogue).stream().map(Entry::code).toList();
    }

    private static List<String> ranks() {
        return Arrays.stream(RankCategory.values()).map(Enum::name).toList();
    }
}
