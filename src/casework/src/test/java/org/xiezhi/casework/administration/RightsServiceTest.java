package org.xiezhi.casework.administration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xiezhi.access.Role;
import org.xiezhi.casework.CaseworkFixture;
import org.xiezhi.casework.shared.ConflictException;
import org.xiezhi.casework.shared.InvalidException;
import org.xiezhi.casework.shared.Problem;
import org.xiezhi.casework.shared.Refusal;
import org.xiezhi.casework.shared.RefusedException;
import org.xiezhi.casework.staff.Account;
import org.xiezhi.casework.staff.Accounts;

class RightsServiceTest {

    private CaseworkFixture casework;
    private UUID room;
    private UUID security;

    @BeforeEach
    void open() {
        casework = new CaseworkFixture();
        room = casework.rows().room("first");
        security = account(Role.SECURITY_ADMINISTRATOR);
        casework.entities().getTransaction().begin();
        casework.become(security, Role.SECURITY_ADMINISTRATOR);
    }

    @AfterEach
    void close() {
        casework.entities().getTransaction().rollback();
        casework.close();
    }

    @Test
    void gives_a_new_account_its_role_and_room_and_says_what_it_was_before() {
        UUID someone = account();

        set(someone, Set.of(Role.INSPECTOR), room, Set.of());

        Account account = casework.get(Accounts.class).get(someone);
        assertThat(account.roles()).containsExactly(Role.INSPECTOR);
        assertThat(account.room()).contains(room);
        assertThat(casework.recorded())
                .singleElement()
                .asString()
                .contains("RIGHTS_CHANGED", "ROLES=INSPECTOR", "ROLES_BEFORE=");
    }

    @Test
    void puts_rooms_under_a_leader_and_takes_them_away_again() {
        UUID leader = account();
        set(leader, Set.of(Role.LEADER_IN_CHARGE), null, Set.of(room));
        assertThat(casework.get(Accounts.class).room(room).ledBy()).contains(leader);
        casework.entities().flush();

        set(leader, Set.of(), null, Set.of());

        assertThat(casework.get(Accounts.class).room(room).ledBy()).isEmpty();
    }

    @Test
    void refuses_what_one_person_may_not_hold_and_what_lacks_its_room() {
        assertThat(problem(Set.of(Role.INSPECTOR, Role.AUDITOR), room, Set.of()))
                .isEqualTo("input.roles_collide");
        assertThat(problem(Set.of(Role.ROOM_HEAD), null, Set.of())).isEqualTo("input.room_for_role");
        assertThat(problem(Set.of(Role.CHIEF), null, Set.of(room))).isEqualTo("input.leads_without_role");
        assertThat(problem(Set.of(Role.CHIEF), UUID.randomUUID(), Set.of())).isEqualTo("input.not_offered");
    }

    @Test
    void refuses_a_change_of_ones_own_rights() {
        assertThat(refusal(security, Set.of(Role.SECURITY_ADMINISTRATOR, Role.CHIEF)))
                .isEqualTo("rights.oneself");
    }

    @Test
    void keeps_the_last_auditor_and_lets_one_of_two_go() {
        UUID auditor = account(Role.AUDITOR);
        assertThat(refusal(auditor, Set.of())).isEqualTo("rights.last");
        account(Role.AUDITOR);

        set(auditor, Set.of(), null, Set.of());

        assertThat(casework.get(Accounts.class).get(auditor).roles()).isEmpty();
    }

    @Test
    void refuses_a_system_administrator_who_would_give_rights() {
        UUID someone = account();
        casework.become(account(Role.SYSTEM_ADMINISTRATOR), Role.SYSTEM_ADMINISTRATOR);
        assertThat(refusal(someone, Set.of(Role.CHIEF))).isEqualTo("access.role_lacks_permission");
    }

    @Test
    void refuses_to_overwrite_what_changed_since_it_was_shown() {
        UUID someone = account();
        long shown = casework.get(Accounts.class).get(someone).version();
        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() -> casework.get(RightsService.class)
                        .set(someone, new RightsForm(Set.of(Role.CHIEF), null, Set.of(), shown + 1)));
        assertThat(casework.recorded()).isEmpty();
    }

    private void set(UUID account, Set<Role> roles, @Nullable UUID where, Set<UUID> led) {
        long version = casework.get(Accounts.class).get(account).version();
        casework.get(RightsService.class).set(account, new RightsForm(roles, where, led, version));
    }

    private String problem(Set<Role> roles, @Nullable UUID where, Set<UUID> led) {
        UUID someone = account();
        String[] key = new String[1];
        assertThatExceptionOfType(InvalidException.class)
                .isThrownBy(() -> set(someone, roles, where, led))
                .satisfies(refused -> key[0] = refused.problems().stream()
                        .map(Problem::key)
                        .findFirst()
                        .orElseThrow());
        return key[0];
    }

    private String refusal(UUID account, Set<Role> roles) {
        String[] key = new String[1];
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> set(account, roles, null, Set.of()))
                .satisfies(refused -> key[0] = refused.refusals().stream()
                        .map(Refusal::key)
                        .findFirst()
                        .orElseThrow());
        return key[0];
    }

    private UUID account(Role... roles) {
        return casework.rows().account(Set.of(roles), null, false);
    }
}
