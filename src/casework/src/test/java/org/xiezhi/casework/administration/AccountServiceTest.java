package org.xiezhi.casework.administration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xiezhi.access.Role;
import org.xiezhi.casework.CaseworkFixture;
import org.xiezhi.casework.shared.Refusal;
import org.xiezhi.casework.shared.RefusedException;
import org.xiezhi.casework.staff.Accounts;

class AccountServiceTest {

    private CaseworkFixture casework;

    @BeforeEach
    void open() {
        casework = new CaseworkFixture();
        casework.entities().getTransaction().begin();
    }

    @AfterEach
    void close() {
        casework.entities().getTransaction().rollback();
        casework.close();
    }

    @Test
    void ends_the_sessions_of_a_disabled_account_at_once_and_nobody_elses() {
        UUID administrator = account(Role.SYSTEM_ADMINISTRATOR);
        UUID leaving = account(Role.CHIEF);
        session(leaving, "a");
        session(leaving, "b");
        session(administrator, "c");
        disable(administrator, leaving);
        assertThat(openSessions()).isEqualTo("[c]");
        assertThat(casework.recorded()).containsExactly("ACCOUNT_DISABLED {}", "SESSION_EXPIRED");
    }

    @Test
    void says_nothing_of_sessions_where_none_was_open() {
        disable(account(Role.SYSTEM_ADMINISTRATOR), account(Role.CHIEF));
        assertThat(casework.recorded()).containsExactly("ACCOUNT_DISABLED {}");
    }

    @Test
    void disables_one_of_two_system_administrators() {
        UUID other = account(Role.SYSTEM_ADMINISTRATOR);
        disable(account(Role.SYSTEM_ADMINISTRATOR), other);
        assertThat(casework.get(Accounts.class).get(other).disabled()).isTrue();
    }

    @Test
    void refuses_to_disable_the_last_system_administrator_to_one_who_was_disabled_meanwhile() {
        UUID disabledMeanwhile = account(Role.SYSTEM_ADMINISTRATOR);
        assertThat(casework.get(Accounts.class).get(disabledMeanwhile).disabled())
                .isFalse();
        casework.entities()
                .createNativeQuery("update account set disabled = true where id = ?")
                .setParameter(1, disabledMeanwhile)
                .executeUpdate();
        UUID last = account(Role.SYSTEM_ADMINISTRATOR);
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> disable(disabledMeanwhile, last))
                .satisfies(refused ->
                        assertThat(refused.refusals()).extracting(Refusal::key).containsExactly("account.last"));
        assertThat(casework.get(Accounts.class).get(last).disabled()).isFalse();
    }

    private void disable(UUID actor, UUID account) {
        casework.become(actor, Role.SYSTEM_ADMINISTRATOR);
        casework.get(AccountService.class).disable(account);
    }

    private UUID account(Role role) {
        return casework.rows().account(Set.of(role), null, false);
    }

    private void session(UUID account, String key) {
        casework.entities()
                .createNativeQuery("insert into web_session (id, key_hash, account_id, begun, last_seen)"
                        + " values (random_uuid(), ?, ?, current_timestamp, current_timestamp)")
                .setParameter(1, key)
                .setParameter(2, account)
                .executeUpdate();
    }

    private String openSessions() {
        return casework.entities()
                .createNativeQuery("select key_hash from web_session where ended is null order by key_hash")
                .getResultList()
                .toString();
    }
}
