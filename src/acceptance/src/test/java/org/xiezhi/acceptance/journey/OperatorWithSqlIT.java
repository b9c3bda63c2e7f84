package org.xiezhi.acceptance.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.xiezhi.acceptance.product.Browsers;
import org.xiezhi.acceptance.product.OnPostgreSql;
import org.xiezhi.acceptance.product.Operator;
import org.xiezhi.acceptance.product.Person;
import org.xiezhi.acceptance.product.Product;
import org.xiezhi.acceptance.product.SharedProduct;

/** Whatever an operator changes behind the application, the auditor's next verification names it. */
@OnPostgreSql
@ExtendWith(SharedProduct.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OperatorWithSqlIT {

    private final Operator operator;
    private final Person auditor;

    OperatorWithSqlIT(Operator operator, Product product, Browsers browsers) {
        this.operator = operator;
        Line.walked(product, browsers);
        auditor = browsers.signedIn(product, "jin.auditor");
    }

    /** Each test put back what it changed; nothing else stays changed. */
    @AfterAll
    void leave() {
        try (auditor) {
            assertThat(findings()).isEmpty();
        }
    }

    /** One value of a row, and what the operator writes in its place. */
    private record Edit(String table, String column, String value) {}

    private static final List<Edit> EDITS = List.of(
            new Edit("clue", "person_name", "张三"),
            new Edit("casefile", "reasons", "另有隐情"),
            new Edit("evidence", "sha256", "0".repeat(64)),
            new Edit("proposal_step", "reason", "同意"),
            new Edit("proposal", "state", "RETURNED"),
            new Edit("matter_step", "remark", "补记"),
            new Edit("account", "display_name", "赵无正"));

    /** All at once, since each verification takes its time; that one alone is enough is shown by the next test. */
    @Test
    void names_every_row_that_was_edited() {
        List<Runnable> back = new ArrayList<>();
        List<String> edited = new ArrayList<>();
        for (Edit edit : EDITS) {
            UUID id = first(edit.table());
            back.add(write(edit, id));
            edited.add(id.toString());
        }
        assertThat(findings())
                .contains(edited)
                .contains(EDITS.stream().map(Edit::table).toList());
        back.forEach(Runnable::run);
    }

    @Test
    void names_the_one_amount_that_was_edited() {
        UUID id = first("clue");
        Runnable back = write(new Edit("clue", "amount", "1.00"), id);
        assertThat(findings()).contains("clue").contains(id.toString());
        back.run();
    }

    /** Edits the row; gives what puts it back as it was. */
    private Runnable write(Edit edit, UUID id) {
        String before = operator.one("select " + edit.column() + "::text from " + edit.table() + " where id = ?", id);
        String sql = "update " + edit.table() + " set " + edit.column() + " = cast(? as "
                + typeOf(edit.table(), edit.column()) + ") where id = ?";
        operator.change(sql, edit.value(), id);
        return () -> operator.change(sql, before.equals("null") ? null : before, id);
    }

    private UUID first(String table) {
        return UUID.fromString(
                operator.column("select id from " + table + " order by id").get(0));
    }

    private String typeOf(String table, String column) {
        return operator.one(
                "select data_type from information_schema.columns where table_name = ? and column_name = ?",
                table,
                column);
    }

    @Test
    void names_every_row_that_was_deleted() {
        List<Removed> removed = new ArrayList<>();
        for (String table : List.of("clue", "casefile", "evidence", "proposal_step", "report_signature")) {
            removed.add(remove(table, "id", first(table)));
        }
        try {
            assertThat(findings())
                    .contains(removed.stream().map(row -> row.id().toString()).toList())
                    .contains(removed.stream().map(Removed::table).toList());
        } finally {
            removed.forEach(this::putBack);
        }
    }

    @Test
    void names_an_entry_of_the_trail_that_was_edited() {
        String id = operator.column("select id from audit_event where act = 'clue.opened' order by id")
                .get(0);
        UUID event = UUID.fromString(id);
        String actor = operator.one("select actor from audit_event where id = ?", event);
        operator.change("update audit_event set actor = ? where id = ?", UUID.randomUUID(), event);

        assertThat(findings()).contains(id);

        operator.change("update audit_event set actor = ? where id = ?", UUID.fromString(actor), event);
    }

    @Test
    void names_an_entry_of_the_trail_that_was_deleted() {
        String id = operator.column("select id from audit_event where act = 'clue.opened' order by id")
                .get(0);

        assertThat(findingsWithout("audit_event", "id", id)).contains(id);
    }

    @Test
    void names_the_entry_whose_readable_value_was_edited() {
        String id = operator.column("select event_id from audit_value where name = 'number' order by event_id")
                .get(0);
        UUID event = UUID.fromString(id);
        String before = operator.one("select content from audit_value where event_id = ? and name = 'number'", event);
        operator.change(
                "update audit_value set content = 'XS-1999-0001' where event_id = ? and name = 'number'", event);

        assertThat(findings()).contains(id);

        operator.change("update audit_value set content = ? where event_id = ? and name = 'number'", before, event);
    }

    @Test
    void names_the_entry_whose_readable_value_was_deleted() {
        String id = operator.column("select event_id from audit_value where name = 'number' order by event_id")
                .get(0);

        assertThat(findingsWithout("audit_value", "event_id", id)).contains(id);
    }

    /** Rows of a table that were deleted and kept aside. */
    private record Removed(String table, UUID id) {}

    private Removed remove(String table, String key, UUID id) {
        operator.change("create table operator_copy_" + table + " as select * from " + table + " where " + key + " = '"
                + id + "'");
        assertThat(operator.change("delete from " + table + " where " + key + " = ?", id))
                .isPositive();
        return new Removed(table, id);
    }

    private void putBack(Removed removed) {
        operator.change("insert into " + removed.table() + " select * from operator_copy_" + removed.table());
        operator.change("drop table operator_copy_" + removed.table());
    }

    /** Deletes the rows, verifies, and puts them back as they were. */
    private String findingsWithout(String table, String key, String id) {
        Removed removed = remove(table, key, UUID.fromString(id));
        try {
            return findings();
        } finally {
            putBack(removed);
        }
    }

    /** What the auditor's verification finds; empty if it is clean. */
    private String findings() {
        return Verification.findings(auditor);
    }
}
