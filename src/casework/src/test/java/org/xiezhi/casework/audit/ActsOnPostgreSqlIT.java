package org.xiezhi.casework.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xiezhi.ledger.TreeHead;

/** What acts lock, and what their entries show, on the database of a real installation. */
class ActsOnPostgreSqlIT {

    @TempDir
    Path folder;

    private RealPostgreSql server;
    private TrailFixture trail;
    private UUID room;

    @BeforeEach
    void open() throws SQLException {
        server = new RealPostgreSql();
        trail = new TrailFixture(server.emptyDatabase(), folder);
        room = UUID.randomUUID();
        trail.act(
                "insert into room (id, code, duty, name_zh_cn, name_zh_tw, name_en, version) values ('" + room
                        + "', 'A', 'INVESTIGATION', '一室', '一室', 'First', 1)",
                Act.ORGANISATION_LOADED,
                new Row("room", room));
    }

    @AfterEach
    void close() throws SQLException {
        trail.close();
        server.close();
    }

    /** A room is changed and somebody is put into it: neither has to wait for the other. */
    @Test
    void a_row_that_refers_to_the_row_of_a_running_act_is_put_in_meanwhile() throws SQLException {
        trail.begin();
        trail.entry(Act.ACCOUNT_DISABLED, Map.of(), new Row("room", room));
        try (Connection other = trail.database.getConnection();
                Statement patience = other.createStatement();
                PreparedStatement insert = other.prepareStatement(
                        "insert into account (id, login_name, display_name, password_hash, roles, room_id, locale,"
                                + " disabled, second_factor, version)"
                                + " values (?, 'lin', '林', 'x', 'INSPECTOR', ?, 'zh-CN', false, 'none', 1)")) {
            patience.execute("set lock_timeout = '5s'");
            insert.setObject(1, UUID.randomUUID());
            insert.setObject(2, room);
            assertThat(insert.executeUpdate()).isEqualTo(1);
        }
        trail.commit();
    }

    @Test
    void a_gap_is_named_by_the_whole_verification_and_by_that_of_what_is_new() throws SQLException {
        UUID account = trail.account("chen.inspector");
        trail.integrate();
        TreeHead verified = trail.node.signer.lastSigned();
        assertThat(trail.check()).isEmpty();
        trail.sql("update account set roles = 'CHIEF' where id = '" + account + "'");
        trail.act("update account set disabled = true", Act.ACCOUNT_DISABLED, new Row("account", account));
        trail.integrate();
        assertThat(trail.check()).extracting(TrailFinding::kind).containsExactly("row_gap");
        assertThat(new TrailPass(trail.node.folder, trail.key.verifier(), trail.node.signer)
                        .since(trail.database, Instant.parse("2026-11-23T00:00:00Z"), verified)
                        .findings())
                .extracting(TrailFinding::kind)
                .containsExactly("row_gap");
    }
}
