package org.xiezhi.casework.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xiezhi.casework.CaseworkFixture;
import org.xiezhi.casework.audit.Act.Value;
import org.xiezhi.casework.audit.TrailEntries.Entry;
import org.xiezhi.casework.shared.Ids;

/** What the auditor reads as a story: what changed from what to what, and by what the story is narrowed. */
class StoryTest {

    @TempDir
    Path folder;

    private CaseworkFixture casework;
    private TrailFixture trail;
    private TrailEntries entries;
    private TrailCounts counts;
    private UUID account;

    @BeforeEach
    void open() throws SQLException {
        casework = new CaseworkFixture();
        trail = new TrailFixture(casework.database(), folder);
        entries = casework.get(TrailEntries.class);
        counts = casework.get(TrailCounts.class);
        account = trail.account("chen.inspector");
    }

    @AfterEach
    void close() throws SQLException {
        trail.close();
        casework.close();
    }

    @Test
    void tells_from_and_to_of_what_an_auditor_may_read_and_of_the_rest_only_that_it_changed() throws SQLException {
        UUID act = trail.act(
                "update account set disabled = true, password_hash = 'y', roles = 'INSPECTOR,REVIEWER'",
                Act.ACCOUNT_DISABLED,
                new Row("account", account));
        assertThat(changed(act))
                .contains("account.disabled: false → true\naccount.password_hash\n"
                        + "account.roles: INSPECTOR → INSPECTOR,REVIEWER");
        trail.integrate();
        assertThat(trail.check()).isEmpty();
    }

    @Test
    void tells_no_change_of_what_was_new_and_of_what_stayed_as_it_was() throws SQLException {
        UUID made = entries.page(TrailFilter.none(), 0, 1).get(0).id();
        assertThat(changed(made)).isEmpty();
        UUID idle = trail.act("update account set version = 2", Act.ACCOUNT_ENABLED, new Row("account", account));
        assertThat(changed(idle)).isEmpty();
    }

    @Test
    void tells_of_a_row_only_what_its_own_act_changed() throws SQLException {
        Row row = new Row("account", account);
        trail.act("update account set disabled = true", Act.ACCOUNT_DISABLED, row);
        UUID second = trail.act("update account set second_factor = 'totp'", Act.ACCOUNT_ENABLED, row);
        assertThat(changed(second)).contains("account.second_factor: none → totp");
    }

    @Test
    void opens_no_column_with_content_or_secrets() {
        assertThat(GuardedTables.names())
                .allSatisfy(table ->
                        assertThat(GuardedTables.columns(table)).as(table).containsAll(RowChanges.open(table)));
        assertThat(RowChanges.open("account")).doesNotContain("password_hash");
        assertThat(RowChanges.open("clue"))
                .doesNotContain("person_name", "person_unit", "person_post", "allegation", "source", "amount");
        assertThat(RowChanges.open("proposal")).doesNotContain("document");
        assertThat(RowChanges.open("proposal_step")).doesNotContain("reason");
        assertThat(GuardedTables.names())
                .allSatisfy(table ->
                        assertThat(RowChanges.open(table)).as(table).noneMatch(column -> column.endsWith("_sealed")));
        assertThat(RowChanges.open("verification_report")).isEmpty();
    }

    @Test
    void is_narrowed_by_address_rule_minute_and_place_in_the_log() throws SQLException {
        UUID here = entry("10.1.2.3", "access.by_role step.file_case");
        UUID there = entry("10.1.2.30", "access.barred");
        UUID nowhere = entry(null, null);
        assertThat(found(filter("10.1.2.3", null, null, null))).containsExactly(here);
        assertThat(found(filter(null, "step.file_case", null, null))).containsExactly(here);
        assertThat(found(filter(null, "access.barred", null, null))).containsExactly(there);
        // A code is a whole word: nobody is found by a part of one.
        assertThat(found(filter(null, "access", null, null))).isEmpty();
        assertThat(counts.rules()).containsExactly("access.barred", "access.by_role", "step.file_case");

        trail.integrate();
        Entry last = entries.find(nowhere).orElseThrow();
        assertThat(entries.named(last.leaf().orElseThrow().toString())).contains(last);
        assertThat(entries.named("99")).isEmpty();
        LocalDateTime minute = LocalDateTime.ofInstant(last.happened(), ZoneOffset.ofHours(8));
        assertThat(found(filter(null, null, minute.plusSeconds(1), null))).isEmpty();
        assertThat(found(filter(null, null, null, minute))).doesNotContain(nowhere);
        assertThat(counts.countUpTo(TrailFilter.none(), 2)).isEqualTo(2);
        assertThat(counts.hours(TrailFilter.none()))
                .containsEntry(LocalDateTime.of(2026, 11, 23, 9, 0), 3L)
                .hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "update audit_event set rule = null where rule is not null, rule",
        "update audit_event set rule = 'access.by_role' where rule is null, rule",
        "update audit_value set sought = '10.9.9.9' where sought is not null, address",
        "update audit_value set sought = null where sought is not null, address",
        "update audit_value set sought = content where name = 'number', number"
    })
    void names_what_an_operator_changed_to_hide_an_entry_from_a_filter(String statement, String where)
            throws SQLException {
        entry("10.1.2.3", "access.by_role");
        trail.integrate();
        assertThat(trail.check()).isEmpty();
        trail.sql(statement);
        assertThat(trail.check())
                .isNotEmpty()
                .allSatisfy(finding -> assertThat(finding.kind()).isEqualTo("column_changed"))
                .anySatisfy(finding -> assertThat(finding.where()).endsWith(where));
    }

    private UUID entry(@Nullable String address, @Nullable String rule) throws SQLException {
        Instant now = Instant.parse("2026-11-23T01:02:03Z").plusMillis(counts.countUpTo(TrailFilter.none(), 100));
        UUID id = Ids.next(now);
        EntryDraft draft = new EntryDraft(
                id,
                now,
                Act.CLUE_OPENED,
                Outcome.DONE,
                Optional.empty(),
                Optional.empty(),
                rule == null ? Warrant.none() : Warrant.refused(rule),
                Subject.of("clue"));
        Map<Value, String> values = address == null
                ? Map.of(Value.NUMBER, "XS-2026-0001")
                : Map.of(Value.NUMBER, "XS-2026-0001", Value.ADDRESS, address);
        new EntryStore(LogWorld.lent(trail.connection), trail.apart, new java.util.HashSet<>())
                .insert(draft, values, List.of());
        return id;
    }

    private static TrailFilter filter(
            @Nullable String address, @Nullable String rule, @Nullable LocalDateTime from, @Nullable LocalDateTime to) {
        return new TrailFilter(null, null, null, null, null, address, rule, from, to);
    }

    private List<UUID> found(TrailFilter filter) {
        return entries.page(filter, 0, 10).stream().map(Entry::id).toList();
    }

    private Optional<String> changed(UUID event) throws SQLException {
        try (PreparedStatement select = trail.connection.prepareStatement(
                "select content from audit_value where event_id = ? and name = 'changed'")) {
            select.setObject(1, event);
            try (ResultSet result = select.executeQuery()) {
                return result.next() ? Optional.of(result.getString(1)) : Optional.empty();
            }
        }
    }
}
