package org.xiezhi.casework.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.xiezhi.casework.CaseworkFixture;

/** Which entries are its own a transaction knows, and no other one. */
class RunningTransactionTest {

    @Test
    void knows_the_entries_it_has_written_and_none_of_another_transaction() {
        UUID event = UUID.randomUUID();
        try (CaseworkFixture one = new CaseworkFixture();
                CaseworkFixture other = new CaseworkFixture()) {
            assertThat(one.get(RunningTransaction.class).entries()).isEmpty();
            one.get(RunningTransaction.class).entries().add(event);
            assertThat(one.get(RunningTransaction.class).entries()).containsExactly(event);
            assertThat(other.get(RunningTransaction.class).entries()).isEmpty();
        }
    }
}
