package org.xiezhi.benchmarks;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.xiezhi.casework.audit.Act;
import org.xiezhi.casework.audit.Act.Value;
import org.xiezhi.casework.audit.Row;
import org.xiezhi.casework.audit.Subject;
import org.xiezhi.casework.shared.ServerClock;

/**
 * The smallest act that changes something: one step of a matter, with its entry, two values and the image of the row, in
 * one transaction.
 */
final class SmallAct {

    private final Trail trail;
    private final UUID account;
    private final UUID matter;

    /** Prepares an account and a matter, by plain SQL and without entries. */
    SmallAct(Trail trail) throws SQLException {
        this.trail = trail;
        ServerClock clock = trail.clock();
        account = clock.nextId();
        matter = clock.nextId();
        trail.transactions().run(connection -> {
            try (PreparedStatement insert = connection.prepareStatement(
                    "insert into account (id, login_name, display_name, password_hash, roles, locale, disabled,"
                            + " second_factor, version) values (?, 'chen.inspector', '陈', 'x', 'INSPECTOR', 'zh-CN',"
                            + " false, 'none', 1)")) {
                insert.setObject(1, account);
                insert.executeUpdate();
            }
            try (PreparedStatement insert =
                    connection.prepareStatement("insert into matter (id, stage, rulebook, registrar, opened, version)"
                            + " values (?, 'clue', 'benchmark', ?, ?, 1)")) {
                insert.setObject(1, matter);
                insert.setObject(2, account);
                insert.setTimestamp(3, now(clock));
                return insert.executeUpdate();
            }
        });
    }

    private static Timestamp now(ServerClock clock) {
        return Timestamp.valueOf(LocalDateTime.ofInstant(clock.now(), ZoneOffset.UTC));
    }

    /** Does it once; when this returns, it is committed. */
    void run() throws SQLException {
        trail.transactions().run(this::act);
    }

    private UUID act(Connection connection) throws SQLException {
        UUID step = trail.clock().nextId();
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into matter_step (id, matter_id, step, stage, actor, happened, articles, remark, version)"
                        + " values (?, ?, 'name-handlers', 'clue', ?, ?, 'R1 21', '', 1)")) {
            insert.setObject(1, step);
            insert.setObject(2, matter);
            insert.setObject(3, account);
            insert.setTimestamp(4, now(trail.clock()));
            insert.executeUpdate();
        }
        trail.audit()
                .append(
                        Act.HANDLERS_NAMED,
                        Subject.of("clue", step, matter),
                        Map.of(Value.NUMBER, "XS-2026-0001", Value.HANDLERS, "chen.inspector, lin.inspector"),
                        new Row("matter_step", step));
        return step;
    }
}
