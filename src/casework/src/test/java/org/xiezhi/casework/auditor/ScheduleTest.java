package org.xiezhi.casework.auditor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xiezhi.access.Role;
import org.xiezhi.casework.CaseworkFixture;
import org.xiezhi.casework.audit.Integrator;
import org.xiezhi.casework.audit.TrailFixture;
import org.xiezhi.casework.audit.TrailLog;
import org.xiezhi.casework.audit.TrailProgress;
import org.xiezhi.casework.shared.Page;
import org.xiezhi.casework.shared.ServerClock;
import org.xiezhi.casework.shared.Settings;
import org.xiezhi.casework.shared.Window;

/** The product verifies itself, and keeps what it found. */
class ScheduleTest {

    private static final Duration PERIOD = Duration.ofHours(24);

    @TempDir
    Path folder;

    private CaseworkFixture casework;
    private TrailFixture trail;
    private TrailService service;
    private Instant now = Instant.parse("2026-11-24T00:00:00Z");
    private UUID account;

    @BeforeEach
    void open() throws SQLException {
        casework = new CaseworkFixture();
        trail = new TrailFixture(casework.database(), folder);
        casework.put(TrailLog.class, trail.log());
        casework.put(Integrator.class, trail.integrator());
        casework.put(ServerClock.class, new ServerClock() {
            @Override
            public Instant now() {
                return now;
            }
        });
        casework.put(Settings.class, new Settings() {
            @Override
            public Duration verifyPeriod() {
                return PERIOD;
            }
        });
        service = casework.get(TrailService.class);
        account = trail.account("old");
        casework.entities().getTransaction().begin();
    }

    @AfterEach
    void close() throws SQLException {
        casework.entities().getTransaction().rollback();
        trail.close();
        casework.close();
    }

    @Test
    void begins_with_everything_and_goes_on_with_what_came_since() throws SQLException {
        assertThat(service.due()).isTrue();
        assertThat(scheduled().report().since()).isZero();
        assertThat(service.due()).isFalse();

        now = now.plus(PERIOD);
        trail.account("new");
        assertThat(service.due()).isTrue();
        Report second = scheduled();
        assertThat(second.report().since()).isEqualTo(1);
        assertThat(second.report().entries()).isEqualTo(2);
        assertThat(second.account()).isEmpty();
        assertThat(casework.recorded()).hasSize(2).last().asString().contains("TRAIL_VERIFIED", "VERIFIED=since 1");
    }

    @Test
    void looks_at_everything_once_a_week() {
        scheduled();
        now = now.plus(TrailService.WHOLE).minus(PERIOD);
        assertThat(scheduled().report().since()).isEqualTo(1);
        now = now.plus(PERIOD);
        assertThat(scheduled().report().since()).isZero();
    }

    @Test
    void looks_at_everything_again_until_what_was_found_is_gone() throws SQLException {
        scheduled();
        now = now.plus(TrailService.WHOLE);
        trail.sql("update account set roles = 'CHIEF' where id = '" + account + "'");
        Report found = scheduled();
        assertThat(found.clean()).isFalse();
        now = now.plus(PERIOD);
        assertThat(scheduled().report().since()).isZero();
        trail.sql("update account set roles = 'INSPECTOR' where id = '" + account + "'");
        now = now.plus(PERIOD);
        assertThat(scheduled().clean()).isTrue();
        // The report that was kept says for ever what was found.
        casework.entities().flush();
        casework.entities().clear();
        KeptReport kept = casework.get(KeptReports.class).find(found.id()).orElseThrow();
        assertThat(kept.report()).isEqualTo(found.report());
        assertThat(kept.report().findings()).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo("row_changed");
            assertThat(finding.where()).contains(account.toString());
        });
    }

    @Test
    void says_how_far_it_has_come_and_can_be_given_up() throws SQLException {
        trail.account("new");
        TrailProgress progress = TrailProgress.resting();
        service.verifyBySchedule(progress);
        assertThat(progress.done()).isEqualTo(2);
        assertThat(progress.total()).isEqualTo(2);
        assertThat(progress.atRows()).isTrue();
        TrailProgress given = TrailProgress.none();
        given.giveUp();
        now = now.plus(TrailService.WHOLE);
        org.assertj.core.api.Assertions.assertThatExceptionOfType(CancellationException.class)
                .isThrownBy(() -> service.verifyBySchedule(given));
        assertThat(casework.recorded()).hasSize(1);
    }

    @Test
    void is_read_page_by_page_the_newest_first() {
        List<UUID> kept = new ArrayList<>();
        for (int times = 0; times < 21; times++) {
            now = now.plusSeconds(1);
            kept.add(0, scheduled().id());
        }
        casework.become(account, Role.AUDITOR);
        Page<Report> newest = casework.get(StateQueries.class).reports(Window.asked(0, 20));
        assertThat(newest.total()).isEqualTo(21);
        assertThat(newest.rows()).extracting(Report::id).isEqualTo(kept.subList(0, 20));
        assertThat(casework.recorded())
                .last()
                .asString()
                .startsWith("TRAIL_REPORTS_LISTED")
                .contains("COUNT=20");
        assertThat(casework.get(StateQueries.class)
                        .reports(Window.asked(20, 20))
                        .rows())
                .extracting(Report::id)
                .containsExactly(kept.get(20));
    }

    private Report scheduled() {
        Report report = service.verifyBySchedule(TrailProgress.none());
        casework.entities().flush();
        // In the product the entry of the report names its row; here nothing does, and the next look must not find
        // that.
        return report;
    }
}
