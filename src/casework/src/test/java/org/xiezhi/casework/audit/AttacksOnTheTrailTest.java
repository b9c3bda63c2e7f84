package org.xiezhi.casework.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xiezhi.casework.audit.Act.Value;
import org.xiezhi.ledger.Checkpoint;
import org.xiezhi.ledger.Finding;
import org.xiezhi.ledger.ForkException;
import org.xiezhi.ledger.LogCheck;
import org.xiezhi.ledger.LogFolder;
import org.xiezhi.ledger.TreeHead;

/** What an operator with SQL, root and in the end the log's key can do to the trail, and what shows it (ledger.md, 4). */
class AttacksOnTheTrailTest {

    @TempDir
    Path shared;

    private TrailFixture trail;
    private UUID account;
    private UUID event;

    @BeforeEach
    void write() throws SQLException {
        trail = new TrailFixture(shared);
        account = trail.account("chen.inspector");
        event = trail.entry(Act.CLUE_OPENED, Map.of(Value.NUMBER, "XS-2026-0001"));
        trail.entry(Act.CLUES_LISTED, Map.of());
        trail.integrate();
    }

    @AfterEach
    void close() throws SQLException {
        trail.close();
    }

    @Test
    void two_entries_that_changed_places_are_named() throws SQLException {
        trail.sql("update audit_leaf set leaf = 9 where leaf = 1");
        trail.sql("update audit_leaf set leaf = 1 where leaf = 2");
        trail.sql("update audit_leaf set leaf = 2 where leaf = 9");
        assertThat(kinds()).contains("event_changed").doesNotContain("leaf_missing");
    }

    @Test
    void an_entry_that_was_kept_from_becoming_a_leaf_is_named() throws SQLException {
        UUID hidden = trail.entry(Act.CLUE_OPENED, Map.of(Value.NUMBER, "XS-2026-0002"));
        trail.sql("delete from audit_pending where event_id = '" + hidden + "'");
        trail.integrate();
        assertThat(trail.check()).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo("event_kept_out");
            assertThat(finding.where()).contains(hidden.toString());
        });
    }

    @Test
    void an_act_whose_whole_record_was_removed_before_its_leaf_leaves_a_row_that_nothing_tells_of()
            throws SQLException {
        trail.sql("update account set roles = 'CHIEF' where id = '" + account + "'");
        UUID hidden = trail.entry(Act.CLUES_LISTED, Map.of(), new Row("account", account));
        trail.sql("delete from audit_pending where event_id = '" + hidden + "'");
        trail.sql("delete from audit_image where event_id = '" + hidden + "'");
        trail.sql("delete from audit_event where id = '" + hidden + "'");
        trail.integrate();
        assertThat(kinds()).containsExactly("row_changed");
    }

    @Test
    void a_row_put_back_to_an_older_state_is_named_even_if_the_newer_image_is_removed() throws SQLException {
        UUID newer = trail.act("update account set roles = 'CHIEF'", Act.CLUES_LISTED, new Row("account", account));
        trail.integrate();
        assertThat(kinds()).isEmpty();

        trail.sql("update account set roles = 'INSPECTOR' where id = '" + account + "'");
        assertThat(kinds()).containsExactly("row_changed");
        trail.sql("delete from audit_image where event_id = '" + newer + "'");
        assertThat(kinds()).containsExactly("image_missing");
    }

    @Test
    void an_image_that_no_entry_tells_of_is_named() throws SQLException {
        trail.sql("insert into audit_image (event_id, row_table, row_id, salt) values ('" + event + "', 'account', '"
                + account + "', '00')");
        assertThat(kinds()).contains("image_unknown", "row_changed");
    }

    @Test
    void a_deleted_row_is_named_and_its_entries_stay_proved() throws SQLException {
        trail.sql("delete from account where id = '" + account + "'");
        assertThat(kinds()).containsExactly("row_deleted");
        assertThat(treeFindings()).isEmpty();
    }

    @Test
    void a_row_that_an_act_deleted_is_no_finding() throws SQLException {
        trail.act("delete from account", Act.CLUES_LISTED, new Row("account", account));
        assertThat(kinds()).isEmpty();
        trail.integrate();
        assertThat(kinds()).isEmpty();
    }

    @Test
    void an_entry_edited_in_database_and_bundle_no_longer_fits_its_tile() throws SQLException, IOException {
        forgeEvent();
        Path bundle = trailFolder().resolve("tile/entries/000.p/3");
        byte[] bytes = Files.readAllBytes(bundle);
        Files.write(
                bundle,
                new String(bytes, StandardCharsets.ISO_8859_1)
                        .replace("clue.opened", "clue.listed")
                        .getBytes(StandardCharsets.ISO_8859_1));
        assertThat(kinds()).contains("log_content", "log_root");
    }

    @Test
    void a_history_rewritten_up_to_the_root_does_not_lead_to_the_signed_root() throws SQLException, IOException {
        forgeEvent();
        byte[] checkpoint = trail.node.folder.checkpoint().orElseThrow();
        rewriteTree();
        Files.write(trailFolder().resolve("checkpoint"), checkpoint);
        assertThat(kinds()).contains("log_root", "log_fork").doesNotContain("log_content", "event_changed");
    }

    @Test
    void a_history_signed_anew_with_the_stolen_key_contradicts_the_record_and_every_kept_checkpoint()
            throws SQLException, IOException {
        byte[] kept = trail.node.folder.checkpoint().orElseThrow();
        forgeEvent();
        TreeHead forged = rewriteTree();
        sign(forged);

        assertThat(kinds()).containsExactly("log_fork");
        assertThat(LogCheck.of(trail.node.folder)
                        .trusting(trail.key.verifier())
                        .since(kept)
                        .run((index, entry) -> {})
                        .findings())
                .extracting(Finding::kind)
                .containsExactly(Finding.Kind.FORK);
        trail.sql("update log_state set lead_seen = lead_seen - interval '1' hour");
        trail.entry(Act.CLUES_LISTED, Map.of());
        Node next = new Node(trail.database, shared, trail.key, Faults.none());
        assertThatThrownBy(next.rounds::run).isInstanceOf(ForkException.class);
    }

    @Test
    void a_tail_cut_off_everywhere_or_an_old_backup_of_everything_is_shorter_than_the_record() throws Exception {
        Path backup = shared.resolve("backup");
        copy(trailFolder(), backup);
        UUID late = trail.entry(Act.CLUE_OPENED, Map.of(Value.NUMBER, "XS-2026-0009"));
        trail.integrate();
        assertThat(kinds()).isEmpty();

        deleteFiles(trailFolder());
        copy(backup, trailFolder());
        trail.sql("delete from audit_leaf where event_id = '" + late + "'");
        trail.sql("delete from audit_value where event_id = '" + late + "'");
        trail.sql("delete from audit_event where id = '" + late + "'");
        trail.sql("update log_state set size = 3, written = 3");
        assertThat(kinds()).containsExactly("database_behind", "log_fork");
        assertThat(treeFindings()).as("the folder alone does not show it").isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"audit_event", "audit_value", "audit_image", "audit_pending"})
    void an_act_fails_as_a_whole_when_a_table_of_the_trail_is_broken(String table) throws SQLException {
        trail.sql("alter table " + table + " rename to gone");
        trail.connection.setAutoCommit(false);
        trail.sql("update account set display_name = '无痕' where id = '" + account + "'");
        assertThatThrownBy(() ->
                        trail.entry(Act.CLUE_OPENED, Map.of(Value.NUMBER, "XS-2026-0003"), new Row("account", account)))
                .isInstanceOf(SQLException.class);
        trail.connection.rollback();
        trail.connection.setAutoCommit(true);
        trail.sql("alter table gone rename to " + table);
        assertThat(kinds()).isEmpty();
    }

    private List<String> kinds() throws SQLException {
        return trail.check().stream().map(TrailFinding::kind).distinct().toList();
    }

    private List<Finding> treeFindings() {
        return LogCheck.of(trail.node.folder)
                .trusting(trail.key.verifier())
                .run((index, entry) -> {})
                .findings();
    }

    private Path trailFolder() {
        return shared.resolve("trail");
    }

    /** Changes an entry in the database as somebody would who knows all its columns. */
    private void forgeEvent() throws SQLException {
        byte[] entry = trail.bytes(event);
        byte[] forged = new String(entry, StandardCharsets.UTF_8)
                .replace("clue.opened", "clue.listed")
                .getBytes(StandardCharsets.UTF_8);
        try (PreparedStatement update = trail.connection.prepareStatement(
                "update audit_event set entry = ?, act = 'clue.listed' where id = ?")) {
            update.setBytes(1, forged);
            update.setObject(2, event);
            update.executeUpdate();
        }
    }

    /** Builds bundles and tiles anew from what the database says now. */
    private TreeHead rewriteTree() throws SQLException, IOException {
        List<byte[]> entries = new ArrayList<>();
        try (PreparedStatement select = trail.connection.prepareStatement(
                        "select e.entry from audit_leaf l join audit_event e on e.id = l.event_id order by l.leaf");
                ResultSet result = select.executeQuery()) {
            while (result.next()) {
                entries.add(result.getBytes(1));
            }
        }
        deleteFiles(trailFolder());
        LogFolder forged = LogFolder.open(trailFolder());
        forged.installKey(trail.key.verifier());
        return forged.append(0, entries);
    }

    private void sign(TreeHead head) throws IOException {
        Files.write(
                trailFolder().resolve("checkpoint"),
                trail.key
                        .sign(new Checkpoint(trail.key.verifier().name(), head).text())
                        .bytes());
    }

    private static void deleteFiles(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.delete(file);
            }
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = to.resolve(from.relativize(file));
                Files.createDirectories(target.getParent());
                Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }
}
