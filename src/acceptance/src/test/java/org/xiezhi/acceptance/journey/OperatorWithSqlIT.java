package org.xiezhi.acceptance.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
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

    @ParameterizedTest
    @CsvSource({
        "clue, person_name, 张三",
        "clue, amount, 1.00",
        "casefile, reasons, 另有隐情",
        "evidence, sha256, 0000000000000000000000000000000000000000000000000000000000000000",
        "proposal_step, reason, 同意",
        "proposal, state, RETURNED",
        "matter_step, remark, 补记",
        "account, display_name, 赵无正"
    })
    void names_the_row_that_was_edited(String table, String column, String value) {
        String id = operator.column("select id from " + table + " order by id").get(0);
        String before =
                operator.one("select " + column + "::text from " + table + " where id = ?", UUID.fromString(id));
        String cast = " = cast(? as " + typeOf(table, column) + ") where id = ?";
        operator.change("update " + table + " set " + column + cast, value, UUID.fromString(id));

        assertThat(findings()).contains(table).contains(id);

        operator.change(
                "update " + table + " set " + column + cast,
                before.equals("null") ? null : before,
                UUID.fromString(id));
    }

    private String typeOf(String table, String column) {
        return operator.one(
                "select data_type from information_schema.columns where table_name = ? and column_name = ?",
                table,
                column);
    }

    @ParameterizedTest
    @ValueSource(strings = {"clue", "casefile", "evidence", "proposal_step", "report_signature"})
    void names_the_row_that_was_deleted(String table) {
        String id = operator.column("select id from " + table + " order by id").get(0);

        assertThat(findingsWithout(table, "id", id)).contains(table).contains(id);
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

    /** Deletes the rows, verifies, and puts them back as they were. */
    private String findingsWithout(String table, String key, String id) {
        UUID value = UUID.fromString(id);
        operator.change("create table operator_copy as select * from " + table + " where " + key + " = '" + id + "'");
        try {
            assertThat(operator.change("delete from " + table + " where " + key + " = ?", value))
                    .isPositive();
            return findings();
        } finally {
            operator.change("insert into " + table + " select * from operator_copy");
            operator.change("drop table operator_copy");
        }
    }

    /** What the auditor's verification finds; empty if it is clean. */
    private String findings() {
        return Verification.findings(auditor);
    }
}
