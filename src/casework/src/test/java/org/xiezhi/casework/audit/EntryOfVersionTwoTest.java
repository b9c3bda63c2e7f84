package org.xiezhi.casework.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xiezhi.access.Grant;
import org.xiezhi.access.Ground;
import org.xiezhi.access.Role;
import org.xiezhi.casework.audit.Act.Value;
import org.xiezhi.casework.shared.Ids;
import org.xiezhi.casework.shared.SignedIn;
import org.xiezhi.ledger.CanonicalJson;

/** What version 2 of the entry adds: under what right, on whose behalf, from where, why, and what the row was before. */
class EntryOfVersionTwoTest {

    private static final Instant NOW = Instant.parse("2026-11-26T01:02:03.004Z");
    private static final UUID CHIEF = new UUID(0x7000, 1L << 63);
    private static final UUID ABSENT = new UUID(0x7000, 1L << 63 | 2);

    @TempDir
    Path folder;

    private TrailFixture trail;

    @BeforeEach
    void open() throws SQLException {
        trail = new TrailFixture(folder);
    }

    @AfterEach
    void close() throws SQLException {
        trail.close();
    }

    private UUID returned() throws SQLException {
        SignedIn chief = new SignedIn(
                CHIEF,
                new UUID(0x7000, 1L << 63 | 3),
                "zhao.chief",
                "赵",
                Set.of(Role.CHIEF, Role.CASE_SUPERVISOR),
                Optional.empty(),
                "",
                Set.of(),
                Locale.ENGLISH);
        UUID id = Ids.next(NOW);
        EntryDraft draft = new EntryDraft(
                id,
                NOW,
                Act.PROPOSAL_RETURNED,
                Outcome.DONE,
                Optional.of(chief),
                Optional.of(ABSENT),
                Warrant.of(new Grant(Role.CHIEF, Ground.AS_DECIDER)).and("step.return_filing"),
                Subject.of("proposal"));
        Map<Value, String> values =
                Map.of(Value.NUMBER, "XS-2026-0001", Value.REASON, "证据不足", Value.ADDRESS, "10.1.2.3");
        new EntryStore(LogWorld.lent(trail.connection), trail.apart, new HashSet<>()).insert(draft, values, List.of());
        return id;
    }

    private EntryText read(UUID event) throws SQLException {
        return EntryText.parse(trail.bytes(event));
    }

    private EntryText.Image image(UUID event, UUID account) throws SQLException {
        return read(event).row("account", account).orElseThrow();
    }

    @Test
    void says_under_which_role_and_rule_and_on_whose_behalf_it_was_done() throws SQLException {
        Map<String, @Nullable Object> entry = CanonicalJson.parseObject(trail.bytes(returned()));
        assertThat(entry)
                .containsEntry("v", 2L)
                .containsEntry("roles", List.of("CASE_SUPERVISOR", "CHIEF"))
                .containsEntry("role", "CHIEF")
                .containsEntry("rule", "access.as_decider step.return_filing")
                .containsEntry("behalf", ABSENT.toString());
    }

    @Test
    void says_nothing_of_a_right_where_none_was_asked_for() throws SQLException {
        Map<String, @Nullable Object> entry =
                CanonicalJson.parseObject(trail.bytes(trail.entry(Act.CLUES_LISTED, Map.of())));
        assertThat(entry)
                .containsEntry("role", null)
                .containsEntry("rule", null)
                .containsEntry("behalf", null)
                .containsEntry("address", null)
                .containsEntry("reason", null);
    }

    @Test
    void commits_to_address_and_reason_in_members_of_their_own_and_tells_neither() throws SQLException {
        UUID event = returned();
        String text = new String(trail.bytes(event), StandardCharsets.UTF_8);
        assertThat(text).doesNotContain("10.1.2.3", "证据不足", "XS-2026-0001");
        Map<String, @Nullable Object> entry = CanonicalJson.parseObject(trail.bytes(event));
        assertThat(entry.get("values"))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
                .containsOnlyKeys("number");
        try (PreparedStatement select = trail.connection.prepareStatement(
                "select name, salt, content from audit_value where event_id = ? and name in ('address', 'reason')")) {
            select.setObject(1, event);
            try (ResultSet result = select.executeQuery()) {
                int found = 0;
                while (result.next()) {
                    found++;
                    String name = result.getString(1);
                    assertThat(entry.get(name))
                            .isEqualTo(Commitment.ofValue(result.getBytes(2), name, result.getString(3)));
                }
                assertThat(found).isEqualTo(2);
            }
        }
    }

    @Test
    void names_an_address_and_a_reason_that_were_changed_or_removed() throws SQLException {
        UUID event = returned();
        trail.integrate();
        assertThat(trail.check()).isEmpty();
        trail.sql("update audit_value set content = '127.0.0.1' where name = 'address' and event_id = '" + event + "'");
        trail.sql("delete from audit_value where name = 'reason' and event_id = '" + event + "'");
        assertThat(trail.check())
                .extracting(TrailFinding::kind)
                .containsExactlyInAnyOrder("value_changed", "value_missing");
    }

    @Test
    void says_of_a_row_what_the_entry_before_said_of_it() throws SQLException {
        UUID account = trail.account("chen.inspector");
        UUID other = trail.account("lin.inspector");
        UUID disabled = trail.entry(Act.ACCOUNT_DISABLED, Map.of(), new Row("account", account));
        UUID both = trail.entry(Act.ACCOUNT_ENABLED, Map.of(), new Row("account", other), new Row("account", account));
        trail.integrate();

        EntryText made = EntryText.parse(trail.node.folder.entries(0, 1).get(0));
        EntryText.Image first = made.row("account", account).orElseThrow();
        assertThat(first.before()).isNull();
        assertThat(image(disabled, account).before()).isEqualTo(first.hash()).isNotNull();
        assertThat(image(both, account).before())
                .isEqualTo(image(disabled, account).hash());
        EntryText otherMade = EntryText.parse(trail.node.folder.entries(1, 2).get(0));
        assertThat(image(both, other).before())
                .isEqualTo(otherMade.row("account", other).orElseThrow().hash());
        assertThat(trail.check()).isEmpty();
    }

    @Test
    void says_of_two_acts_of_one_transaction_what_the_first_left_to_the_second() throws SQLException {
        UUID account = trail.account("chen.inspector");
        trail.begin();
        UUID first = trail.entry(Act.ACCOUNT_DISABLED, Map.of(), new Row("account", account));
        UUID second = trail.entry(Act.ACCOUNT_ENABLED, Map.of(), new Row("account", account));
        trail.commit();
        trail.integrate();
        assertThat(image(second, account).before())
                .isEqualTo(image(first, account).hash());
        assertThat(trail.check()).isEmpty();
    }

    @Test
    void says_of_a_row_that_is_removed_what_it_was_and_that_nothing_was_there_when_it_is_made_again()
            throws SQLException {
        UUID account = trail.account("chen.inspector");
        Row row = new Row("account", account);
        UUID last = trail.entry(Act.ACCOUNT_DISABLED, Map.of(), row);
        trail.sql("create table kept as select * from account");
        UUID removed = trail.act("delete from account", Act.ACCOUNT_DISABLED, row);
        UUID again = trail.act("insert into account select * from kept", Act.ACCOUNT_ENABLED, row);
        trail.integrate();

        assertThat(image(removed, account).hash()).isNull();
        assertThat(image(removed, account).before())
                .isEqualTo(image(last, account).hash());
        assertThat(image(again, account).before()).isNull();
        assertThat(trail.check()).isEmpty();
    }

    /** The trail of an older build goes on: its last word on a row is what the row was before the next act. */
    @Test
    void goes_on_after_an_entry_of_version_1() throws SQLException {
        UUID account = trail.account("chen.inspector");
        UUID old = oldEntry(account);
        UUID next = trail.entry(Act.ACCOUNT_DISABLED, Map.of(), new Row("account", account));
        trail.integrate();

        assertThat(read(old).version()).isEqualTo(1);
        assertThat(image(next, account).before())
                .isEqualTo(image(old, account).hash())
                .isNotNull();
        assertThat(trail.check()).isEmpty();
    }

    /** As the code of version 1 wrote it: without the new members, and no hash beside the salt of the image. */
    private UUID oldEntry(UUID account) throws SQLException {
        UUID id =
                trail.entry(Act.ACCOUNT_MADE, Map.of(Value.LOGIN_NAME, "chen.inspector"), new Row("account", account));
        Map<String, @Nullable Object> entry = new TreeMap<>(CanonicalJson.parseObject(trail.bytes(id)));
        for (String later : List.of("behalf", "role", "rule", "address", "reason")) {
            entry.remove(later);
        }
        entry.put("v", 1L);
        Map<String, @Nullable Object> row = new TreeMap<>();
        ((Map<?, ?>) ((List<?>) Objects.requireNonNull(entry.get("rows"))).get(0))
                .forEach((name, value) -> row.put((String) name, value));
        row.remove("before");
        entry.put("rows", List.of(row));
        try (PreparedStatement update =
                trail.connection.prepareStatement("update audit_event set entry = ? where id = ?")) {
            update.setBytes(1, CanonicalJson.write(entry));
            update.setObject(2, id);
            update.executeUpdate();
        }
        trail.sql("update audit_image set hash = null where event_id = '" + id + "'");
        return id;
    }

    @Test
    void shows_for_ever_that_the_pointer_of_a_row_was_bent_before_an_act() throws SQLException {
        UUID account = trail.account("chen.inspector");
        trail.entry(Act.ACCOUNT_DISABLED, Map.of(), new Row("account", account));
        trail.sql("update account set last_event = null");
        UUID blind = trail.entry(Act.ACCOUNT_ENABLED, Map.of(), new Row("account", account));
        trail.integrate();
        assertThat(trail.check()).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo("row_gap");
            assertThat(finding.where()).contains("leaf 2", blind.toString(), account.toString());
            assertThat(finding.expected()).isEqualTo("the hash of leaf 1");
        });
        trail.entry(Act.ACCOUNT_DISABLED, Map.of(), new Row("account", account));
        trail.integrate();
        assertThat(trail.check()).extracting(TrailFinding::kind).containsExactly("row_gap");
    }

    @Test
    void names_a_hash_beside_the_entry_that_was_changed_and_one_that_was_removed() throws SQLException {
        trail.account("chen.inspector");
        trail.integrate();
        trail.sql("update audit_image set hash = 'zEqTIL+TfU1289pQ99dSIXls1+3SXr290dlZaHBcrWg='");
        assertThat(trail.check()).extracting(TrailFinding::kind).containsExactly("image_changed");
        trail.sql("update audit_image set hash = null");
        assertThat(trail.check()).extracting(TrailFinding::kind).containsExactly("image_changed");
    }

    @Test
    void two_acts_on_one_row_at_one_time_follow_each_other_in_the_log() throws Exception {
        UUID account = trail.account("chen.inspector");
        Thread second;
        try (Connection one = trail.database.getConnection()) {
            one.setAutoCommit(false);
            new EntryStore(LogWorld.lent(one), trail.apart, new HashSet<>())
                    .insert(
                            LogWorld.draft(Ids.next(NOW), NOW, Act.ACCOUNT_DISABLED),
                            Map.of(),
                            List.of(new Row("account", account)));
            second = new Thread(() -> act(account));
            second.start();
            // Whether the other waits for the lock already or only then: the log has one order in both cases.
            one.commit();
            one.setAutoCommit(true);
        }
        second.join();
        trail.integrate();
        assertThat(trail.node.folder.entries(2, 3)).hasSize(1);
        assertThat(trail.check()).isEmpty();
    }

    private void act(UUID account) {
        try (Connection connection = trail.database.getConnection()) {
            connection.setAutoCommit(false);
            new EntryStore(LogWorld.lent(connection), trail.apart, new HashSet<>())
                    .insert(
                            LogWorld.draft(Ids.next(NOW), NOW, Act.ACCOUNT_ENABLED),
                            Map.of(),
                            List.of(new Row("account", account)));
            connection.commit();
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void refuses_a_rule_that_is_no_code() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Warrant.refused("access.barred 张三"))
                .withMessageNotContaining("张三");
        assertThat(Warrant.refused("access.own_work procedure.level_too_low").rule())
                .contains("access.own_work procedure.level_too_low");
        assertThat(Warrant.none().and("step.register").and("step.register").rules())
                .containsExactly("step.register");
    }
}
