package org.xiezhi.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xiezhi.access.AccessFixture.Tie.*;
import static org.xiezhi.access.AccessFixture.ask;
import static org.xiezhi.access.Ground.*;
import static org.xiezhi.access.Permission.*;
import static org.xiezhi.access.Role.*;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.xiezhi.access.AccessFixture.Tie;

/** Which hat and which tie a grant names: they stand in the trail. */
class GrantTest {

    private static void assertGranted(Role role, Ground ground, Clearance answer) {
        assertThat(answer.grant()).contains(new Grant(role, ground));
    }

    @Test
    void names_the_role_where_no_matter_is_concerned() {
        Actor administrator = new Actor(AccessFixture.ACTOR, Set.of(SYSTEM_ADMINISTRATOR), Optional.empty(), Set.of());
        assertGranted(SYSTEM_ADMINISTRATOR, BY_ROLE, new AccessRules().clearance(administrator, ACCOUNT_MANAGE));
        Actor clerk = new Actor(AccessFixture.ACTOR, Set.of(INTAKE_CLERK), Optional.empty(), Set.of());
        assertGranted(INTAKE_CLERK, BY_ROLE, new AccessRules().clearance(clerk, CLUE_REGISTER));
        assertGranted(INTAKE_CLERK, BY_ROLE, new AccessRules().clearance(clerk, CLUE_LIST));
    }

    @Test
    void names_the_tie_that_opens_the_matter() {
        assertGranted(INSPECTOR, AS_HANDLER, ask(Set.of(INSPECTOR), EVIDENCE_ADD, HANDLER));
        assertGranted(ROOM_HEAD, AS_ROOM_HEAD, ask(Set.of(ROOM_HEAD), CLUE_NAME_HANDLERS, IN_HANDLING_ROOM));
        assertGranted(
                LEADER_IN_CHARGE, AS_LEADER_IN_CHARGE, ask(Set.of(LEADER_IN_CHARGE), CLUE_READ, LEADS_HANDLING_ROOM));
        assertGranted(CHIEF, AS_CHIEF, ask(Set.of(CHIEF), CLUE_READ));
        assertGranted(INTAKE_CLERK, AS_REGISTRAR, ask(Set.of(INTAKE_CLERK), CLUE_READ, REGISTRAR));
        assertGranted(CASE_SUPERVISOR, AS_CASE_SUPERVISOR, ask(Set.of(CASE_SUPERVISOR), CLUE_PROPOSE_ASSIGNMENT));
        assertGranted(PARTY_SECRETARY, AS_APPROVER, ask(Set.of(PARTY_SECRETARY), CASEFILE_READ, APPROVER));
    }

    @Test
    void names_a_decision_as_the_deciders_whatever_else_ties_him_to_the_matter() {
        assertGranted(CHIEF, AS_DECIDER, ask(Set.of(CHIEF), APPROVAL_DECIDE, APPROVER));
        assertGranted(ROOM_HEAD, AS_DECIDER, ask(Set.of(ROOM_HEAD), APPROVAL_DECIDE, APPROVER, IN_HANDLING_ROOM));
    }

    @Test
    void names_of_several_hats_the_one_with_the_closest_tie() {
        Set<Role> both = Set.of(INSPECTOR, ROOM_HEAD);
        assertGranted(INSPECTOR, AS_HANDLER, ask(both, EVIDENCE_READ, HANDLER));
        assertGranted(ROOM_HEAD, AS_ROOM_HEAD, ask(both, EVIDENCE_READ, IN_HANDLING_ROOM));
        Set<Role> leader = Set.of(ROOM_HEAD, LEADER_IN_CHARGE);
        assertGranted(LEADER_IN_CHARGE, AS_DECIDER, ask(leader, APPROVAL_DECIDE, APPROVER, LEADS_HANDLING_ROOM));
        assertGranted(ROOM_HEAD, AS_DECIDER, ask(leader, APPROVAL_DECIDE, APPROVER, IN_HANDLING_ROOM));
    }

    /** Nothing stops a person whose tie belongs to a role that does not carry the permission. */
    @Test
    void names_the_hat_that_carries_the_permission_where_another_one_opens_the_matter() {
        assertGranted(ROOM_HEAD, BY_OTHER_TIE, ask(Set.of(ROOM_HEAD), EVIDENCE_READ, HANDLER));
    }

    @Test
    void names_a_role_of_the_actor_that_carries_the_permission_in_every_case() {
        for (Role one : Role.values()) {
            for (Role other : Role.values()) {
                for (Tie tie : Tie.values()) {
                    for (Permission permission : Permission.values()) {
                        ask(EnumSet.of(one, other), permission, tie)
                                .grant()
                                .ifPresent(grant -> assertThat(RolePermissions.of(grant.role()))
                                        .as("%s %s %s", one, other, tie)
                                        .contains(permission));
                    }
                }
            }
        }
    }

    @Test
    void has_a_code_of_its_own_for_every_ground() {
        assertThat(Arrays.stream(Ground.values()).map(Ground::code))
                .doesNotHaveDuplicates()
                .allMatch(code -> code.matches("access\\.[a-z]+(_[a-z]+)*"));
    }
}
