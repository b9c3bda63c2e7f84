package org.xiezhi.casework.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xiezhi.casework.audit.Act.Value;
import org.xiezhi.casework.audit.ErasableSet.Name;
import org.xiezhi.casework.shared.Ids;
import org.xiezhi.ledger.TreeHead;

/** What may be missing from the readable side of the trail, and what a verification says of everything else. */
abstract class Erasing {

    private static final Instant LATER = Instant.parse("2027-11-23T00:00:00Z");
    private static final Set<Value> BOTH = Set.of(Value.LOGIN_NAME, Value.ADDRESS);

    @TempDir
    Path folder;

    private TrailFixture trail;
    private UUID security;
    private UUID chief;
    private UUID first;
    private UUID second;
    private UUID other;

    abstract DataSource database() throws SQLException;

    @BeforeEach
    void write() throws SQLException {
        trail = new TrailFixture(database(), folder);
        security = trail.account("lu.security");
        chief = trail.account("zhao.chief");
        first = trail.entry(Act.SIGN_IN_FAILED, Map.of(Value.LOGIN_NAME, "zhang.san", Value.ADDRESS, "192.0.2.7"));
        second = trail.entry(Act.SIGN_IN_FAILED, Map.of(Value.LOGIN_NAME, "zhang.san", Value.ADDRESS, "192.0.2.8"));
        other = trail.entry(Act.SIGN_IN_FAILED, Map.of(Value.LOGIN_NAME, "li.si", Value.ADDRESS, "192.0.2.7"));
        trail.integrate();
        assertThat(trail.check()).isEmpty();
    }

    @AfterEach
    void close() throws SQLException {
        trail.close();
    }

    private ErasableSet ofZhang() throws SQLException {
        return find(new ErasureScope.OfText("zhang.san"), null, null, BOTH, LATER);
    }

    private ErasableSet find(
            ErasureScope.Entries entries,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            Set<Value> kinds,
            Instant before)
            throws SQLException {
        return ErasableValues.find(trail.connection, new ErasureScope(entries, from, to, kinds), before, 100);
    }

    /** As the service does it: row, set and entry in one transaction. */
    private UUID propose(ErasableSet set, UUID by) throws SQLException {
        UUID id = Ids.next(LATER);
        trail.begin();
        insertRows(id, set);
        trail.entryBy(
                by,
                Subject.of("erasure", id),
                Act.ERASURE_PROPOSED,
                Map.of(Value.NUMBER, "QC-2026-0001", Value.SHA256, set.sha256()),
                new Row("erasure", id));
        trail.commit();
        return id;
    }

    private void insertRows(UUID id, ErasableSet set) throws SQLException {
        try (PreparedStatement insert = trail.connection.prepareStatement(
                "insert into erasure (id, number, state, ground, reason, chosen_by, kinds, set_count, set_hash, proposer,"
                        + " proposed, answer, version) values (?, ?, 'OPEN', 'PURPOSE_ENDED', 'x', 'TEXT', 'login', ?, ?, ?,"
                        + " timestamp '2026-11-23 00:00:00', '', 1)")) {
            insert.setObject(1, id);
            insert.setString(2, id.toString());
            insert.setInt(3, set.names().size());
            insert.setString(4, set.sha256());
            insert.setObject(5, security);
            insert.executeUpdate();
        }
        for (Name name : set.names()) {
            addToSet(id, name);
        }
    }

    private void addToSet(UUID id, Name name) throws SQLException {
        trail.sql("insert into erasure_value (erasure_id, event_id, name) values ('" + id + "', '" + name.event()
                + "', '" + name.value() + "')");
    }

    private void approve(UUID id, ErasableSet set, UUID by) throws SQLException {
        trail.begin();
        assertThat(ErasableValues.destroy(trail.connection, set))
                .isEqualTo(set.names().size());
        trail.sql("update erasure set state = 'DONE', decided_by = '" + by + "' where id = '" + id + "'");
        trail.entryBy(
                by,
                Subject.of("erasure", id),
                Act.VALUES_ERASED,
                Map.of(Value.NUMBER, "QC-2026-0001", Value.SHA256, set.sha256()),
                new Row("erasure", id));
        trail.commit();
    }

    private UUID erase(ErasableSet set) throws SQLException {
        UUID id = propose(set, security);
        trail.integrate();
        approve(id, set, chief);
        return id;
    }

    private TrailReport since(TreeHead head) throws SQLException {
        return new TrailPass(trail.node.folder, trail.key.verifier(), trail.node.signer)
                .since(trail.database, LATER, head);
    }

    private List<String> kinds() throws SQLException {
        return kinds(trail.report());
    }

    private static List<String> kinds(TrailReport report) {
        return report.findings().stream().map(TrailFinding::kind).toList();
    }

    @Test
    void what_was_erased_by_two_is_missing_rightly_and_counted() throws SQLException {
        TreeHead before = trail.node.signer.lastSigned();
        ErasableSet set = ofZhang();
        assertThat(set.names()).hasSize(4);
        erase(set);
        TrailReport waiting = trail.report();
        assertThat(waiting.findings()).isEmpty();
        assertThat(waiting.erased()).isEqualTo(4);
        trail.integrate();
        assertThat(trail.report().findings()).isEmpty();
        assertThat(trail.report().erased()).isEqualTo(4);
        assertThat(since(before).findings()).isEmpty();
        assertThat(since(before).erased()).isEqualTo(4);
        // The erasure itself lies before this one.
        assertThat(since(trail.node.signer.lastSigned()).findings()).isEmpty();
        assertThat(since(trail.node.signer.lastSigned()).erased()).isEqualTo(4);
    }

    @Test
    void nothing_of_it_is_left_and_the_rest_stays() throws SQLException {
        erase(ofZhang());
        assertThat(find(new ErasureScope.OfText("zhang.san"), null, null, BOTH, LATER)
                        .names())
                .isEmpty();
        assertThat(find(new ErasureScope.OfText("li.si"), null, null, BOTH, LATER)
                        .names())
                .hasSize(2);
    }

    @Test
    void names_a_value_that_was_deleted_by_hand_beside_what_was_erased() throws SQLException {
        erase(ofZhang());
        trail.sql("delete from audit_value where event_id = '" + other + "' and name = 'login'");
        trail.integrate();
        assertThat(trail.check()).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo("value_missing");
            assertThat(finding.where()).contains(other.toString()).endsWith("login");
        });
    }

    @Test
    void rows_of_an_erasure_that_no_entry_tells_of_excuse_nothing() throws SQLException {
        UUID id = Ids.next(LATER);
        insertRows(id, ofZhang());
        trail.sql("update erasure set state = 'DONE' where id = '" + id + "'");
        ErasableValues.destroy(trail.connection, ofZhang());
        assertThat(kinds())
                .containsExactlyInAnyOrder(
                        "value_missing", "value_missing", "value_missing", "value_missing", "row_unknown");
    }

    @Test
    void a_value_that_was_put_into_the_set_of_an_erasure_afterwards_excuses_nothing_at_all() throws SQLException {
        UUID id = erase(new ErasableSet(List.of(new Name(first, "login"))));
        trail.integrate();
        TreeHead verified = trail.node.signer.lastSigned();
        addToSet(id, new Name(other, "login"));
        trail.sql("delete from audit_value where event_id = '" + other + "' and name = 'login'");
        assertThat(kinds()).containsExactly("erasure_set_changed", "value_missing", "value_missing");
        assertThat(kinds(since(verified))).containsExactly("erasure_set_changed");
        assertThat(trail.report().erased()).isZero();
    }

    @Test
    void names_an_erased_value_that_is_there_again() throws SQLException {
        trail.sql("create table kept as select * from audit_value where event_id = '" + first + "'");
        erase(ofZhang());
        trail.integrate();
        TreeHead verified = trail.node.signer.lastSigned();
        trail.sql("insert into audit_value select * from kept where name = 'login'");
        assertThat(trail.check()).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo("value_restored");
            assertThat(finding.where()).contains(first.toString()).endsWith("login");
        });
        assertThat(kinds(since(verified))).containsExactly("value_restored");
    }

    @Test
    void an_erasure_that_one_person_proposed_and_approved_excuses_nothing() throws SQLException {
        ErasableSet set = new ErasableSet(List.of(new Name(first, "login")));
        approve(propose(set, chief), set, chief);
        trail.integrate();
        assertThat(kinds()).containsExactly("erasure_of_one", "value_missing");
    }

    @Test
    void an_erasure_of_another_set_than_was_proposed_excuses_nothing() throws SQLException {
        ErasableSet proposed = new ErasableSet(List.of(new Name(first, "login")));
        UUID id = propose(proposed, security);
        trail.sql("delete from erasure_value where erasure_id = '" + id + "'");
        ErasableSet more = new ErasableSet(List.of(new Name(first, "login"), new Name(first, "address")));
        for (Name name : more.names()) {
            addToSet(id, name);
        }
        approve(id, more, chief);
        trail.integrate();
        assertThat(kinds()).containsExactly("erasure_of_one", "value_missing", "value_missing");
    }

    @Test
    void an_erasure_of_what_is_no_personal_value_excuses_nothing() throws SQLException {
        UUID counted = trail.entry(Act.CLUES_LISTED, Map.of(Value.COUNT, "3"));
        trail.integrate();
        ErasableSet set = new ErasableSet(List.of(new Name(counted, "count"), new Name(first, "login")));
        erase(set);
        trail.integrate();
        assertThat(trail.check()).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo("value_missing");
            assertThat(finding.where()).endsWith("count");
        });
    }

    /** A verification of what is new does not look at old leaves, so that the old erasure must prove itself. */
    @Test
    void an_entry_of_an_old_erasure_that_was_rewritten_in_the_database_excuses_nothing() throws SQLException {
        UUID id = erase(new ErasableSet(List.of(new Name(first, "login"))));
        UUID fresh = trail.entry(Act.SIGN_IN_FAILED, Map.of(Value.LOGIN_NAME, "wang.wu"));
        trail.integrate();
        TreeHead verified = trail.node.signer.lastSigned();
        assertThat(since(verified).findings()).isEmpty();
        trail.sql("delete from audit_value where event_id = '" + fresh + "'");
        rewrite(id, new ErasableSet(List.of(new Name(first, "login"), new Name(fresh, "login"))));
        assertThat(kinds(since(verified))).contains("event_changed");
        assertThat(since(verified).erased()).isZero();
        assertThat(kinds()).contains("event_changed", "value_missing");
    }

    /** Both entries of an erasure tell of another set, with salts and all. */
    private void rewrite(UUID id, ErasableSet set) throws SQLException {
        trail.sql("delete from erasure_value where erasure_id = '" + id + "'");
        for (Name name : set.names()) {
            addToSet(id, name);
        }
        byte[] salt = new byte[Commitment.SALT_BYTES];
        List<UUID> events = new ArrayList<>();
        try (PreparedStatement select = trail.connection.prepareStatement(
                        "select id from audit_event where object_id = ? and act in ('erasure.proposed', 'erasure.erased')");
                PreparedStatement value = trail.connection.prepareStatement(
                        "update audit_value set salt = ?, content = ? where event_id = ? and name = 'sha256'");
                PreparedStatement entry =
                        trail.connection.prepareStatement("update audit_event set entry = ? where id = ?")) {
            select.setObject(1, id);
            try (var result = select.executeQuery()) {
                while (result.next()) {
                    events.add(result.getObject(1, UUID.class));
                }
            }
            for (UUID event : events) {
                String old = new String(trail.bytes(event), java.nio.charset.StandardCharsets.UTF_8);
                String forged = old.replaceFirst(
                        "\"sha256\":\"[^\"]+\"",
                        "\"sha256\":\"" + Commitment.ofValue(salt, "sha256", set.sha256()) + "\"");
                value.setBytes(1, salt);
                value.setString(2, set.sha256());
                value.setObject(3, event);
                value.executeUpdate();
                entry.setBytes(1, forged.getBytes(java.nio.charset.StandardCharsets.UTF_8));
                entry.setObject(2, event);
                entry.executeUpdate();
            }
        }
        assertThat(events).hasSize(2);
    }

    @Test
    void an_erasure_that_breaks_off_in_the_middle_has_not_happened() throws SQLException {
        UUID id = propose(ofZhang(), security);
        trail.begin();
        ErasableValues.destroy(trail.connection, ofZhang());
        trail.sql("update erasure set state = 'DONE' where id = '" + id + "'");
        trail.connection.rollback();
        trail.connection.setAutoCommit(true);
        trail.integrate();
        assertThat(trail.check()).isEmpty();
        assertThat(ofZhang().names()).hasSize(4);
    }

    @Test
    void of_two_who_erase_the_same_at_once_the_second_finds_less_than_he_expected() throws Exception {
        ErasableSet set = ofZhang();
        trail.begin();
        assertThat(ErasableValues.destroy(trail.connection, set)).isEqualTo(4);
        CompletableFuture<Integer> second = CompletableFuture.supplyAsync(() -> {
            try (Connection connection = trail.database.getConnection()) {
                return ErasableValues.destroy(connection, set);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
        Thread.sleep(200);
        trail.commit();
        assertThat(second.get()).isZero();
    }

    @Test
    void finds_by_account_by_number_by_place_by_day_by_age_and_by_kind() throws SQLException {
        UUID done = trail.entryBy(security, Subject.of("trail"), Act.SIGNED_IN, Map.of(Value.ADDRESS, "198.51.100.1"));
        UUID about = trail.entryBy(
                chief, Subject.of("account", security), Act.ACCOUNT_MADE, Map.of(Value.LOGIN_NAME, "lu.security"));
        trail.integrate();
        Set<Value> login = Set.of(Value.LOGIN_NAME);
        assertThat(find(new ErasureScope.OfAccount(security), null, null, BOTH, LATER)
                        .names())
                .containsExactlyInAnyOrder(new Name(done, "address"), new Name(about, "login"));
        ErasureScope.OfLeaves leaves =
                new ErasureScope.OfLeaves(List.of(new ErasureScope.Range(2, 2), new ErasureScope.Range(4, 4)));
        assertThat(find(leaves, null, null, login, LATER).names())
                .containsExactlyInAnyOrder(new Name(first, "login"), new Name(other, "login"));
        LocalDate day = LocalDate.of(2026, 11, 23);
        assertThat(find(leaves, day, day, login, LATER).names()).hasSize(2);
        assertThat(find(leaves, day.plusDays(1), null, login, LATER).names()).isEmpty();
        assertThat(find(leaves, null, day.minusDays(1), login, LATER).names()).isEmpty();
        assertThat(find(leaves, null, null, login, Instant.parse("2026-11-23T00:00:00Z"))
                        .names())
                .isEmpty();
        assertThat(find(new ErasureScope.OfNumber("XS-2026-0001"), null, null, login, LATER)
                        .names())
                .isEmpty();
    }

    @Test
    void leaves_an_entry_without_its_place_in_the_log_alone() throws SQLException {
        trail.entry(Act.SIGN_IN_FAILED, Map.of(Value.LOGIN_NAME, "wang.wu"));
        ErasureScope.OfText wang = new ErasureScope.OfText("wang.wu");
        assertThat(find(wang, null, null, BOTH, LATER).names()).isEmpty();
        trail.integrate();
        assertThat(find(wang, null, null, BOTH, LATER).names()).hasSize(1);
    }

    @Test
    void tells_what_is_gone_or_was_changed_since() throws SQLException {
        ErasableSet set = ofZhang();
        assertThat(ErasableValues.faultOf(trail.connection, set).none()).isTrue();
        trail.sql("delete from audit_value where event_id = '" + first + "' and name = 'login'");
        trail.sql("update audit_value set content = 'x' where event_id = '" + second + "' and name = 'address'");
        assertThat(ErasableValues.faultOf(trail.connection, set)).isEqualTo(new ErasableValues.Fault(1, 1));
    }
}
