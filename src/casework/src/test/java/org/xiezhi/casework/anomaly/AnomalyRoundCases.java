package org.xiezhi.casework.anomaly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.xiezhi.casework.anomaly.AnomalyWorld.DAY;
import static org.xiezhi.casework.anomaly.AnomalyWorld.at;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.xiezhi.access.Role;
import org.xiezhi.casework.CaseworkFixture;
import org.xiezhi.casework.anomaly.AnomalyQueries.Kept;
import org.xiezhi.casework.anomaly.AnomalyQueries.Outcome;
import org.xiezhi.casework.anomaly.AnomalyQueries.Report;
import org.xiezhi.casework.audit.Act;
import org.xiezhi.casework.audit.Act.Value;
import org.xiezhi.casework.audit.AuditTrail;
import org.xiezhi.casework.audit.Row;
import org.xiezhi.casework.audit.Subject;
import org.xiezhi.casework.shared.AnomalySetting;
import org.xiezhi.casework.shared.ConflictException;
import org.xiezhi.casework.shared.ServerClock;
import org.xiezhi.casework.shared.Settings;

/** What the rounds keep, night after night; the same on both databases. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class AnomalyRoundCases {

    private static final AnomalySetting OFF = new AnomalySetting(false, List.of());

    private final Map<String, AnomalySetting> set = new HashMap<>();
    private final List<Map<Value, String>> sought = new ArrayList<>();
    private final List<CaseworkFixture> nodes = new ArrayList<>();
    private Duration period = Duration.ofHours(24);
    private Instant now = at("12:00");
    private String broken = "";
    private AnomalyWorld world;
    private CaseworkFixture node;
    private UUID wang;
    private UUID jin;

    abstract AnomalyWorld begin() throws Exception;

    @BeforeAll
    void open() throws Exception {
        world = begin();
    }

    @AfterAll
    void close() throws Exception {
        world.close();
    }

    @BeforeEach
    void clear() {
        world.clear();
        set.clear();
        sought.clear();
        broken = "";
        now = at("12:00");
        period = Duration.ofHours(24);
        wang = world.account("INSPECTOR", null);
        jin = world.account("AUDITOR", null);
        node = node();
        on("refusals", 5, 10);
    }

    @AfterEach
    void end() {
        nodes.forEach(CaseworkFixture::close);
        nodes.clear();
    }

    /** A node of the product on this database, with the clock and the settings of the test. */
    private CaseworkFixture node() {
        CaseworkFixture made = CaseworkFixture.on(world.database());
        made.put(ServerClock.class, new ServerClock() {
            @Override
            public Instant now() {
                return now;
            }
        });
        made.put(Settings.class, new Settings() {
            @Override
            public AnomalySetting anomaly(String rule) {
                return set.getOrDefault(rule, OFF);
            }

            @Override
            public Duration anomalyRounds() {
                return period;
            }

            @Override
            public Duration erasureAge() {
                return Duration.ofDays(10);
            }
        });
        made.put(AuditTrail.class, new Trail());
        AnomalySearch real = made.get(AnomalySearch.class);
        made.put(AnomalySearch.class, new AnomalySearch() {
            @Override
            public List<Hit> hits(AnomalyRule rule, List<Integer> limits, Period days, Collection<Hit> known) {
                if (rule.code().equals(broken)) {
                    throw new IllegalStateException("no answer", new IllegalStateException("disk full"));
                }
                return real.hits(rule, limits, days, known);
            }

            @Override
            public Optional<String> committed() {
                return real.committed();
            }

            @Override
            public List<String> addresses(Hit hit) {
                return real.addresses(hit);
            }
        });
        made.become(jin, Role.AUDITOR);
        nodes.add(made);
        return made;
    }

    /** Writes the entry of a round as the trail would, for the next one to read. */
    private final class Trail extends AuditTrail {
        @Override
        public void append(Act act, Subject subject, Map<Value, String> values, Row... rows) {
            assertThat(act.recorded()).containsAll(values.keySet());
            if (act == Act.ANOMALIES_SOUGHT) {
                sought.add(values);
                world.entry(act, now)
                        .saying("sha256", values.getOrDefault(Value.SHA256, ""))
                        .write();
            }
        }

        @Override
        public void append(Act act, Subject subject) {}
    }

    private <T> T in(CaseworkFixture where, Supplier<T> work) {
        where.entities().clear();
        where.entities().getTransaction().begin();
        try {
            T result = work.get();
            where.entities().getTransaction().commit();
            return result;
        } finally {
            if (where.entities().getTransaction().isActive()) {
                where.entities().getTransaction().rollback();
            }
        }
    }

    private AnomalyRoundService service(CaseworkFixture where) {
        return where.get(AnomalyRoundService.class);
    }

    private void on(String rule, Integer... limits) {
        set.put(rule, new AnomalySetting(true, List.of(limits)));
    }

    private void goThrough(CaseworkFixture where, UUID round) {
        in(where, () -> {
            where.get(RuleAsker.class).through(round);
            return round;
        });
    }

    /** The round of the schedule at that time. */
    private void round(Instant when) {
        now = when;
        goThrough(node, in(node, () -> service(node).beginIfDue()).orElseThrow());
    }

    private void ask(LocalDate from, LocalDate to) {
        goThrough(node, in(node, () -> service(node).ask(from, to)));
    }

    private Report report(@Nullable LocalDate from, @Nullable LocalDate to) {
        return in(node, () -> node.get(AnomalyQueries.class).open(from, to));
    }

    private Outcome outcome(String rule) {
        return report(null, null).outcomes().stream()
                .filter(one -> one.rule().equals(rule))
                .findFirst()
                .orElseThrow();
    }

    private List<Hit> open(String rule) {
        return outcome(rule).open().stream().map(Kept::hit).toList();
    }

    private Map<Value, String> last() {
        return sought.get(sought.size() - 1);
    }

    private void refuse(LocalDate day, String... times) {
        for (String time : times) {
            world.entry(Act.REFUSED, at(day, time)).by(wang).refused().write();
        }
    }

    private void refuseFive(LocalDate day, String hour) {
        refuse(day, hour + ":00", hour + ":01", hour + ":02", hour + ":03", hour + ":04");
    }

    private static Instant night(LocalDate day) {
        return at(day, "02:00:30");
    }

    @Test
    void the_first_round_looks_thirty_days_back_and_says_how_many_each_rule_met() {
        refuseFive(DAY.minusDays(30), "09");
        refuseFive(DAY.minusDays(29), "09");
        on("looks", 5, 10);
        round(now);
        assertThat(open("refusals")).extracting(Hit::first).containsExactly(at(DAY.minusDays(29), "09:00"));
        assertThat(last())
                .containsEntry(Value.HITS, "looks=0 refusals=1")
                .containsEntry(Value.COUNT, "1")
                .containsEntry(Value.FILTER, "from=" + DAY.minusDays(29) + " to=" + DAY)
                .doesNotContainKeys(Value.FAILED, Value.ALTERED);
        assertThat(outcome("refusals").standing().asOf()).contains(at("12:00"));
        assertThat(in(node, () -> node.get(AnomalyQueries.class).unanswered())).isEqualTo(1);
    }

    @Test
    void a_heap_over_the_border_of_two_rounds_is_one_hit_from_its_first_entry_on() {
        refuse(DAY, "23:55", "23:56", "23:57", "23:58", "23:59");
        round(at("23:59:30"));
        Hit before = open("refusals").get(0);
        assertThat(before.count()).isEqualTo(5);
        refuse(DAY.plusDays(1), "00:00", "00:01");
        round(night(DAY.plusDays(2)));
        assertThat(open("refusals")).singleElement().satisfies(hit -> {
            assertThat(hit.key()).isEqualTo(before.key());
            assertThat(hit.first()).isEqualTo(at("23:55"));
            assertThat(hit.last()).isEqualTo(at(DAY.plusDays(1), "00:01"));
            assertThat(hit.count()).isEqualTo(7);
        });
    }

    @Test
    void what_was_committed_after_the_search_of_the_evening_is_met_the_next_night() {
        round(at("23:59:59"));
        refuseFive(DAY, "23");
        round(night(DAY.plusDays(1)));
        assertThat(open("refusals")).hasSize(1);
    }

    @Test
    void what_goes_on_for_days_stays_one_hit_and_is_counted_whole() {
        on("refusals", 2, 90);
        int hours = 0;
        for (int day = 0; day < 5; day++) {
            for (int hour = 0; hour < 24; hour++) {
                refuse(DAY.plusDays(day), String.format("%02d:30", hour));
                hours++;
            }
            round(night(DAY.plusDays(day + 1)));
        }
        assertThat(open("refusals")).singleElement().satisfies(hit -> {
            assertThat(hit.first()).isEqualTo(at("00:30"));
            assertThat(hit.last()).isEqualTo(at(DAY.plusDays(4), "23:30"));
        });
        assertThat(open("refusals").get(0).count()).isEqualTo(hours);
    }

    @Test
    void the_looks_of_an_outsider_are_counted_along_from_round_to_round_and_none_twice() {
        on("outsiders");
        UUID matter = world.matter(world.account("INSPECTOR", null), world.room(null));
        look(matter, DAY);
        round(at("13:00"));
        look(matter, DAY.plusDays(1));
        look(matter, DAY.plusDays(3));
        round(night(DAY.plusDays(2)));
        round(night(DAY.plusDays(4)));
        round(night(DAY.plusDays(5)));
        assertThat(open("outsiders")).singleElement().satisfies(hit -> {
            assertThat(hit.count()).isEqualTo(3);
            assertThat(hit.first()).isEqualTo(at("09:00"));
            assertThat(hit.last()).isEqualTo(at(DAY.plusDays(3), "09:00"));
        });
    }

    private void look(UUID matter, LocalDate day) {
        world.entry(Act.CLUE_OPENED, at(day, "09:00"))
                .by(wang)
                .of(matter)
                .under("INSPECTOR", "x", "INSPECTOR")
                .write();
    }

    @Test
    void other_limits_look_thirty_days_back_anew_and_what_they_do_not_meet_leaves() {
        refuseFive(DAY.minusDays(20), "09");
        refuseFive(DAY.minusDays(1), "09");
        round(now);
        assertThat(open("refusals")).hasSize(2);
        on("refusals", 6, 10);
        assertThat(outcome("refusals").standing().changed()).isTrue();
        refuse(DAY.minusDays(1), "09:05");
        // The older one lies more than thirty days back by then: nobody looks at it again, and it tells its own limits.
        round(night(DAY.plusDays(12)));
        assertThat(outcome("refusals").standing().changed()).isFalse();
        assertThat(outcome("refusals").open())
                .satisfiesExactly(
                        kept -> {
                            assertThat(kept.hit().count()).isEqualTo(6);
                            assertThat(kept.limits()).containsExactly(6, 10);
                        },
                        kept -> {
                            assertThat(kept.hit().count()).isEqualTo(5);
                            assertThat(kept.limits()).containsExactly(5, 10);
                        });
        on("refusals", 7, 10);
        round(night(DAY.plusDays(13)));
        assertThat(open("refusals")).extracting(Hit::count).containsExactly(5L);
        assertThat(last()).doesNotContainKey(Value.ALTERED);
        on("refusals", 5, 10);
        round(night(DAY.plusDays(14)));
        assertThat(open("refusals")).hasSize(2);
    }

    @Test
    void a_rule_that_is_off_keeps_what_it_met_and_catches_up_when_it_is_on_again() {
        refuseFive(DAY.minusDays(1), "09");
        on("looks", 5, 10);
        round(now);
        set.put("refusals", OFF);
        refuseFive(DAY.plusDays(1), "09");
        round(night(DAY.plusDays(10)));
        assertThat(open("refusals")).hasSize(1);
        assertThat(last()).containsEntry(Value.HITS, "looks=0");
        on("refusals", 5, 10);
        round(night(DAY.plusDays(20)));
        assertThat(open("refusals")).hasSize(2);
    }

    @Test
    void a_rule_that_fails_ends_no_other_one_is_named_and_is_asked_about_those_days_again() {
        on("looks", 5, 10);
        round(at(DAY.minusDays(8), "12:00"));
        refuseFive(DAY.minusDays(6), "09");
        broken = "looks";
        round(night(DAY.minusDays(4)));
        assertThat(open("refusals")).hasSize(1);
        assertThat(last()).containsEntry(Value.FAILED, "looks").containsEntry(Value.HITS, "refusals=1");
        assertThat(outcome("looks").standing().failure()).contains("disk full");
        assertThat(outcome("looks").standing().asOf()).contains(at(DAY.minusDays(8), "12:00"));
        assertThat(outcome("refusals").standing().failure()).isEmpty();
        for (int i = 0; i < 5; i++) {
            world.entry(Act.CLUE_OPENED, at(DAY.minusDays(7), "09:00").plusSeconds(i))
                    .by(wang)
                    .about("clue", new UUID(8, i))
                    .write();
        }
        broken = "";
        round(night(DAY));
        assertThat(open("looks")).hasSize(1);
        assertThat(outcome("looks").standing().failure()).isEmpty();
    }

    @Test
    void two_nodes_make_one_round() {
        CaseworkFixture other = node();
        UUID round = in(node, () -> service(node).beginIfDue()).orElseThrow();
        assertThat(in(other, () -> service(other).beginIfDue())).isEmpty();
        assertThatThrownBy(() -> in(other, () -> service(other).ask(null, null)))
                .isInstanceOf(ConflictException.class);
        // Both asked before either had begun: the database knows.
        assertThatThrownBy(() -> in(other, () -> {
                    other.get(AnomalyRounds.class)
                            .begin(new AnomalyRound(new UUID(5, 5), Optional.empty(), Optional.empty(), now));
                    return round;
                }))
                .isInstanceOf(ConflictException.class);
        goThrough(node, round);
        assertThat(sought).hasSize(1);
        assertThat(in(other, () -> service(other).beginIfDue())).isEmpty();
    }

    @Test
    void a_round_whose_node_stands_still_is_taken_over_and_the_node_keeps_nothing_more() {
        refuseFive(DAY, "09");
        CaseworkFixture other = node();
        UUID lost = in(node, () -> service(node).beginIfDue()).orElseThrow();
        now = now.plus(AnomalyRoundService.STILL).minusSeconds(1);
        assertThat(in(node, () -> service(node).beat(lost))).isTrue();
        now = now.plusSeconds(2);
        assertThat(in(other, () -> service(other).beginIfDue())).isEmpty();
        now = now.plus(AnomalyRoundService.STILL);
        UUID taken = in(other, () -> service(other).beginIfDue()).orElseThrow();
        assertThat(in(node, () -> service(node).searched(lost))).isFalse();
        assertThatThrownBy(() -> goThrough(node, lost)).isInstanceOf(ConflictException.class);
        assertThat(sought).isEmpty();
        goThrough(other, taken);
        assertThat(open("refusals")).hasSize(1);
    }

    @Test
    void a_round_that_was_stopped_in_the_middle_has_kept_nothing_and_is_begun_again_at_once() {
        refuseFive(DAY, "09");
        UUID stopped = in(node, () -> service(node).beginIfDue()).orElseThrow();
        in(node, () -> service(node).plan(stopped));
        in(node, () -> {
            service(node).giveUp(stopped, RoundTrouble.STOPPED);
            return stopped;
        });
        assertThatThrownBy(() -> goThrough(node, stopped))
                .isInstanceOfAny(ConflictException.class, CancellationException.class);
        assertThat(open("refusals")).isEmpty();
        assertThat(report(null, null).trouble()).contains(RoundTrouble.STOPPED);
        round(now.plusSeconds(60));
        assertThat(open("refusals")).hasSize(1);
        assertThat(report(null, null).trouble()).isEmpty();
        assertThat(last()).doesNotContainKey(Value.ALTERED);
    }

    @Test
    void what_failed_is_tried_again_after_an_hour_and_not_each_minute() {
        UUID failed = in(node, () -> service(node).beginIfDue()).orElseThrow();
        in(node, () -> {
            service(node).giveUp(failed, RoundTrouble.FAILED);
            return failed;
        });
        now = now.plusSeconds(3599);
        assertThat(in(node, () -> service(node).beginIfDue())).isEmpty();
        now = now.plusSeconds(1);
        assertThat(in(node, () -> service(node).beginIfDue())).isPresent();
    }

    @Test
    void an_answered_hit_that_goes_on_is_open_again() {
        refuseFive(DAY, "09");
        round(now);
        Hit hit = open("refusals").get(0);
        answer(hit);
        assertThat(open("refusals")).isEmpty();
        assertThat(in(node, () -> node.get(AnomalyQueries.class).unanswered())).isZero();
        refuse(DAY, "09:05");
        round(night(DAY.plusDays(1)));
        assertThat(open("refusals")).extracting(Hit::key).containsExactly(hit.key());
        assertThat(in(node, () -> node.get(AnomalyQueries.class).unanswered())).isEqualTo(1);
        answer(open("refusals").get(0));
        assertThat(outcome("refusals").explained()).hasSize(1);
    }

    private void answer(Hit hit) {
        in(node, () -> {
            node.get(AnomalyService.class).answer("refusals", hit.key(), hit.last(), "培训");
            return hit;
        });
    }

    @Test
    void a_hit_that_somebody_took_away_or_changed_is_noticed_and_found_anew() {
        refuseFive(DAY.minusDays(3), "09");
        refuseFive(DAY.minusDays(2), "09");
        round(now);
        assertThat(report(null, null).altered()).isEmpty();
        world.run("delete from anomaly_hit where first_seen = ?", AnomalyWorld.utc(at(DAY.minusDays(3), "09:00")));
        world.run("update anomaly_hit set counted = 1");
        assertThat(open("refusals")).extracting(Hit::count).containsExactly(1L);
        round(night(DAY.plusDays(1)));
        assertThat(last()).containsEntry(Value.ALTERED, "1").containsEntry(Value.COUNT, "2");
        assertThat(open("refusals")).extracting(Hit::count).containsExactly(5L, 5L);
        assertThat(report(null, null).altered()).contains(now);
        round(night(DAY.plusDays(2)));
        assertThat(last()).doesNotContainKey(Value.ALTERED);
        world.run("delete from anomaly_hit");
        // Whatever days the auditor asks for, what was taken away comes back with them.
        now = now.plusSeconds(60);
        ask(DAY.minusDays(100), DAY.minusDays(99));
        assertThat(last()).containsEntry(Value.ALTERED, "0");
        assertThat(open("refusals")).hasSize(2);
    }

    @Test
    void days_that_no_round_covered_are_named_and_can_be_asked_about() {
        LocalDate old = DAY.minusDays(200);
        refuseFive(old, "09");
        round(now);
        assertThat(report(DAY.minusDays(20), DAY).gap()).isFalse();
        assertThat(report(DAY.minusDays(30), DAY.minusDays(28)).gap()).isTrue();
        assertThat(report(old, old.plusDays(12)).gap()).isTrue();
        assertThat(open("refusals")).isEmpty();
        ask(old, old.plusDays(12));
        assertThat(report(old, old.plusDays(12)).gap()).isFalse();
        assertThat(open("refusals")).extracting(Hit::first).containsExactly(at(old, "09:00"));
        // The next night goes on where the last night ended, not where somebody looked.
        refuseFive(DAY, "13");
        round(night(DAY.plusDays(1)));
        assertThat(open("refusals")).hasSize(2);
        assertThat(report(old, null).outcomes().stream()
                        .mapToInt(one -> one.open().size())
                        .sum())
                .isEqualTo(2);
        assertThat(report(null, old).outcomes().stream()
                        .mapToInt(one -> one.open().size())
                        .sum())
                .isEqualTo(1);
    }

    @Test
    void a_look_at_fewer_days_takes_nothing_away_from_a_hit() {
        LocalDate old = DAY.minusDays(200);
        refuse(old, "23:55", "23:56", "23:57", "23:58", "23:59");
        refuse(old.plusDays(1), "00:00");
        ask(old, old.plusDays(1));
        ask(old.minusDays(3), old);
        assertThat(open("refusals")).extracting(Hit::count).containsExactly(6L);
    }

    @Test
    void an_address_that_was_erased_in_the_trail_leaves_the_hit_and_nobody_is_suspected() {
        for (int i = 0; i < 5; i++) {
            world.entry(Act.SIGN_IN_FAILED, at("09:00").plusSeconds(i))
                    .about("session", null)
                    .from("10.0.0.9")
                    .write();
        }
        round(now);
        round(night(DAY.plusDays(20)));
        assertThat(open("refusals")).extracting(Hit::address).containsExactly("10.0.0.9");
        world.run("delete from audit_value where name = 'address'");
        round(night(DAY.plusDays(21)));
        assertThat(open("refusals")).extracting(Hit::address).containsExactly("");
        round(night(DAY.plusDays(22)));
        assertThat(open("refusals")).hasSize(1);
        assertThat(last()).doesNotContainKey(Value.ALTERED);
    }

    @Test
    void a_round_is_due_at_night_after_its_period_and_never_if_nobody_wants_one() {
        assertThat(RoundTime.next(at("14:00"), Duration.ofHours(24))).isEqualTo(at(DAY.plusDays(1), "02:00"));
        assertThat(RoundTime.next(at("02:00:40"), Duration.ofHours(24))).isEqualTo(at(DAY.plusDays(1), "02:00"));
        assertThat(RoundTime.next(at("02:00"), Duration.ofDays(2))).isEqualTo(at(DAY.plusDays(2), "02:00"));
        assertThat(RoundTime.next(at("14:00"), Duration.ofHours(6))).isEqualTo(at("20:00"));
        period = Duration.ZERO;
        assertThat(in(node, () -> service(node).beginIfDue())).isEmpty();
        period = Duration.ofHours(24);
        set.clear();
        assertThat(in(node, () -> service(node).beginIfDue())).isEmpty();
        on("refusals", 5, 10);
        round(now);
        assertThat(in(node, () -> service(node).beginIfDue())).isEmpty();
    }

    @Test
    void steps_are_short_and_leave_no_day_out() {
        AnomalyRule rule = AnomalyRule.ALL.get(0);
        List<Period> steps = new Asking(rule, List.of(), new Period(DAY.minusDays(11), DAY), true, false).steps();
        assertThat(steps)
                .containsExactly(
                        new Period(DAY.minusDays(11), DAY.minusDays(7)),
                        new Period(DAY.minusDays(6), DAY.minusDays(2)),
                        new Period(DAY.minusDays(1), DAY));
        assertThat(Set.copyOf(new Asking(rule, List.of(), new Period(DAY, DAY), true, false).steps()))
                .containsExactly(new Period(DAY, DAY));
    }
}
