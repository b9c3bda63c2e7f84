package org.xiezhi.casework.auditor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xiezhi.access.Role;
import org.xiezhi.casework.CaseworkFixture;
import org.xiezhi.casework.audit.Act;
import org.xiezhi.casework.audit.TrailFilter;
import org.xiezhi.casework.shared.InvalidException;
import org.xiezhi.casework.shared.NotFoundException;

class SavedViewServiceTest {

    private static final TrailFilter FILTER = TrailFilter.ofAct(Act.SIGN_IN_FAILED);

    private CaseworkFixture casework;
    private SavedViewService service;
    private UUID auditor;
    private UUID other;

    @BeforeEach
    void open() {
        casework = new CaseworkFixture();
        service = casework.get(SavedViewService.class);
        auditor = casework.rows().account(Set.of(Role.AUDITOR), null, false);
        other = casework.rows().account(Set.of(Role.AUDITOR), null, false);
        casework.entities().getTransaction().begin();
        casework.become(auditor, Role.AUDITOR);
    }

    @AfterEach
    void close() {
        casework.entities().getTransaction().rollback();
        casework.close();
    }

    @Test
    void keeps_a_view_for_its_owner_alone() {
        service.save(" 登录失败 ", FILTER, "act=session.sign-in-failed");
        SavedViewQueries.View view = casework.get(SavedViewQueries.class).own().get(0);
        assertThat(view.name()).isEqualTo("登录失败");
        assertThat(view.address()).isEqualTo("act=session.sign-in-failed");
        assertThat(casework.recorded()).containsExactly("VIEW_SAVED {FILTER=act=session.sign-in-failed}");

        casework.become(other, Role.AUDITOR);
        assertThat(casework.get(SavedViewQueries.class).own()).isEmpty();
        assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> service.remove(view.id()));
        service.save("登录失败", FILTER, "act=session.sign-in-failed");

        casework.become(auditor, Role.AUDITOR);
        service.remove(view.id());
        assertThat(casework.get(SavedViewQueries.class).own()).isEmpty();
    }

    @Test
    void refuses_a_name_that_is_missing_or_taken_and_a_view_too_many() {
        assertThatExceptionOfType(InvalidException.class).isThrownBy(() -> service.save("", FILTER, "a=1"));
        service.save("甲", FILTER, "a=1");
        assertThatExceptionOfType(InvalidException.class).isThrownBy(() -> service.save("甲", FILTER, "a=2"));
        for (int i = 1; i < 30; i++) {
            service.save("乙" + i, FILTER, "a=" + i);
        }
        assertThatExceptionOfType(InvalidException.class).isThrownBy(() -> service.save("丙", FILTER, "a=1"));
        assertThat(casework.get(SavedViewQueries.class).own()).hasSize(30);
    }
}
