package org.xiezhi.casework.matter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xiezhi.access.Permission;
import org.xiezhi.access.Role;
import org.xiezhi.casework.CaseworkFixture;
import org.xiezhi.casework.audit.Warrant;
import org.xiezhi.casework.matter.MatterMember.Part;
import org.xiezhi.casework.shared.CurrentActor;
import org.xiezhi.casework.shared.NotFoundException;
import org.xiezhi.casework.shared.SignedIn;
import org.xiezhi.procedure.Stage;
import org.xiezhi.procedure.Step;

/** What the gate leaves to the trail: the role, and the rules that let somebody pass. */
class GateTest {

    private CaseworkFixture casework;
    private UUID room;
    private UUID inspector;
    private UUID matter;
    private Gate gate;

    @BeforeEach
    void open() {
        casework = new CaseworkFixture();
        room = casework.rows().room("first");
        UUID registrar = casework.rows().account(Set.of(Role.CASE_SUPERVISOR), null, false);
        inspector = casework.rows().account(Set.of(Role.INSPECTOR), room, false);
        matter = casework.rows().matter(Stage.HANDLING, registrar, room);
        casework.rows().member(matter, inspector, Part.HANDLER);
        casework.entities().getTransaction().begin();
        gate = casework.get(Gate.class);
        signIn(inspector, Set.of(Role.INSPECTOR));
    }

    @AfterEach
    void close() {
        casework.entities().getTransaction().rollback();
        casework.close();
    }

    private void signIn(UUID account, Set<Role> roles) {
        casework.get(CurrentActor.class)
                .become(new SignedIn(
                        account, account, "x", "x", roles, Optional.of(room), "", Set.of(), Locale.SIMPLIFIED_CHINESE));
    }

    private Warrant warrant() {
        return casework.warrant().orElseThrow();
    }

    @Test
    void leaves_the_role_and_what_opened_the_matter() {
        gate.require(Permission.EVIDENCE_ADD, matter);
        assertThat(warrant()).isEqualTo(new Warrant(Optional.of(Role.INSPECTOR), List.of("access.as_handler")));
    }

    @Test
    void leaves_the_step_that_the_rulebook_allowed_beside_it() {
        Matter found = gate.require(Permission.EVIDENCE_ADD, matter);
        gate.requireStep(found, Step.ADD_EVIDENCE);
        assertThat(warrant().rules()).containsExactly("access.as_handler", "step.add_evidence");
    }

    @Test
    void leaves_the_last_right_that_was_asked_for_and_not_those_before_it() {
        Matter found = gate.require(Permission.EVIDENCE_ADD, matter);
        gate.requireStep(found, Step.ADD_EVIDENCE);
        gate.require(Permission.CLUE_LIST);
        assertThat(warrant().rules()).containsExactly("access.by_role");
    }

    @Test
    void leaves_nothing_where_it_let_nobody_pass() {
        signIn(casework.rows().account(Set.of(Role.INSPECTOR), room, false), Set.of(Role.INSPECTOR));
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> gate.require(Permission.EVIDENCE_ADD, matter));
        assertThat(casework.warrant()).isEmpty();
        assertThat(casework.recorded()).singleElement().asString().contains("access.no_relation");
    }
}
