package org.xiezhi.casework.administration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xiezhi.access.Role;
import org.xiezhi.casework.CaseworkFixture;
import org.xiezhi.casework.administration.AccountQueries.Line;
import org.xiezhi.casework.shared.ServerClock;

class AccountListTest {

    private CaseworkFixture casework;

    @BeforeEach
    void open() {
        casework = new CaseworkFixture();
        UUID administrator = account(Duration.ofMinutes(-1));
        casework.become(administrator, Role.SYSTEM_ADMINISTRATOR);
    }

    @AfterEach
    void close() {
        casework.close();
    }

    @Test
    void tells_the_accounts_that_are_locked_now_from_those_that_were() {
        UUID locked = account(Duration.ofMinutes(5));
        account(Duration.ofMinutes(-5));
        assertThat(inTransaction(() -> casework.get(AccountQueries.class).list()))
                .hasSize(3)
                .filteredOn(Line::locked)
                .extracting(Line::id)
                .containsExactly(locked);
    }

    @Test
    void asks_the_database_as_often_for_twenty_accounts_as_for_one() {
        int forOne = statements();
        for (int i = 0; i < 19; i++) {
            account(Duration.ofMinutes(5));
        }
        assertThat(statements()).isEqualTo(forOne);
    }

    private int statements() {
        return casework.statementsOf(
                () -> inTransaction(() -> casework.get(AccountQueries.class).list()));
    }

    private UUID account(Duration lockedFor) {
        UUID id = casework.rows().account(Set.of(Role.SYSTEM_ADMINISTRATOR), null, false);
        Instant until = casework.get(ServerClock.class).now().plus(lockedFor);
        inTransaction(() -> casework.entities()
                .createNativeQuery("insert into login_attempt (account_id, failures, locked_until) values (?, 5, ?)")
                .setParameter(1, id)
                .setParameter(2, until)
                .executeUpdate());
        return id;
    }

    private <T> T inTransaction(Supplier<T> work) {
        casework.entities().getTransaction().begin();
        try {
            return work.get();
        } finally {
            casework.entities().getTransaction().commit();
        }
    }
}
