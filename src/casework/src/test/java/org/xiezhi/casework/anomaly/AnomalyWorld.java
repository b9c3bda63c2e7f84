package org.xiezhi.casework.anomaly;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcConnectionPool;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import org.xiezhi.casework.audit.Act;
import org.xiezhi.casework.shared.Ids;
import org.xiezhi.casework.shared.ServerClock;

/** A trail of a handful of entries on one of the two databases, and the rules asked about it. */
final class AnomalyWorld implements AutoCloseable {

    /** A Monday. */
    static final LocalDate DAY = LocalDate.of(2026, 11, 23);

    private final DataSource database;
    private final Connection connection;
    private final Closeable server;
    private long made;

    private AnomalyWorld(DataSource database, Closeable server) throws SQLException {
        this.server = server;
        this.database = database;
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/migration")
                .load()
                .migrate();
        connection = database.getConnection();
    }

    static AnomalyWorld h2() throws SQLException {
        JdbcConnectionPool pool = JdbcConnectionPool.create(
                "jdbc:h2:mem:" + UUID.randomUUID() + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DB_CLOSE_DELAY=-1",
                "sa",
                "");
        return new AnomalyWorld(pool, pool::dispose);
    }

    static AnomalyWorld postgreSql() throws SQLException {
        Path folder = Path.of("target", "postgresql-" + UUID.randomUUID()).toAbsolutePath();
        try {
            EmbeddedPostgres server = EmbeddedPostgres.builder()
                    .setDataDirectory(folder.resolve("data"))
                    .setOverrideWorkingDirectory(folder.toFile())
                    .start();
            PGSimpleDataSource source = new PGSimpleDataSource();
            // As the launcher sets it: ids that are absent have no type.
            source.setUrl(server.getJdbcUrl("postgres", "postgres") + "&stringtype=unspecified");
            return new AnomalyWorld(source, server);
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL did not start", e);
        }
    }

    /** Everything is gone, and the next test begins. */
    void clear() {
        for (String table : List.of(
                "anomaly_answer",
                "anomaly_hit",
                "rule_asked",
                "anomaly_round",
                "audit_value",
                "audit_event",
                "proposal_step",
                "proposal",
                "clue",
                "matter_member",
                "matter",
                "account",
                "room")) {
            run("delete from " + table);
        }
    }

    DataSource database() {
        return database;
    }

    List<Hit> ask(String rule, Integer... limits) {
        return ask(rule, DAY, DAY, limits);
    }

    List<Hit> ask(String rule, LocalDate from, LocalDate to, Integer... limits) {
        Predicate<LocalDate> working = day -> day.getDayOfWeek().getValue() < 6;
        Inquiry asked = new Inquiry(
                connection, at(from, "00:00"), at(to.plusDays(1), "00:00"), List.of(limits), working, List.of());
        return AnomalyRule.find(rule).orElseThrow().search().in(asked).stream()
                .filter(hit -> !hit.last().isBefore(asked.from()))
                .toList();
    }

    static Instant at(String time) {
        return at(DAY, time);
    }

    /** A time of a day in China. */
    static Instant at(LocalDate day, String time) {
        return LocalDateTime.parse(day + "T" + time).atZone(ServerClock.ZONE).toInstant();
    }

    UUID account(String roles, @Nullable UUID room) {
        UUID id = next();
        run(
                "insert into account (id, login_name, display_name, password_hash, roles, room_id, locale, disabled,"
                        + " second_factor, version) values (?, ?, 'x', 'x', ?, ?, 'zh-CN', false, 'none', 1)",
                id,
                "a" + made,
                roles,
                room);
        return id;
    }

    UUID room(@Nullable UUID leader) {
        UUID id = next();
        run(
                "insert into room (id, code, duty, name_zh_cn, name_zh_tw, name_en, led_by, version)"
                        + " values (?, ?, 'handling', 'x', 'x', 'x', ?, 1)",
                id,
                "r" + made,
                leader);
        return id;
    }

    UUID matter(UUID registrar, UUID room) {
        UUID id = next();
        run(
                "insert into matter (id, stage, rulebook, registrar, handling_room, opened, version)"
                        + " values (?, 'HANDLING', 'x', ?, ?, ?, 1)",
                id,
                registrar,
                room,
                utc(at("00:00")));
        run(
                "insert into clue (id, matter_id, number, source, received, person_name, person_unit, person_post,"
                        + " rank_category, allegation, label, secret_level, proposed_room, version)"
                        + " values (?, ?, ?, 'x', ?, 'x', 'x', 'x', 'D', 'x', 'x', 'INTERNAL', ?, 1)",
                next(),
                id,
                "XS-" + made,
                DAY,
                room);
        return id;
    }

    void member(UUID matter, UUID account, String part, Instant since) {
        run(
                "insert into matter_member (id, matter_id, account_id, part, since, version) values (?, ?, ?, ?, ?, 1)",
                next(),
                matter,
                account,
                part,
                utc(since));
    }

    UUID proposal(UUID matter, UUID proposer) {
        UUID id = next();
        run(
                "insert into proposal (id, matter_id, step, document, document_hash, state, round, proposer, proposed, version)"
                        + " values (?, ?, 'PROPOSE_VERIFICATION', ?, 'x', 'OPEN', 1, ?, ?, 1)",
                id,
                matter,
                new byte[0],
                proposer,
                utc(at("00:00")));
        return id;
    }

    void step(UUID proposal, int place, String level, LocalDate due, @Nullable UUID by, @Nullable Instant decided) {
        run(
                "insert into proposal_step (id, proposal_id, place, level, due, decision, decided_by, decided, version)"
                        + " values (?, ?, ?, ?, ?, 'AGREE', ?, ?, 1)",
                next(),
                proposal,
                place,
                level,
                due,
                by,
                decided == null ? null : utc(decided));
    }

    /** An entry; what is not said of it is absent. */
    final class Entry {
        private final Act act;
        private final Instant happened;
        private String outcome = "done";
        private @Nullable UUID actor;
        private String objectType = "x";
        private @Nullable UUID object;
        private @Nullable UUID matter;
        private String address = "";
        private String bytes = "{\"v\":2}";
        private String rolesBefore = "";
        private String roles = "";
        private String told = "told";
        private String toldContent = "";

        private Entry(Act act, Instant happened) {
            this.act = act;
            this.happened = happened;
        }

        Entry by(UUID account) {
            actor = account;
            return this;
        }

        Entry refused() {
            outcome = "refused";
            return this;
        }

        Entry about(String type, @Nullable UUID id) {
            objectType = type;
            object = id;
            return this;
        }

        Entry of(UUID ofMatter) {
            matter = ofMatter;
            return this;
        }

        Entry from(String where) {
            address = where;
            return this;
        }

        Entry under(String role, String rule, String... all) {
            bytes = "{\"role\":\"" + role + "\",\"roles\":["
                    + (all.length == 0 ? "" : "\"" + String.join("\",\"", all) + "\"") + "],\"rule\":\"" + rule
                    + "\",\"v\":2}";
            return this;
        }

        Entry giving(String before, String now) {
            rolesBefore = before;
            roles = now;
            return this;
        }

        Entry saying(String name, String content) {
            told = name;
            toldContent = content;
            return this;
        }

        void write() {
            UUID id = Ids.next(happened);
            run(
                    "insert into audit_event (id, entry, happened, act, outcome, actor, object_type, object_id, matter)"
                            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    id,
                    bytes.getBytes(StandardCharsets.UTF_8),
                    utc(happened),
                    act.code(),
                    outcome,
                    actor,
                    objectType,
                    object,
                    matter);
            value(id, "address", address);
            value(id, told, toldContent);
            if (act == Act.RIGHTS_CHANGED) {
                value(id, "roles-before", rolesBefore);
                value(id, "roles", roles);
            }
        }

        private void value(UUID event, String name, String content) {
            if (!content.isEmpty() || name.startsWith("roles")) {
                run(
                        "insert into audit_value (event_id, name, salt, content) values (?, ?, ?, ?)",
                        event,
                        name,
                        new byte[16],
                        content);
            }
        }
    }

    Entry entry(Act act, Instant happened) {
        return new Entry(act, happened);
    }

    private UUID next() {
        made++;
        return new UUID(made, -made);
    }

    static LocalDateTime utc(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    void run(String sql, @Nullable Object... arguments) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
                statement.setObject(i + 1, arguments[i]);
            }
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    @Override
    public void close() throws SQLException, IOException {
        connection.close();
        server.close();
    }
}
