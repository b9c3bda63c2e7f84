package org.xiezhi.casework.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xiezhi.casework.audit.Act.Value;
import org.xiezhi.ledger.Hash;
import org.xiezhi.ledger.TreeHead;

/** What a verification of what is new sees, and what it leaves to the whole one. */
class VerifyWhatIsNewTest {

    @TempDir
    Path shared;

    private TrailFixture trail;
    private UUID old;
    private UUID touched;
    private TreeHead verified;

    @BeforeEach
    void verifyOnce() throws SQLException {
        trail = new TrailFixture(shared);
        old = trail.account("old");
        touched = trail.account("touched");
        for (int i = 0; i < 270; i++) {
            trail.entry(Act.CLUES_LISTED, Map.of());
        }
        trail.integrate();
        assertThat(trail.check()).isEmpty();
        verified = trail.node.signer.lastSigned();
        trail.begin();
        trail.sql("update account set display_name = '新' where id = '" + touched + "'");
        trail.entry(Act.CLUES_LISTED, Map.of(Value.COUNT, "1"), new Row("account", touched));
        trail.commit();
        trail.integrate();
    }

    @AfterEach
    void close() throws SQLException {
        trail.close();
    }

    @Test
    void looks_at_the_rows_and_entries_that_came_since() throws SQLException {
        TrailReport report = since(verified);
        assertThat(report.findings()).isEmpty();
        assertThat(report.rows()).isEqualTo(1);
        assertThat(report.entries()).isEqualTo(273);
        assertThat(report.since()).isEqualTo(verified.size());
    }

    @Test
    void names_what_is_wrong_in_them() throws SQLException {
        trail.sql("update account set display_name = '偷' where id = '" + touched + "'");
        trail.sql(
                "update audit_value set content = '2' where event_id = (select event_id from audit_leaf where leaf = 272)");
        trail.sql(
                "insert into account (id, login_name, display_name, password_hash, roles, locale, disabled, second_factor,"
                        + " version) values (random_uuid(), 'ghost', 'ghost', 'x', 'INSPECTOR', 'zh-CN', false, 'none', 1)");
        assertThat(kinds(since(verified))).containsExactlyInAnyOrder("value_changed", "row_changed", "row_unknown");
    }

    @Test
    void leaves_older_rows_to_the_whole_verification() throws SQLException {
        trail.sql("update account set display_name = '偷' where id = '" + old + "'");
        assertThat(kinds(since(verified))).isEmpty();
        assertThat(kinds(trail.report())).containsExactly("row_changed");
    }

    @Test
    void refuses_to_go_on_from_a_head_that_this_log_never_had() throws SQLException {
        assertThat(kinds(since(other(verified.size())))).containsExactly("kept_fork");
        assertThat(kinds(since(other(999)))).containsExactly("kept_ahead");
    }

    @Test
    void verifies_everything_where_nothing_can_begin() throws SQLException {
        trail.sql("update account set display_name = '偷' where id = '" + old + "'");
        TrailReport report = since(other(verified.size()));
        assertThat(kinds(report)).containsExactly("kept_fork", "row_changed");
        assertThat(report.since()).isZero();
    }

    @Test
    void holds_the_whole_log_against_a_head_from_outside() throws SQLException {
        assertThat(against(verified).findings()).isEmpty();
        assertThat(against(verified).since()).isZero();
        assertThat(kinds(against(other(verified.size())))).containsExactly("kept_fork");
    }

    @Test
    void names_a_log_that_was_put_back_to_what_it_was_before() throws SQLException, IOException {
        byte[] older = trail.node.folder.checkpoint().orElseThrow();
        TreeHead kept = grown();
        assertThat(against(kept).findings()).isEmpty();
        Files.write(shared.resolve("trail/checkpoint"), older);
        assertThat(against(kept).findings()).anySatisfy(finding -> {
            assertThat(finding.kind()).isEqualTo("kept_ahead");
            assertThat(finding.expected()).isEqualTo(kept.toString());
            assertThat(finding.found()).isEqualTo("273 entries");
        });
    }

    private TreeHead grown() throws SQLException {
        trail.entry(Act.CLUES_LISTED, Map.of());
        trail.integrate();
        return trail.node.signer.lastSigned();
    }

    private static TreeHead other(long size) {
        return new TreeHead(size, Hash.of(new byte[Hash.LENGTH]));
    }

    private TrailReport against(TreeHead head) throws SQLException {
        return new TrailPass(trail.node.folder, trail.key.verifier(), trail.node.signer)
                .against(trail.database, Instant.parse("2026-11-23T00:00:00Z"), head);
    }

    @Test
    void names_a_row_that_was_changed_before_the_head_and_covered_behind_it() throws SQLException {
        trail.sql("update account set display_name = '偷' where id = '" + old + "'");
        assertThat(kinds(since(verified))).isEmpty();
        trail.act(
                "update account set disabled = true where id = '" + old + "'",
                Act.ACCOUNT_DISABLED,
                new Row("account", old));
        trail.integrate();
        assertThat(kinds(since(verified))).containsExactly("row_gap");
    }

    /** docs/formats/audit-entry.md names it among what only the whole verification sees. */
    @Test
    void leaves_a_gap_that_a_changed_older_image_hides_to_the_whole_verification() throws SQLException {
        trail.sql("update account set display_name = '偷' where id = '" + old + "'");
        UUID cover = trail.act(
                "update account set disabled = true where id = '" + old + "'",
                Act.ACCOUNT_DISABLED,
                new Row("account", old));
        trail.integrate();
        try (PreparedStatement hide = trail.connection.prepareStatement(
                "update audit_image set hash = ? where row_id = ? and event_id <> ?")) {
            hide.setString(1, before(cover));
            hide.setObject(2, old);
            hide.setObject(3, cover);
            hide.executeUpdate();
        }
        assertThat(kinds(since(verified))).isEmpty();
        assertThat(kinds(trail.report())).containsExactly("image_changed");
    }

    private String before(UUID event) throws SQLException {
        try (PreparedStatement select =
                trail.connection.prepareStatement("select entry from audit_event where id = ?")) {
            select.setObject(1, event);
            try (ResultSet result = select.executeQuery()) {
                result.next();
                EntryText.Image image =
                        EntryText.parse(result.getBytes(1)).row("account", old).orElseThrow();
                return Objects.requireNonNull(image.before());
            }
        }
    }

    @Test
    void reads_of_older_images_only_those_of_rows_that_came_since() throws SQLException {
        long few = scanned();
        trail.sql("insert into audit_image (event_id, row_table, row_id, salt, hash)"
                + " select l.event_id, 'account', random_uuid(), x'00', '' from audit_leaf l where l.leaf < "
                + verified.size());
        assertThat(scanned()).isEqualTo(few);
    }

    /** Rows that the database looks at for the images of a verification of what is new. */
    private long scanned() throws SQLException {
        List<String> asked = new ArrayList<>();
        StatementHook hook = new StatementHook(sql -> {
            if (sql.contains("lag(")) {
                asked.add(sql);
            }
        });
        new TrailPass(trail.node.folder, trail.key.verifier(), trail.node.signer)
                .since(hook.on(trail.database), Instant.parse("2026-11-23T00:00:00Z"), verified);
        long rows = 0;
        try (PreparedStatement explain = trail.connection.prepareStatement(
                "explain analyze " + asked.stream().collect(Collectors.joining()))) {
            explain.setLong(1, verified.size());
            explain.setLong(2, verified.size());
            try (ResultSet result = explain.executeQuery()) {
                result.next();
                Matcher count = Pattern.compile("scanCount: (\\d+)").matcher(result.getString(1));
                while (count.find()) {
                    rows += Long.parseLong(count.group(1));
                }
            }
        }
        assertThat(rows).isPositive();
        return rows;
    }

    private TrailReport since(TreeHead head) throws SQLException {
        return new TrailPass(trail.node.folder, trail.key.verifier(), trail.node.signer)
                .since(trail.database, Instant.parse("2026-11-23T00:00:00Z"), head);
    }

    private static List<String> kinds(TrailReport report) {
        return report.findings().stream().map(TrailFinding::kind).distinct().toList();
    }
}
