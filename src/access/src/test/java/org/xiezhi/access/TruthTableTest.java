package org.xiezhi.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.xiezhi.access.AccessFixture.Tie;

/** Every role with every tie against every permission; {@code truth-table.txt} is what was read and agreed to. */
class TruthTableTest {
    private static final List<Set<Tie>> TIES = ties();

    @Test
    void answers_as_the_agreed_table() throws IOException {
        try (InputStream agreed = requireNonNull(TruthTableTest.class.getResourceAsStream("truth-table.txt"))) {
            List<String> rows = new String(agreed.readAllBytes(), UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
            assertThat(table()).containsExactlyElementsOf(rows);
        }
    }

    @Test
    void grants_nothing_that_no_role_of_the_actor_carries() {
        forEveryCombination((role, ties, permission, answer) -> assertThat(
                        answer.granted() && !new AccessRules().permissions(role).contains(permission))
                .as("%s %s %s", role, ties, permission)
                .isFalse());
    }

    @Test
    void grants_no_decision_to_proposer_handler_or_barred() {
        forEveryCombination((role, ties, permission, answer) -> {
            boolean own = ties.contains(Tie.PROPOSER) || ties.contains(Tie.HANDLER) || ties.contains(Tie.BARRED);
            assertThat(permission == Permission.APPROVAL_DECIDE && own && answer.granted())
                    .as("%s %s", role, ties)
                    .isFalse();
        });
    }

    @Test
    void grants_nothing_on_a_matter_to_somebody_without_tie_who_is_neither_chief_nor_case_supervisor() {
        forEveryCombination((role, ties, permission, answer) -> {
            if (ties.isEmpty() && permission.needsMatter() && role != Role.CHIEF && role != Role.CASE_SUPERVISOR) {
                assertThat(answer.verdict()).as("%s %s", role, permission).isEqualTo(Clearance.Verdict.HIDDEN);
            }
        });
    }

    @Test
    void grants_by_the_role_that_was_asked_about() {
        forEveryCombination((role, ties, permission, answer) ->
                answer.grant().ifPresent(grant -> assertThat(grant.role()).isEqualTo(role)));
    }

    /** What is to hold for one cell. */
    private interface Cell {
        void check(Role role, Set<Tie> ties, Permission permission, Clearance answer);
    }

    private static void forEveryCombination(Cell cell) {
        for (Role role : Role.values()) {
            for (Set<Tie> ties : everySubset()) {
                for (Permission permission : Permission.values()) {
                    cell.check(
                            role,
                            ties,
                            permission,
                            AccessFixture.ask(Set.of(role), permission, ties.toArray(Tie[]::new)));
                }
            }
        }
    }

    private static List<Set<Tie>> everySubset() {
        List<Set<Tie>> subsets = new ArrayList<>(List.of(Set.of()));
        for (Tie tie : Tie.values()) {
            for (Set<Tie> without : List.copyOf(subsets)) {
                Set<Tie> with = EnumSet.of(tie);
                with.addAll(without);
                subsets.add(with);
            }
        }
        return subsets;
    }

    private static List<String> table() {
        List<String> rows = new ArrayList<>();
        for (Role role : Role.values()) {
            for (Set<Tie> ties : TIES) {
                String answers = Arrays.stream(Permission.values())
                        .map(permission ->
                                letter(AccessFixture.ask(Set.of(role), permission, ties.toArray(Tie[]::new))))
                        .collect(joining(" "));
                String tied =
                        ties.isEmpty() ? "-" : ties.stream().map(Tie::name).collect(joining("+"));
                rows.add(String.format(Locale.ROOT, "%-22s %-20s %s", role, tied, answers));
            }
        }
        return rows;
    }

    private static String letter(Clearance answer) {
        return switch (answer.verdict()) {
            case GRANTED -> "+";
            case REFUSED -> "r";
            case HIDDEN -> ".";
        };
    }

    private static List<Set<Tie>> ties() {
        List<Set<Tie>> ties = new ArrayList<>();
        ties.add(Set.of());
        for (Tie tie : Tie.values()) {
            ties.add(EnumSet.of(tie));
        }
        ties.add(EnumSet.of(Tie.HANDLER, Tie.APPROVER));
        ties.add(EnumSet.of(Tie.PROPOSER, Tie.APPROVER));
        return ties;
    }
}
