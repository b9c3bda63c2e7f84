package org.xiezhi.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.xiezhi.access.AccessFixture.Tie.*;
import static org.xiezhi.access.AccessFixture.actor;
import static org.xiezhi.access.AccessFixture.ask;
import static org.xiezhi.access.Clearance.Verdict.*;
import static org.xiezhi.access.Permission.*;
import static org.xiezhi.access.Role.*;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AccessRulesTest {
    private final AccessRules rules = new AccessRules();

    @ParameterizedTest
    @EnumSource
    void hides_everything_of_the_matter_from_the_barred(Permission permission) {
        for (Role role : Role.values()) {
            Clearance answer = ask(
                    Set.of(role),
                    permission,
                    BARRED,
                    HANDLER,
                    APPROVER,
                    REGISTRAR,
                    IN_HANDLING_ROOM,
                    LEADS_HANDLING_ROOM);
            assertThat(answer).isEqualTo(denied(HIDDEN, "access.barred", permission));
        }
    }

    @Test
    void hides_the_matter_from_an_earlier_handler_even_when_he_now_leads_the_room() {
        assertDenied(
                HIDDEN, "access.earlier_handler", ask(Set.of(ROOM_HEAD), CLUE_READ, EARLIER_HANDLER, IN_HANDLING_ROOM));
        assertDenied(HIDDEN, "access.earlier_handler", ask(Set.of(CHIEF), APPROVAL_DECIDE, EARLIER_HANDLER, APPROVER));
    }

    @Test
    void opens_the_matter_again_to_an_earlier_handler_who_was_named_anew() {
        assertThat(ask(Set.of(INSPECTOR), EVIDENCE_ADD, EARLIER_HANDLER, HANDLER)
                        .granted())
                .isTrue();
    }

    @Test
    void hides_the_matter_from_a_handler_of_another_room_and_from_a_colleague_of_the_same_room() {
        assertDenied(HIDDEN, "access.no_relation", ask(Set.of(INSPECTOR), CLUE_READ));
        assertDenied(HIDDEN, "access.no_relation", ask(Set.of(INSPECTOR), EVIDENCE_READ, IN_HANDLING_ROOM));
    }

    @Test
    void hides_the_matter_from_the_head_and_the_leader_of_other_rooms() {
        assertDenied(HIDDEN, "access.no_relation", ask(Set.of(ROOM_HEAD), CASEFILE_READ));
        assertDenied(HIDDEN, "access.no_relation", ask(Set.of(ROOM_HEAD), CASEFILE_READ, LEADS_HANDLING_ROOM));
        assertDenied(HIDDEN, "access.no_relation", ask(Set.of(LEADER_IN_CHARGE), CASEFILE_READ, IN_HANDLING_ROOM));
    }

    @Test
    void hides_an_unassigned_matter_from_a_room_head_without_room() {
        Actor headWithoutRoom = new Actor(AccessFixture.ACTOR, Set.of(ROOM_HEAD), Optional.empty(), Set.of());
        assertDenied(HIDDEN, "access.no_relation", rules.clearance(headWithoutRoom, CLUE_READ, Relations.none()));
    }

    @Test
    void hides_the_matter_from_the_party_secretary_until_it_is_laid_before_him() {
        assertDenied(HIDDEN, "access.no_relation", ask(Set.of(PARTY_SECRETARY), CASEFILE_READ));
        assertThat(ask(Set.of(PARTY_SECRETARY), APPROVAL_DECIDE, APPROVER).granted())
                .isTrue();
    }

    @Test
    void hides_matters_from_the_three_administrators_even_with_a_case_role_and_every_tie() {
        for (Role administrator : Set.of(AUDITOR, SYSTEM_ADMINISTRATOR, SECURITY_ADMINISTRATOR)) {
            assertDenied(
                    HIDDEN,
                    "access.separated_administrator",
                    ask(Set.of(administrator, CHIEF), CASEFILE_READ, HANDLER, APPROVER));
            assertDenied(
                    HIDDEN,
                    "access.separated_administrator",
                    rules.clearance(actor(Set.of(administrator), Set.of()), CLUE_LIST));
        }
    }

    @Test
    void refuses_the_decision_on_ones_own_proposal_at_every_level() {
        for (Role role : Set.of(ROOM_HEAD, LEADER_IN_CHARGE, CHIEF, PARTY_SECRETARY)) {
            assertDenied(REFUSED, "access.own_proposal", ask(Set.of(role), APPROVAL_DECIDE, PROPOSER, APPROVER));
        }
    }

    @Test
    void names_the_own_proposal_to_a_proposer_whose_role_could_not_decide_anyway() {
        assertDenied(REFUSED, "access.own_proposal", ask(Set.of(CASE_SUPERVISOR), APPROVAL_DECIDE, PROPOSER));
        assertDenied(REFUSED, "access.own_proposal", ask(Set.of(INSPECTOR), APPROVAL_DECIDE, PROPOSER, HANDLER));
    }

    @Test
    void refuses_the_decision_of_a_handler_on_the_proposal_of_his_colleague() {
        assertDenied(REFUSED, "access.own_work", ask(Set.of(INSPECTOR, ROOM_HEAD), APPROVAL_DECIDE, HANDLER, APPROVER));
    }

    @Test
    void refuses_the_decision_of_who_may_look_but_is_not_due() {
        assertDenied(REFUSED, "access.not_approver", ask(Set.of(CHIEF), APPROVAL_DECIDE));
        assertDenied(REFUSED, "access.not_approver", ask(Set.of(ROOM_HEAD), APPROVAL_DECIDE, IN_HANDLING_ROOM));
    }

    @Test
    void refuses_evidence_from_everybody_but_the_handlers() {
        assertDenied(REFUSED, "access.role_lacks_permission", ask(Set.of(CHIEF), EVIDENCE_ADD));
        assertDenied(REFUSED, "access.not_handler", ask(Set.of(INSPECTOR, CHIEF), EVIDENCE_ADD));
        assertThat(ask(Set.of(INSPECTOR), EVIDENCE_ADD, HANDLER).granted()).isTrue();
    }

    @Test
    void keeps_the_content_of_evidence_from_case_supervision() {
        assertDenied(REFUSED, "access.role_lacks_permission", ask(Set.of(CASE_SUPERVISOR), EVIDENCE_READ, REGISTRAR));
        assertDenied(
                REFUSED, "access.evidence_not_open", ask(Set.of(CASE_SUPERVISOR, LEADER_IN_CHARGE), EVIDENCE_READ));
        assertThat(ask(Set.of(CASE_SUPERVISOR), CASEFILE_READ).granted()).isTrue();
    }

    @Test
    void lets_only_the_head_of_the_handling_room_name_the_handlers() {
        assertThat(ask(Set.of(ROOM_HEAD), CLUE_NAME_HANDLERS, IN_HANDLING_ROOM).granted())
                .isTrue();
        assertDenied(REFUSED, "access.not_room_head", ask(Set.of(ROOM_HEAD), CLUE_NAME_HANDLERS, APPROVER));
    }

    @Test
    void refuses_an_account_whose_roles_do_not_go_together() {
        assertDenied(REFUSED, "access.incompatible_roles", ask(Set.of(INSPECTOR, REVIEWER), EVIDENCE_READ, HANDLER));
        assertDenied(REFUSED, "access.incompatible_roles", ask(Set.of(AUDITOR, SYSTEM_ADMINISTRATOR), AUDIT_READ));
    }

    @Test
    void hides_a_matter_rather_than_telling_of_incompatible_roles() {
        assertDenied(HIDDEN, "access.no_relation", ask(Set.of(INSPECTOR, REVIEWER), EVIDENCE_READ));
    }

    @Test
    void gives_no_clearance_without_a_role() {
        for (Permission permission : Permission.values()) {
            assertThat(ask(Set.of(), permission, HANDLER, APPROVER).granted()).isFalse();
        }
    }

    @Test
    void answers_for_lists_once_as_a_whole_and_once_for_each_row() {
        Actor inspector = actor(Set.of(INSPECTOR), Set.of());
        assertThat(rules.clearance(inspector, CASEFILE_LIST).granted()).isTrue();
        assertDenied(HIDDEN, "access.no_relation", ask(Set.of(INSPECTOR), CASEFILE_LIST));
    }

    @ParameterizedTest
    @EnumSource
    void rejects_a_question_about_a_matter_without_its_relations(Permission permission) {
        Actor chief = actor(Set.of(CHIEF), Set.of());
        if (permission.needsMatter()) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> rules.clearance(chief, permission))
                    .withMessageContaining(permission.code());
        } else {
            assertThat(rules.clearance(chief, permission).granted())
                    .isEqualTo(rules.permissions(CHIEF).contains(permission));
        }
    }

    private static void assertDenied(Clearance.Verdict verdict, String reason, Clearance answer) {
        assertThat(answer.verdict()).isEqualTo(verdict);
        assertThat(answer.reasons()).extracting(Reason::key).containsExactly(reason);
    }

    private static Clearance denied(Clearance.Verdict verdict, String reason, Permission permission) {
        return Clearance.denied(verdict, new Reason(reason, List.of("Permission." + permission.name())));
    }
}
