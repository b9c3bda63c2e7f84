package org.xiezhi.casework.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xiezhi.casework.shared.Ids;

class VerifyWhilePeopleWorkTest {

    private static final int PEOPLE = 3;
    private static final int ACTS_EACH = 150;

    @TempDir
    Path folder;

    @Test
    void finds_nothing_wrong_in_rows_and_entries_that_change_meanwhile() throws Exception {
        try (TrailFixture trail = new TrailFixture(folder)) {
            List<UUID> rows = List.of(trail.account("one"), trail.account("two"), trail.account("three"));
            UUID shared = trail.account("shared");
            trail.integrate();
            ExecutorService others = Executors.newFixedThreadPool(PEOPLE);
            try {
                List<Future<?>> work = new ArrayList<>();
                for (UUID row : rows) {
                    work.add(others.submit(() -> work(trail, row, shared)));
                }
                while (!work.stream().allMatch(Future::isDone)) {
                    trail.integrate();
                    assertThat(trail.check()).isEmpty();
                }
                for (Future<?> one : work) {
                    one.get();
                }
            } finally {
                others.shutdownNow();
            }
            trail.integrate();
            TrailReport report = trail.report();
            assertThat(report.findings()).isEmpty();
            assertThat(report.entries()).isEqualTo(PEOPLE + 1 + PEOPLE * ACTS_EACH);
        }
    }

    @Test
    void sees_rows_and_entries_as_they_were_at_one_moment() throws SQLException {
        try (TrailFixture trail = new TrailFixture(folder)) {
            UUID row = trail.account("chen.inspector");
            trail.integrate();
            AtomicInteger acts = new AtomicInteger();
            StatementHook somebodyActs = new StatementHook(sql -> {
                try {
                    trail.act(
                            "update account set display_name = '名" + acts.incrementAndGet() + "'",
                            Act.CLUES_LISTED,
                            new Row("account", row));
                    trail.integrate();
                } catch (SQLException e) {
                    throw new IllegalStateException(sql, e);
                }
            });
            TrailPass pass = new TrailPass(trail.node.folder, trail.key.verifier(), trail.node.signer);

            TrailReport report = pass.run(somebodyActs.on(trail.database), Instant.parse("2026-11-23T00:00:00Z"));

            assertThat(report.findings()).isEmpty();
            assertThat(acts.get()).isGreaterThan(30);
            assertThat(trail.report().entries()).isEqualTo(1 + acts.get());
        }
    }

    /** Acts on a row of one's own and on one that everybody acts on. */
    private Void work(TrailFixture trail, UUID row, UUID shared) throws SQLException {
        Instant now = Instant.parse("2026-11-23T00:00:00Z");
        try (Connection connection = trail.database.getConnection()) {
            connection.setAutoCommit(false);
            for (int i = 0; i < ACTS_EACH; i++) {
                try (PreparedStatement update =
                        connection.prepareStatement("update account set display_name = ? where id = ?")) {
                    update.setString(1, "名" + i);
                    update.setObject(2, row);
                    update.executeUpdate();
                }
                EntryDraft draft = LogWorld.draft(Ids.next(now), now, Act.CLUES_LISTED);
                new EntryStore(LogWorld.lent(connection), trail.apart, new HashSet<>())
                        .insert(draft, Map.of(), List.of(new Row("account", row), new Row("account", shared)));
                connection.commit();
            }
            connection.setAutoCommit(true);
        }
        return null;
    }
}
