package org.xiezhi.workbench.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.xiezhi.access.Role;
import org.xiezhi.casework.shared.SignedIn;
import org.xiezhi.workbench.session.SessionGate.Known;
import org.xiezhi.workbench.session.SessionGate.Old;
import org.xiezhi.workbench.session.SessionGate.Presented;
import org.xiezhi.workbench.session.SessionGate.Stranger;

class SessionGateTest {

    private static final SignedIn WHO = new SignedIn(
            new UUID(0, 1),
            new UUID(0, 2),
            "wang",
            "王承办",
            Set.of(Role.INSPECTOR),
            Optional.empty(),
            "",
            Set.of(),
            Locale.SIMPLIFIED_CHINESE);

    private final SessionGate open = new SessionGate(key -> Optional.of(WHO));
    private final SessionGate ended = new SessionGate(key -> Optional.empty());

    @Test
    void takes_a_request_without_cookie_for_a_stranger() {
        assertThat(open.admit(new Presented(null, false, false))).isEqualTo(new Stranger());
    }

    @Test
    void takes_the_session_of_somebody_who_has_not_signed_in_yet_for_a_stranger() {
        assertThat(ended.admit(new Presented("k", true, false))).isEqualTo(new Stranger());
    }

    @Test
    void knows_the_account_whose_row_and_session_both_hold() {
        assertThat(open.admit(new Presented("k", true, true))).isEqualTo(new Known(WHO));
    }

    @Test
    void refuses_a_session_whose_row_has_ended_even_if_the_container_still_holds_it() {
        assertThat(ended.admit(new Presented("k", true, true))).isEqualTo(new Old("k"));
    }

    @Test
    void refuses_a_cookie_that_the_container_does_not_know() {
        assertThat(ended.admit(new Presented("k", false, false))).isEqualTo(new Old("k"));
        assertThat(open.admit(new Presented("k", false, false))).isEqualTo(new Old("k"));
    }
}
