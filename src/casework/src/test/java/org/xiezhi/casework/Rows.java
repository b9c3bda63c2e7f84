package org.xiezhi.casework;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.xiezhi.access.Role;
import org.xiezhi.casework.matter.MatterMember.Part;
import org.xiezhi.procedure.Level;
import org.xiezhi.procedure.Stage;
import org.xiezhi.procedure.Step;

/** Rows of matters and staff, as SQL. */
public final class Rows {

    private static final LocalDateTime THEN = LocalDateTime.of(2026, 11, 2, 9, 0);

    private final DataSource database;
    private long made;

    Rows(DataSource database) {
        this.database = database;
    }

    public void clear() {
        for (String table : new String[] {
            "casefile", "proposal_step", "proposal", "clue", "matter_member", "matter_step", "matter", "account", "room"
        }) {
            try (Connection connection = database.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.executeUpdate("delete from " + table);
            } catch (SQLException e) {
                throw new IllegalStateException(table, e);
            }
        }
    }

    public UUID room(String code) {
        UUID id = next();
        return insert(
                "insert into room (id, code, duty, name_zh_cn, name_zh_tw, name_en, version) values (?, ?, 'handling', ?, ?, ?, 1)",
                id,
                code,
                code,
                code,
                code);
    }

    public void lead(UUID room, UUID leader) {
        insert("update room set led_by = ? where id = ?", leader, room);
    }

    public UUID account(Set<Role> roles, @Nullable UUID room, boolean disabled) {
        UUID id = next();
        return insert(
                "insert into account (id, login_name, display_name, password_hash, roles, room_id, locale, disabled,"
                        + " second_factor, version) values (?, ?, ?, 'x', ?, ?, 'zh-CN', ?, 'none', 1)",
                id,
                "login-" + id,
                "姓名" + made,
                roles.stream().map(Role::name).sorted().collect(Collectors.joining(",")),
                room,
                disabled);
    }

    public UUID matter(Stage stage, UUID registrar, @Nullable UUID room) {
        UUID id = next();
        return insert(
                "insert into matter (id, stage, rulebook, registrar, handling_room, opened, version) values (?, ?, 'x', ?, ?, ?, 1)",
                id,
                stage.name(),
                registrar,
                room,
                THEN);
    }

    public void member(UUID matter, UUID account, Part part) {
        insert(
                "insert into matter_member (id, matter_id, account_id, part, since, version) values (?, ?, ?, ?, ?, 1)",
                next(),
                matter,
                account,
                part.name(),
                THEN);
    }

    public UUID proposal(UUID matter, String state, UUID proposer, String number) {
        UUID id = next();
        String document = "{\"facts\":{\"number\":\"" + number + "\"},\"given\":{},\"matter\":\"" + matter
                + "\",\"rulebook\":\"x\",\"step\":\"" + Step.PROPOSE_ASSIGNMENT + "\",\"v\":1}";
        return insert(
                "insert into proposal (id, matter_id, step, document, document_hash, state, round, proposer, proposed, version)"
                        + " values (?, ?, ?, ?, 'x', ?, 1, ?, ?, 1)",
                id,
                matter,
                Step.PROPOSE_ASSIGNMENT.name(),
                document.getBytes(StandardCharsets.UTF_8),
                state,
                proposer,
                THEN);
    }

    public void step(UUID proposal, int place, Level level, @Nullable LocalDate due, @Nullable UUID decidedBy) {
        insert(
                "insert into proposal_step (id, proposal_id, place, level, due, decision, decided_by, version)"
                        + " values (?, ?, ?, ?, ?, ?, ?, 1)",
                next(),
                proposal,
                place,
                level.name(),
                due,
                decidedBy == null ? null : "AGREE",
                decidedBy);
    }

    /** A clue about a person, with a number that counts up. */
    public UUID clue(UUID matter, UUID room, String number, String person, String label, String allegation) {
        UUID id = next();
        return insert(
                "insert into clue (id, matter_id, number, source, received, person_name, person_unit, person_post,"
                        + " rank_category, allegation, label, secret_level, proposed_room, version)"
                        + " values (?, ?, ?, 'x', ?, ?, '某镇人民政府', '干部', 'D', ?, ?, 'INTERNAL', ?, 1)",
                id,
                matter,
                number,
                LocalDate.of(2026, 11, 1).plusDays(made % 20),
                person,
                allegation,
                label,
                room);
    }

    public UUID caseFile(UUID matter, String number, String title) {
        UUID id = next();
        return insert(
                "insert into casefile (id, matter_id, number, title, reasons, filed, version) values (?, ?, ?, ?, 'x', ?, 1)",
                id,
                matter,
                number,
                title,
                THEN.plusDays(made % 20));
    }

    private UUID next() {
        made++;
        return new UUID(made, -made);
    }

    /** Any row, for a test with tables of its own. */
    public void put(String sql, @Nullable Object... values) {
        insert(sql, values);
    }

    private UUID insert(String sql, @Nullable Object... values) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
            return values[0] instanceof UUID id ? id : new UUID(0, 0);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}
