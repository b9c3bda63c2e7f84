package org.xiezhi.workbench.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.xiezhi.access.AccessRules;
import org.xiezhi.access.Role;

class DutyTest {

    private static Set<String> seenBy(Role role) {
        return Duty.of(new AccessRules().permissions(role)).stream()
                .map(Duty::name)
                .collect(java.util.stream.Collectors.toUnmodifiableSet());
    }

    @Test
    void shows_an_inspector_his_duties_and_no_others() {
        assertThat(seenBy(Role.INSPECTOR))
                .containsExactlyInAnyOrder("index", "clue", "casefile", "custody", "approval");
    }

    @Test
    void shows_a_custodian_the_things_he_keeps_and_nothing_else() {
        assertThat(seenBy(Role.CUSTODIAN)).containsExactlyInAnyOrder("index", "custody");
    }

    @Test
    void shows_no_matter_to_the_three_separated_administrators() {
        assertThat(seenBy(Role.AUDITOR)).containsExactlyInAnyOrder("index", "audit");
        assertThat(seenBy(Role.SYSTEM_ADMINISTRATOR)).containsExactlyInAnyOrder("index", "system");
        assertThat(seenBy(Role.SECURITY_ADMINISTRATOR)).containsExactlyInAnyOrder("index", "system");
    }

    @Test
    void names_a_view_as_its_keys_do() {
        assertThat(ViewName.of("/clue/register.xhtml")).isEqualTo("clue_register");
        assertThat(ViewName.of("/index.xhtml")).isEqualTo("index");
        assertThat(ViewName.duty("/clue/register.xhtml")).isEqualTo("clue");
        assertThat(ViewName.duty("/index.xhtml")).isEqualTo("index");
        assertThat(ViewName.duty("/evidence/add.xhtml")).isEqualTo("clue");
        assertThat(ViewName.duty("/query/answer.xhtml")).isEqualTo("index");
    }
}
