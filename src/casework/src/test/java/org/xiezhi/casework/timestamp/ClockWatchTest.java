package org.xiezhi.casework.timestamp;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xiezhi.casework.CaseworkFixture;
import org.xiezhi.casework.audit.Act;
import org.xiezhi.casework.audit.Act.Value;
import org.xiezhi.casework.audit.AuditTrail;
import org.xiezhi.casework.audit.Row;
import org.xiezhi.casework.audit.Subject;
import org.xiezhi.casework.shared.ServerClock;

/** The trail is told of a clock that went back, while the product runs and while it did not. */
class ClockWatchTest {

    private static final Instant BEGIN = Instant.parse("2026-11-26T00:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);

    private CaseworkFixture casework;
    private Instant now = BEGIN;

    @BeforeEach
    void open() {
        casework = new CaseworkFixture();
        casework.put(ServerClock.class, new ServerClock() {
            @Override
            public Instant now() {
                return now;
            }
        });
    }

    @AfterEach
    void close() {
        casework.close();
    }

    /** As after a start. */
    private ClockWatch started() {
        casework.forget(ClockWatch.class);
        ClockWatch watch = casework.get(ClockWatch.class);
        watch.open();
        return watch;
    }

    private void entry(Instant happened) throws SQLException {
        try (Connection connection = casework.database().getConnection();
                PreparedStatement insert = connection.prepareStatement("insert into audit_event (id, entry, happened,"
                        + " act, outcome, object_type) values (?, ?, ?, 'x', 'done', 'x')")) {
            insert.setObject(1, UUID.randomUUID());
            insert.setBytes(2, new byte[0]);
            insert.setObject(3, LocalDateTime.ofInstant(happened, ZoneOffset.UTC));
            insert.execute();
        }
    }

    @Test
    void tells_once_at_a_start_that_the_clock_stands_before_the_latest_entry() throws SQLException {
        started().look();
        assertThat(casework.recorded()).as("an empty trail").isEmpty();
        entry(BEGIN);
        entry(BEGIN.minus(HOUR));
        ClockWatch right = started();
        right.look();
        assertThat(casework.recorded()).isEmpty();
        assertThat(right.behind()).isEmpty();

        now = BEGIN.minus(HOUR);
        ClockWatch watch = started();
        watch.look();
        watch.look();
        assertThat(casework.recorded()).containsExactly("CLOCK_WENT_BACK {MILLIS=3600000}");
        assertThat(watch.behind()).contains(HOUR);
    }

    @Test
    void tells_of_a_jump_without_any_entry() {
        ClockWatch watch = started();
        watch.look();
        now = BEGIN.minus(HOUR);
        watch.look();
        watch.look();
        // By the real counter, so some milliseconds more than an hour.
        assertThat(casework.recorded()).singleElement().asString().matches("CLOCK_WENT_BACK \\{MILLIS=360\\d{4}}");
    }

    @Test
    void tells_at_the_next_look_what_the_trail_did_not_take() {
        List<Boolean> broken = new ArrayList<>(List.of(true));
        List<String> told = new ArrayList<>();
        casework.put(AuditTrail.class, new AuditTrail() {
            @Override
            public void append(Act act, Subject subject, Map<Value, String> values, Row... rows) {
                if (broken.get(0)) {
                    throw new IllegalStateException("the database is away");
                }
                told.add(act.name());
            }
        });
        ClockWatch watch = started();
        watch.look();
        now = BEGIN.minus(HOUR);
        watch.look();
        watch.look();
        assertThat(told).isEmpty();
        broken.set(0, false);
        watch.look();
        watch.look();
        assertThat(told).containsExactly("CLOCK_WENT_BACK");
    }
}
