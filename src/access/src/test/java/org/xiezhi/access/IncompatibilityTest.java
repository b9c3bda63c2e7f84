package org.xiezhi.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xiezhi.access.Role.*;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class IncompatibilityTest {
    private final AccessRules rules = new AccessRules();

    @Test
    void refuses_exactly_the_pairs_of_the_separations_of_duty() {
        Set<String> refused = new TreeSet<>();
        for (Role one : Role.values()) {
            for (Role other : Role.values()) {
                if (one.compareTo(other) < 0
                        && !rules.incompatible(Set.of(one, other)).isEmpty()) {
                    refused.add(one + " " + other);
                }
            }
        }
        Set<String> expected = new TreeSet<>(Set.of(
                "AUDITOR SYSTEM_ADMINISTRATOR",
                "AUDITOR SECURITY_ADMINISTRATOR",
                "INTAKE_CLERK INSPECTOR",
                "INTAKE_CLERK ROOM_HEAD",
                "CASE_SUPERVISOR INSPECTOR",
                "CASE_SUPERVISOR ROOM_HEAD",
                "INSPECTOR REVIEWER",
                "ROOM_HEAD REVIEWER",
                "INSPECTOR CUSTODIAN",
                "ROOM_HEAD CUSTODIAN"));
        for (Role caseRole : EnumSet.range(INTAKE_CLERK, CUSTODIAN)) {
            for (Role administrator : EnumSet.range(AUDITOR, SECURITY_ADMINISTRATOR)) {
                expected.add(caseRole + " " + administrator);
            }
        }
        assertThat(refused).isEqualTo(expected);
    }

    @Test
    void accepts_every_role_alone() {
        for (Role role : Role.values()) {
            assertThat(rules.incompatible(Set.of(role))).isEmpty();
        }
    }

    @Test
    void accepts_a_room_head_who_also_handles_and_a_leader_who_is_chief() {
        assertThat(rules.incompatible(Set.of(ROOM_HEAD, INSPECTOR))).isEmpty();
        assertThat(rules.incompatible(Set.of(LEADER_IN_CHARGE, CHIEF))).isEmpty();
    }

    @Test
    void names_both_roles_in_each_reason() {
        assertThat(rules.incompatible(Set.of(INSPECTOR, REVIEWER, CASE_SUPERVISOR)))
                .containsExactly(
                        new Reason("access.incompatible.review", List.of("Role.INSPECTOR", "Role.REVIEWER")),
                        new Reason(
                                "access.incompatible.supervision", List.of("Role.INSPECTOR", "Role.CASE_SUPERVISOR")));
    }
}
