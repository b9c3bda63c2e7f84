package org.xiezhi.casework.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xiezhi.casework.audit.Act.Value;
import org.xiezhi.casework.shared.Ids;

class EntryStoreTest {

    @TempDir
    Path folder;

    /** The transaction of the act waits for each of these over the network. */
    @Test
    void an_act_costs_as_many_round_trips_whatever_the_number_of_its_values_and_rows() throws SQLException {
        try (TrailFixture trail = new TrailFixture(folder)) {
            List<Row> rows = List.of(
                    new Row("account", trail.account("one")),
                    new Row("account", trail.account("two")),
                    new Row("account", trail.account("three")));
            assertThat(roundTrips(trail, Map.of(), List.of())).isEqualTo(2);
            assertThat(roundTrips(
                            trail,
                            Map.of(Value.NUMBER, "XS-2026-0001", Value.STEP, "filing", Value.REASON, "属实"),
                            rows))
                    .isEqualTo(9);
            trail.integrate();
            assertThat(trail.check()).isEmpty();
        }
    }

    private static int roundTrips(TrailFixture trail, Map<Value, String> values, List<Row> rows) throws SQLException {
        AtomicInteger count = new AtomicInteger();
        Instant now = Instant.parse("2026-11-24T00:00:00Z");
        EntryDraft draft = LogWorld.draft(Ids.next(now), now, Act.PROPOSAL_RETURNED);
        StatementHook hook = new StatementHook(sql -> count.incrementAndGet());
        new EntryStore(
                        LogWorld.lent(hook.on(trail.connection)),
                        new JdbcTransactions(hook.on(trail.database), Faults.none()))
                .insert(draft, values, rows);
        return count.get();
    }

    /** Two nodes, the second with a clock that is a day behind; the row is theirs one after the other. */
    @Test
    void two_entries_about_one_row_keep_their_order_whatever_the_clocks_say() throws SQLException {
        try (TrailFixture trail = new TrailFixture(folder)) {
            Row row = new Row("account", trail.account("chen.inspector"));
            trail.integrate();
            UUID early = Ids.next(Instant.parse("2026-11-22T00:00:00Z"));
            UUID late = Ids.next(Instant.parse("2026-11-24T00:00:00Z"));

            trail.act("update account set display_name = '甲'", late, Act.ACCOUNT_DISABLED, row);
            trail.act("update account set display_name = '乙'", early, Act.ACCOUNT_ENABLED, row);
            assertThat(trail.check()).as("while both wait").isEmpty();
            trail.integrate();

            assertThat(trail.check()).isEmpty();
            assertThat(EntryText.parse(trail.node.folder.entries(2, 3).get(0)).id())
                    .isEqualTo(early);
        }
    }
}
