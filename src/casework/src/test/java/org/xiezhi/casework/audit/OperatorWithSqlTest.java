package org.xiezhi.casework.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xiezhi.casework.audit.Act.Value;

/** The attack table of the trail, as far as entries and rows go: each change behind the application is named. */
class OperatorWithSqlTest {

    @TempDir
    Path folder;

    private TrailFixture trail;
    private UUID account;
    private UUID event;

    @BeforeEach
    void write() throws SQLException {
        trail = new TrailFixture(folder);
        account = trail.account("chen.inspector");
        event = trail.entry(Act.CLUE_OPENED, Map.of(Value.NUMBER, "XS-2026-0001"));
        trail.integrate();
    }

    @AfterEach
    void close() throws SQLException {
        trail.close();
    }

    @Test
    void finds_nothing_where_nothing_was_done() throws SQLException {
        assertThat(trail.check()).isEmpty();
    }

    @Test
    void finds_nothing_while_an_entry_waits_for_its_leaf() throws SQLException {
        trail.act("update account set display_name = '新名'", Act.ACCOUNT_DISABLED, new Row("account", account));
        assertThat(trail.check()).isEmpty();
    }

    @Test
    void names_a_changed_row() throws SQLException {
        trail.sql("update account set disabled = true where id = '" + account + "'");
        assertThat(trail.check()).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo("row_changed");
            assertThat(finding.where()).contains("account", account.toString());
        });
    }

    @Test
    void names_a_role_that_was_granted_by_sql() throws SQLException {
        trail.sql("update account set roles = 'CHIEF' where id = '" + account + "'");
        assertThat(trail.check()).extracting(TrailFinding::kind).containsExactly("row_changed");
    }

    @Test
    void names_a_deleted_row() throws SQLException {
        trail.sql("delete from account where id = '" + account + "'");
        assertThat(trail.check()).extracting(TrailFinding::kind).containsExactly("row_deleted");
    }

    @Test
    void names_a_row_that_no_entry_tells_of() throws SQLException {
        trail.sql(
                "insert into account (id, login_name, display_name, password_hash, roles, locale, disabled, second_factor,"
                        + " version) values (random_uuid(), 'ghost', 'ghost', 'x', 'INSPECTOR', 'zh-CN', false, 'none', 1)");
        assertThat(trail.check()).extracting(TrailFinding::kind).containsExactly("row_unknown");
    }

    @Test
    void names_a_changed_entry() throws SQLException {
        trail.sql("update audit_event set entry = '7b7d' where id = '" + event + "'");
        assertThat(trail.check()).extracting(TrailFinding::kind).containsExactly("event_changed");
    }

    @Test
    void names_a_changed_column_beside_an_unchanged_entry() throws SQLException {
        trail.sql("update audit_event set outcome = 'refused' where id = '" + event + "'");
        assertThat(trail.check()).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo("column_changed");
            assertThat(finding.where()).endsWith("outcome");
        });
    }

    @Test
    void names_what_an_empty_column_holds_and_that_it_held_nothing() throws SQLException {
        trail.sql("update audit_event set object_id = random_uuid() where id = '" + event + "'");
        assertThat(trail.check()).singleElement().satisfies(finding -> {
            assertThat(finding.expected()).isEqualTo("none");
            assertThat(finding.found()).matches("[0-9a-f-]{36}");
        });
    }

    @Test
    void names_a_changed_value_and_a_missing_one() throws SQLException {
        trail.sql("update audit_value set content = 'XS-2026-0002' where event_id = '" + event + "'");
        assertThat(trail.check()).extracting(TrailFinding::kind).containsExactly("value_changed");
        trail.sql("delete from audit_value where event_id = '" + event + "'");
        assertThat(trail.check()).extracting(TrailFinding::kind).containsExactly("value_missing");
    }

    @Test
    void names_a_deleted_entry() throws SQLException {
        trail.sql("delete from audit_value where event_id = '" + event + "'");
        trail.sql("delete from audit_event where id = '" + event + "'");
        assertThat(trail.check()).extracting(TrailFinding::kind).containsExactly("event_missing");
    }

    @Test
    void names_a_deleted_leaf_and_an_invented_one() throws SQLException {
        trail.sql("delete from audit_leaf where event_id = '" + event + "'");
        assertThat(trail.check()).extracting(TrailFinding::kind).containsExactly("leaf_missing", "event_kept_out");
        trail.sql("insert into audit_leaf (leaf, event_id) values (1, '" + event + "')");
        assertThat(trail.check()).isEmpty();
        trail.sql("insert into audit_leaf (leaf, event_id) values (7, random_uuid())");
        assertThat(trail.check()).extracting(TrailFinding::kind).containsExactly("leaf_unknown");
    }

    /** The act's own entry vouches for the row as it is now, so that only what it was before can tell. */
    @Test
    void names_for_ever_a_row_that_was_changed_and_then_covered_by_an_honest_act() throws SQLException {
        trail.sql("update account set roles = 'CHIEF' where id = '" + account + "'");
        trail.act("update account set disabled = true", Act.ACCOUNT_DISABLED, new Row("account", account));
        assertThat(trail.check()).as("while it waits").isEmpty();
        trail.integrate();
        assertThat(trail.check()).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo("row_gap");
            assertThat(finding.where()).contains(account.toString());
        });
        trail.sql("update account set roles = 'INSPECTOR' where id = '" + account + "'");
        trail.act("update account set disabled = false", Act.ACCOUNT_ENABLED, new Row("account", account));
        trail.integrate();
        assertThat(trail.check()).extracting(TrailFinding::kind).containsExactly("row_gap", "row_gap");
    }

    @Test
    void names_for_ever_a_row_that_was_put_in_and_then_covered_by_an_honest_act() throws SQLException {
        trail.sql(
                "insert into account (id, login_name, display_name, password_hash, roles, locale, disabled, second_factor,"
                        + " version) values (random_uuid(), 'ghost', 'ghost', 'x', 'INSPECTOR', 'zh-CN', false, 'none', 1)");
        UUID ghost = trail.idOf("ghost");
        trail.act(
                "update account set disabled = true where login_name = 'ghost'",
                Act.ACCOUNT_DISABLED,
                new Row("account", ghost));
        trail.integrate();
        assertThat(trail.check()).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo("row_gap");
            assertThat(finding.expected()).isEqualTo("no row before");
        });
    }

    @Test
    void names_for_ever_a_row_that_was_set_back_together_with_its_pointer() throws SQLException {
        Row row = new Row("account", account);
        trail.sql("create table kept as select * from account");
        trail.act("update account set disabled = true", Act.ACCOUNT_DISABLED, row);
        trail.sql("update account set disabled = false, last_event = (select last_event from kept)");
        trail.act("update account set display_name = '新名'", Act.ACCOUNT_ENABLED, row);
        trail.integrate();
        assertThat(trail.check()).extracting(TrailFinding::kind).containsExactly("row_gap");
    }

    /** The image repeats the last true hash beside a salt of his own, and the row names the entry that never was. */
    @Test
    void names_for_ever_a_change_that_an_invented_image_was_to_cover() throws SQLException {
        UUID invented = UUID.fromString("01920000-0000-7000-8000-00000000dead");
        trail.sql("set referential_integrity false");
        trail.sql("insert into audit_image (event_id, row_table, row_id, salt, hash) select '" + invented
                + "', row_table, row_id, salt, hash from audit_image where row_id = '" + account + "'");
        trail.sql("update account set roles = 'CHIEF', last_event = '" + invented + "'");
        assertThat(trail.check())
                .extracting(TrailFinding::kind)
                .containsExactlyInAnyOrder("image_unknown", "row_changed");
        trail.act("update account set disabled = true", Act.ACCOUNT_DISABLED, new Row("account", account));
        trail.integrate();
        assertThat(trail.check()).extracting(TrailFinding::kind).containsExactlyInAnyOrder("row_gap", "image_unknown");
        assertThat(trail.check())
                .filteredOn(finding -> finding.kind().equals("image_unknown"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.where()).contains(invented.toString(), account.toString()));
        trail.sql("delete from audit_image where event_id = '" + invented + "'");
        assertThat(trail.check()).extracting(TrailFinding::kind).containsExactly("row_gap");
    }

    @Test
    void still_names_a_row_after_a_later_entry_moved_the_pointer() throws SQLException {
        trail.sql("update account set display_name = '偷改' where id = '" + account + "'");
        trail.entry(Act.CLUES_LISTED, Map.of());
        trail.integrate();
        assertThat(trail.check()).extracting(TrailFinding::kind).containsExactly("row_changed");
    }
}
