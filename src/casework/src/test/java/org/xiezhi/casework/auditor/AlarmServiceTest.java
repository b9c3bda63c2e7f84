package org.xiezhi.casework.auditor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.xiezhi.access.Role;
import org.xiezhi.casework.CaseworkFixture;
import org.xiezhi.casework.audit.CheckpointWatch;
import org.xiezhi.casework.audit.TrailFinding;
import org.xiezhi.casework.audit.TrailLog;
import org.xiezhi.casework.audit.TrailReport;
import org.xiezhi.casework.evidence.ScrubQueries;
import org.xiezhi.casework.evidence.ScrubState;
import org.xiezhi.casework.shared.ConflictException;
import org.xiezhi.casework.shared.InvalidException;
import org.xiezhi.casework.shared.NotFoundException;
import org.xiezhi.casework.shared.RefusedException;
import org.xiezhi.casework.shared.ServerClock;
import org.xiezhi.casework.shared.Settings;
import org.xiezhi.casework.timestamp.ClockWatch;
import org.xiezhi.casework.timestamp.StampState;
import org.xiezhi.casework.timestamp.StampStates;
import org.xiezhi.casework.witness.WitnessState;
import org.xiezhi.casework.witness.Witnesses;

/** Alarms stay until somebody answers them, whether or not what they tell of is over. */
class AlarmServiceTest {

    private CaseworkFixture casework;
    private AlarmService service;
    private TrailAlarms alarms;
    private Instant now = Instant.parse("2026-11-24T00:00:00Z");
    private Optional<Instant> late = Optional.empty();
    private Optional<String> stopped = Optional.empty();
    private Optional<WitnessState> witnesses = Optional.empty();
    private Optional<Duration> behind = Optional.empty();

    @BeforeEach
    void open() {
        casework = new CaseworkFixture();
        casework.put(CheckpointWatch.class, new CheckpointWatch() {
            @Override
            public Optional<Instant> lateSince() {
                return late;
            }
        });
        casework.put(TrailLog.class, new TrailLog() {
            @Override
            public Optional<String> alarm() {
                return stopped;
            }
        });
        casework.put(Witnesses.class, new Witnesses() {
            @Override
            public Optional<WitnessState> state() {
                return witnesses;
            }
        });
        casework.put(ScrubQueries.class, new ScrubQueries() {
            @Override
            public ScrubState state() {
                return new ScrubState(Optional.empty(), Optional.empty(), false);
            }
        });
        casework.put(StampStates.class, new StampStates() {
            @Override
            public StampState now() {
                return new StampState(
                        true, "", Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), false);
            }
        });
        casework.put(ClockWatch.class, new ClockWatch() {
            @Override
            public Optional<Duration> behind() {
                return behind;
            }
        });
        casework.put(ServerClock.class, new ServerClock() {
            @Override
            public Instant now() {
                return now;
            }
        });
        casework.put(Settings.class, new Settings() {
            @Override
            public Duration verifyPeriod() {
                return Duration.ofHours(24);
            }
        });
        service = casework.get(AlarmService.class);
        alarms = casework.get(TrailAlarms.class);
        UUID auditor = casework.rows().account(Set.of(Role.AUDITOR), null, false);
        casework.entities().getTransaction().begin();
        casework.become(auditor, Role.AUDITOR);
    }

    @AfterEach
    void close() {
        casework.entities().getTransaction().rollback();
        casework.close();
    }

    @Test
    void raises_one_alarm_for_as_long_as_a_state_lasts_and_another_the_next_time() {
        late = Optional.of(now);
        look();
        look();
        assertThat(kinds()).containsExactly(AlarmKind.UNSIGNED);
        late = Optional.empty();
        look();
        assertThat(alarms.unanswered()).singleElement().satisfies(alarm -> {
            assertThat(alarm.lasts()).isFalse();
            assertThat(alarm.ended()).contains(now);
        });
        now = now.plusSeconds(60);
        late = Optional.of(now);
        look();
        assertThat(kinds()).containsExactly(AlarmKind.UNSIGNED, AlarmKind.UNSIGNED);
        assertThat(casework.recorded())
                .containsExactly(
                        "ALARM_RAISED {ALARM=UNSIGNED}",
                        "ALARM_OVER {ALARM=UNSIGNED}",
                        "ALARM_RAISED {ALARM=UNSIGNED}");
    }

    @Test
    void is_not_raised_again_by_an_answer_while_its_state_lasts() {
        stopped = Optional.of("fork");
        look();
        UUID alarm = alarms.unanswered().get(0).id();
        service.answer(alarm, " 磁盘已满，已清理 ");
        look();
        assertThat(alarms.unanswered()).isEmpty();
        assertThat(alarms.answered(9)).singleElement().satisfies(answered -> {
            assertThat(answered.answer()).isEqualTo("磁盘已满，已清理");
            assertThat(answered.lasts()).isTrue();
        });
        assertThatExceptionOfType(ConflictException.class).isThrownBy(() -> service.answer(alarm, "再答"));
    }

    @Test
    void takes_no_empty_answer_and_none_to_what_was_never_raised() {
        stopped = Optional.of("fork");
        look();
        UUID alarm = alarms.unanswered().get(0).id();
        assertThatExceptionOfType(InvalidException.class).isThrownBy(() -> service.answer(alarm, " "));
        assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> service.answer(UUID.randomUUID(), "已处理"));
        assertThat(alarms.unanswered()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"CHIEF", "INSPECTOR", "SYSTEM_ADMINISTRATOR", "SECURITY_ADMINISTRATOR"})
    void takes_an_answer_from_nobody_but_an_auditor(Role role) {
        stopped = Optional.of("fork");
        look();
        UUID alarm = alarms.unanswered().get(0).id();
        casework.become(UUID.randomUUID(), role);
        assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> service.answer(alarm, "已处理"));
    }

    @Test
    void lasts_until_a_verification_of_everything_finds_nothing() {
        report(0, finding());
        look();
        assertThat(kinds()).containsExactly(AlarmKind.FINDINGS);
        report(5);
        look();
        assertThat(alarms.lasting())
                .as("a part does not take back what the whole found")
                .hasSize(1);
        report(0);
        look();
        assertThat(alarms.lasting()).isEmpty();
        report(5, finding());
        look();
        assertThat(alarms.lasting()).hasSize(1);
    }

    @Test
    void is_raised_by_a_clock_that_went_back() {
        behind = Optional.of(Duration.ofMinutes(5));
        look();
        assertThat(kinds()).containsExactly(AlarmKind.CLOCK_WRONG);
    }

    @Test
    void is_not_ended_by_another_node_that_sees_nothing_of_it_before_an_hour_has_gone() {
        stopped = Optional.of("fork");
        look();
        stopped = Optional.empty();
        look();
        assertThat(alarms.lasting()).hasSize(1);
        now = now.plus(Duration.ofHours(1));
        look();
        assertThat(alarms.lasting()).isEmpty();
        assertThat(casework.recorded()).hasSize(2);
    }

    @Test
    void is_raised_when_the_schedule_has_not_verified_for_days() {
        look();
        assertThat(kinds()).as("a product that is a minute old").isEmpty();
        report(0);
        now = now.plus(Duration.ofDays(4));
        look();
        assertThat(kinds()).isEmpty();
        now = now.plusSeconds(1);
        look();
        assertThat(kinds()).containsExactly(AlarmKind.VERIFICATION_OVERDUE);
    }

    private void look() {
        service.look();
        casework.entities().flush();
    }

    private List<AlarmKind> kinds() {
        return alarms.unanswered().stream().map(TrailAlarm::kind).toList();
    }

    private void report(long since, TrailFinding... findings) {
        now = now.plusSeconds(1);
        TrailReport report = new TrailReport(
                now, since, Optional.empty(), 9, 0, 3, 0, "root", "checkpoint", List.of(findings), findings.length);
        casework.get(KeptReports.class).add(new KeptReport(UUID.randomUUID(), now, Optional.empty(), report));
        casework.entities().flush();
    }

    private static TrailFinding finding() {
        return new TrailFinding("row_changed", "account 1", "a", "b");
    }
}
