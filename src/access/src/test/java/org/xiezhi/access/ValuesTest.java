package org.xiezhi.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ValuesTest {

    @Test
    void keeps_relations_as_they_were_when_the_caller_changes_his_sets() {
        Set<UUID> barred = new HashSet<>(Set.of(new UUID(0, 7)));
        Relations relations = new Relations(
                Optional.empty(), Optional.empty(), Set.of(), Set.of(), Set.of(), barred, Set.of(), Set.of());
        barred.clear();
        assertThat(relations.barred()).containsExactly(new UUID(0, 7));
    }

    @Test
    void rejects_a_denial_without_reason_and_a_grant_with_one_or_without_its_ground() {
        List<Reason> reasons = List.of(new Reason("access.barred", List.of()));
        Optional<Grant> grant = Optional.of(new Grant(Role.CHIEF, Ground.AS_CHIEF));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Clearance(Clearance.Verdict.REFUSED, List.of(), Optional.empty()));
        assertThatIllegalArgumentException().isThrownBy(() -> new Clearance(Clearance.Verdict.REFUSED, reasons, grant));
        assertThatIllegalArgumentException().isThrownBy(() -> new Clearance(Clearance.Verdict.GRANTED, reasons, grant));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Clearance(Clearance.Verdict.GRANTED, List.of(), Optional.empty()));
    }

    @Test
    void rejects_a_reason_key_of_another_module() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Reason("procedure.too_late", List.of()))
                .withMessageContaining("procedure.too_late");
    }

    @Test
    void gives_every_permission_a_code_of_its_own_that_follows_its_name() {
        assertThat(Arrays.stream(Permission.values()).map(Permission::code))
                .doesNotHaveDuplicates()
                .allMatch(code -> code.matches("[a-z]+:[a-z]+(-[a-z]+)*"));
    }

    @Test
    void carries_every_permission_by_at_least_one_role() {
        AccessRules rules = new AccessRules();
        assertThat(Permission.values())
                .allMatch(permission -> Arrays.stream(Role.values())
                        .anyMatch(role -> rules.permissions(role).contains(permission)));
    }
}
