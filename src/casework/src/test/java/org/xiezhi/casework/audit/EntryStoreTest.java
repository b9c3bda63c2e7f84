package org.xiezhi.casework.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
            assertThat(roundTrips(trail, Map.of(), List.of())).isOne();
            assertThat(roundTrips(
                            trail,
                            Map.of(Value.NUMBER, "XS-2026-0001", Value.STEP, "filing", Value.REASON, "属实"),
                            rows))
                    .isEqualTo(4);
            trail.integrate();
            assertThat(trail.check()).isEmpty();
        }
    }

    /** Two acts that lock the same rows in different orders could wait for each other for ever. */
    @Test
    void locks_tables_by_name_and_rows_by_id_whatever_the_order_they_are_named_in() throws SQLException {
        try (TrailFixture trail = new TrailFixture(folder)) {
            UUID room = UUID.randomUUID();
            trail.sql("insert into room (id, code, duty, name_zh_cn, name_zh_tw, name_en, version) values ('" + room
                    + "', 'A', 'INVESTIGATION', '一室', '一室', 'First', 1)");
            Row account = new Row("account", trail.account("one"));
            assertThat(locks(trail, new Row("room", room), account))
                    .isEqualTo(locks(trail, account, new Row("room", room)))
                    .satisfiesExactly(
                            first ->
                                    assertThat(first).contains(" from account ").contains(" order by id for "),
                            second -> assertThat(second).contains(" from room ").contains(" order by id for "));
        }
    }

    private static List<String> locks(TrailFixture trail, Row... rows) throws SQLException {
        List<String> locks = new ArrayList<>();
        Instant now = Instant.parse("2026-11-24T00:00:00Z");
        StatementHook hook = new StatementHook(sql -> {
            if (sql.contains(" for update")) {
                locks.add(sql);
            }
        });
        new EntryStore(LogWorld.lent(hook.on(trail.connection)), trail.apart, new HashSet<>())
                .insert(LogWorld.draft(Ids.next(now), now, Act.ACCOUNT_DISABLED), Map.of(), List.of(rows));
        return locks;
    }

    @Test
    void does_not_look_at_what_others_see_of_rows_that_only_its_own_transaction_changed_last() throws SQLException {
        try (TrailFixture trail = new TrailFixture(folder)) {
            Row row = new Row("account", trail.account("one"));
            Set<UUID> own = new HashSet<>();
            trail.begin();
            Instant now = Instant.parse("2026-11-24T00:00:00Z");
            UUID first = Ids.next(now);
            new EntryStore(LogWorld.lent(trail.connection), trail.apart, own)
                    .insert(LogWorld.draft(first, now, Act.ACCOUNT_DISABLED), Map.of(), List.of(row));
            assertThat(own).containsExactly(first);
            Transactions none = new Transactions() {
                @Override
                public <T> T run(Work<T> work) {
                    throw new AssertionError("expected no transaction beside, found one");
                }
            };
            new EntryStore(LogWorld.lent(trail.connection), none, own)
                    .insert(LogWorld.draft(Ids.next(now), now, Act.ACCOUNT_ENABLED), Map.of(), List.of(row));
            trail.commit();
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
                        new JdbcTransactions(hook.on(trail.database), Faults.none()),
                        new HashSet<>())
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
