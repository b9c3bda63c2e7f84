package org.xiezhi.casework.anomaly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.xiezhi.access.Role;
import org.xiezhi.casework.CaseworkFixture;
import org.xiezhi.casework.anomaly.AnomalyQueries.Kept;
import org.xiezhi.casework.anomaly.AnomalyQueries.Outcome;
import org.xiezhi.casework.anomaly.AnomalyQueries.Report;
import org.xiezhi.casework.audit.Act;
import org.xiezhi.casework.shared.AnomalySetting;
import org.xiezhi.casework.shared.ConflictException;
import org.xiezhi.casework.shared.Ids;
import org.xiezhi.casework.shared.InvalidException;
import org.xiezhi.casework.shared.NotFoundException;
import org.xiezhi.casework.shared.RefusedException;
import org.xiezhi.casework.shared.ServerClock;
import org.xiezhi.casework.shared.Settings;

/** What the auditor is shown of what the rounds keep, and what he takes down. */
class AnomalyServiceTest {

    private static final AnomalySetting OFF = new AnomalySetting(false, List.of());

    private Map<String, AnomalySetting> set = Map.of();
    private CaseworkFixture casework;
    private AnomalyQueries queries;
    private AnomalyService service;
    private UUID wang;
    private Instant begin;

    @BeforeEach
    void refuseFive() {
        casework = new CaseworkFixture();
        casework.put(Settings.class, new Settings() {
            @Override
            public AnomalySetting anomaly(String rule) {
                return set.getOrDefault(rule, OFF);
            }

            @Override
            public Duration erasureAge() {
                return Duration.ofDays(184);
            }
        });
        on("refusals", 5, 10);
        queries = casework.get(AnomalyQueries.class);
        service = casework.get(AnomalyService.class);
        wang = casework.rows().account(Set.of(Role.INSPECTOR), null, false);
        UUID jin = casework.rows().account(Set.of(Role.AUDITOR), null, false);
        casework.become(jin, Role.AUDITOR);
        casework.entities().getTransaction().begin();
        begin = casework.get(ServerClock.class)
                .today()
                .atStartOfDay(ServerClock.ZONE)
                .toInstant();
        for (int i = 0; i < 5; i++) {
            refuse(begin.plusSeconds(i));
        }
        round();
    }

    private void round() {
        casework.get(RuleAsker.class)
                .through(casework.get(AnomalyRoundService.class).ask(null, null));
        casework.recorded().clear();
    }

    @AfterEach
    void close() {
        casework.entities().getTransaction().rollback();
        casework.close();
    }

    private void on(String rule, Integer... limits) {
        set = Map.of(rule, new AnomalySetting(true, List.of(limits)));
    }

    private void refuse(Instant when) {
        try (Connection connection = casework.database().getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "insert into audit_event (id, entry, happened, act, outcome, actor, object_type)"
                                + " values (?, ?, ?, ?, 'refused', ?, 'system')")) {
            insert.setObject(1, Ids.next(when));
            insert.setBytes(2, new byte[0]);
            insert.setObject(3, LocalDateTime.ofInstant(when, ZoneOffset.UTC));
            insert.setString(4, Act.REFUSED.code());
            insert.setObject(5, wang);
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Outcome refusals() {
        return outcome(queries.open(null, null));
    }

    private static Outcome outcome(Report report) {
        return report.outcomes().stream()
                .filter(one -> one.rule().equals("refusals"))
                .findFirst()
                .orElseThrow();
    }

    private void answer(Hit hit, String remark) {
        service.answer("refusals", hit.key(), hit.last(), remark);
    }

    @Test
    void settings_and_rules_have_the_same_names_in_the_same_order() {
        assertThat(AnomalyRule.ALL).extracting(AnomalyRule::code).isEqualTo(Settings.ANOMALIES);
    }

    @Test
    void shows_every_rule_and_records_the_look_with_what_was_found() {
        Report report = queries.open(null, null);
        assertThat(report.outcomes()).extracting(Outcome::rule).isEqualTo(Settings.ANOMALIES);
        assertThat(report.outcomes())
                .filteredOn(Outcome::on)
                .extracting(Outcome::rule)
                .containsExactly("refusals");
        assertThat(outcome(report).open()).singleElement().satisfies(kept -> {
            assertThat(kept.hit().count()).isEqualTo(5);
            assertThat(kept.limits()).containsExactly(5, 10);
        });
        assertThat(casework.recorded())
                .singleElement()
                .asString()
                .satisfies(entry -> assertThat(entry)
                        .startsWith("ANOMALIES_OPENED ")
                        .contains("HITS=hours=0")
                        .contains("refusals=1"));
        LocalDate today = casework.get(ServerClock.class).today();
        queries.open(today, null);
        assertThat(casework.recorded().get(1)).contains("FILTER=from=" + today);
    }

    @Test
    void the_page_asks_no_rule_and_the_desk_one_question() {
        casework.entities().flush();
        assertThat(casework.statementsOf(() -> queries.open(null, null))).isLessThanOrEqualTo(27);
        assertThat(casework.statementsOf(() -> queries.unanswered())).isEqualTo(1);
        refuse(begin.plusSeconds(9));
        assertThat(refusals().open())
                .extracting(Kept::hit)
                .extracting(Hit::count)
                .containsExactly(5L);
    }

    @Test
    void whoever_asks_for_a_round_leaves_an_entry_and_so_does_its_end() {
        AnomalyRoundService rounds = casework.get(AnomalyRoundService.class);
        LocalDate today = casework.get(ServerClock.class).today();
        casework.get(RuleAsker.class).through(rounds.ask(today.minusDays(100), today.minusDays(90)));
        assertThat(casework.recorded())
                .satisfiesExactly(
                        entry -> assertThat(entry)
                                .startsWith("ANOMALIES_ASKED ")
                                .contains("from=" + today.minusDays(100) + " to=" + today.minusDays(90)),
                        entry -> assertThat(entry).startsWith("ANOMALIES_SOUGHT "));
        assertThatThrownBy(() -> rounds.ask(today.minusDays(366), today)).isInstanceOf(InvalidException.class);
    }

    @Test
    void what_a_rule_met_that_is_off_now_is_still_shown() {
        Hit hit = met();
        on("looks", 40, 10);
        assertThat(refusals().open()).hasSize(1);
        assertThat(refusals().on()).isFalse();
        assertThat(queries.found("refusals", hit.key()).current()).isFalse();
        assertThatThrownBy(() -> queries.found("looks", hit.key())).isInstanceOf(NotFoundException.class);
    }

    private Hit met() {
        return refusals().open().get(0).hit();
    }

    @Test
    void an_answer_closes_a_hit_until_it_goes_on() {
        Hit hit = met();
        answer(hit, "培训演示");
        assertThat(casework.recorded().get(casework.recorded().size() - 1))
                .startsWith("ANOMALY_ANSWERED ")
                .contains("ANOMALY=refusals", "REASON=培训演示", "COUNT=5", "person=" + wang);
        Outcome closed = refusals();
        assertThat(closed.open()).isEmpty();
        assertThat(closed.explained()).singleElement().satisfies(one -> {
            assertThat(one.answer().remark()).isEqualTo("培训演示");
            assertThat(one.kept().hit().key()).isEqualTo(hit.key());
        });
        assertThatThrownBy(() -> answer(hit, "再次")).isInstanceOf(ConflictException.class);

        refuse(begin.plusSeconds(9));
        round();
        assertThat(refusals().open()).extracting(kept -> kept.hit().key()).containsExactly(hit.key());
        assertThat(queries.found("refusals", hit.key())).satisfies(found -> {
            assertThat(found.explained()).isFalse();
            assertThat(found.earlier()).isPresent();
        });
        // The page showed five: what came since nobody has read.
        assertThatThrownBy(() -> answer(hit, "再次")).isInstanceOf(ConflictException.class);
        answer(met(), "再次");
        assertThat(refusals().open()).isEmpty();
    }

    @Test
    void an_answer_needs_a_remark_and_a_hit() {
        Hit hit = met();
        assertThatThrownBy(() -> answer(hit, "  ")).isInstanceOf(InvalidException.class);
        assertThatThrownBy(() -> service.answer("refusals", "0".repeat(64), hit.last(), "x"))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> service.answer("nothing", hit.key(), hit.last(), "x"))
                .isInstanceOf(NotFoundException.class);
        assertThat(refusals().open()).hasSize(1);
    }

    @Test
    void a_period_is_the_last_thirty_days_unless_somebody_asks_for_another() {
        LocalDate today = LocalDate.of(2026, 11, 28);
        assertThat(Period.of(null, null, today)).isEqualTo(new Period(LocalDate.of(2026, 10, 30), today));
        assertThat(Period.of(null, LocalDate.of(2026, 3, 30), today).from()).isEqualTo(LocalDate.of(2026, 3, 1));
        assertThat(Period.of(LocalDate.of(2026, 3, 1), null, today).to()).isEqualTo(today);
        assertThat(Period.of(today.minusDays(365), today, today).from()).isEqualTo(today.minusDays(365));
        assertThatThrownBy(() -> Period.of(today.minusDays(366), today, today)).isInstanceOf(InvalidException.class);
        assertThatThrownBy(() -> Period.of(today, today.minusDays(1), today)).isInstanceOf(InvalidException.class);
    }

    @ParameterizedTest
    @EnumSource(
            names = {"AUDITOR"},
            mode = EnumSource.Mode.EXCLUDE)
    void is_closed_to_whoever_does_not_audit(Role role) {
        Hit hit = met();
        casework.become(wang, role);
        assertThatThrownBy(() -> queries.open(null, null)).isInstanceOf(RefusedException.class);
        assertThatThrownBy(() -> queries.found("refusals", hit.key())).isInstanceOf(RefusedException.class);
        assertThatThrownBy(() -> answer(hit, "x")).isInstanceOf(RefusedException.class);
        assertThatThrownBy(() -> queries.unanswered()).isInstanceOf(RefusedException.class);
        assertThatThrownBy(() -> queries.underWay()).isInstanceOf(RefusedException.class);
        assertThatThrownBy(() -> casework.get(AnomalyRoundService.class).ask(null, null))
                .isInstanceOf(RefusedException.class);
    }
}
