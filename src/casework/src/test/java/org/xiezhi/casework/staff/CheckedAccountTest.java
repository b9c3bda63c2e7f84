package org.xiezhi.casework.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.xiezhi.access.Role;
import org.xiezhi.casework.shared.InputCheck;
import org.xiezhi.casework.shared.InvalidException;
import org.xiezhi.casework.shared.Problem;

class CheckedAccountTest {

    private static final UUID ROOM = new UUID(0, 1);
    private static final String PASSWORD = "long-enough-77";

    @Test
    void takes_an_inspector_of_a_room() {
        assertThat(problems("li.inspector", PASSWORD, ROOM, Set.of(Role.INSPECTOR), Set.of(), false))
                .isEmpty();
    }

    @Test
    void refuses_a_short_a_public_and_a_telling_password() {
        assertThat(keys("li", "short")).contains("input.login_name", "input.password_length");
        assertThat(keys("li.chief", "Xiezhi-demo-1")).containsExactly("input.password_public");
        assertThat(keys("li.chief", "LI.CHIEF-2026")).containsExactly("input.password_name");
    }

    @Test
    void takes_the_longest_password_that_the_sign_in_looks_at_and_none_beyond() {
        String longest = "𠮷".repeat(PasswordRules.LONGEST / 2);
        assertThat(keys("li.chief", longest)).isEmpty();
        assertThat(keys("li.chief", longest + "x")).containsExactly("input.password_length");
        assertThat(keys("li.chief", "x".repeat(PasswordRules.LONGEST))).isEmpty();
    }

    @Test
    void refuses_a_name_that_somebody_has() {
        assertThat(problems("li.chief", PASSWORD, null, Set.of(Role.CHIEF), Set.of(), true))
                .extracting(Problem::key)
                .containsExactly("input.login_taken");
    }

    @Test
    void refuses_roles_that_one_person_may_not_hold() {
        assertThat(problems("li.two", PASSWORD, ROOM, Set.of(Role.INSPECTOR, Role.AUDITOR), Set.of(), false))
                .extracting(Problem::key)
                .containsExactly("input.roles_collide");
    }

    @Test
    void asks_for_a_room_where_the_role_needs_one_and_for_the_role_where_rooms_are_led() {
        assertThat(problems("li.head", PASSWORD, null, Set.of(Role.ROOM_HEAD), Set.of(), false))
                .extracting(Problem::field)
                .containsExactly("room");
        assertThat(problems("li.chief", PASSWORD, null, Set.of(Role.CHIEF), Set.of(ROOM), false))
                .extracting(Problem::key)
                .containsExactly("input.leads_without_role");
    }

    private static List<String> keys(String login, String password) {
        return problems(login, password, null, Set.of(Role.CHIEF), Set.of(), false).stream()
                .map(Problem::key)
                .toList();
    }

    private static List<Problem> problems(
            String login, String password, @Nullable UUID room, Set<Role> roles, Set<UUID> led, boolean taken) {
        InputCheck check = new InputCheck();
        AccountForm form = new AccountForm(login, "李某", password, room, roles, led);
        assertThat(CheckedAccount.of(check, "", form, Set.of(ROOM), taken).loginName())
                .isEqualTo(login);
        InvalidException refused = catchThrowableOfType(InvalidException.class, check::orRefuse);
        return refused == null ? List.of() : refused.problems();
    }
}
