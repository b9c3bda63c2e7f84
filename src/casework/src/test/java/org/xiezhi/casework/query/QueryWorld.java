package org.xiezhi.casework.query;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.xiezhi.access.Role;
import org.xiezhi.casework.CaseworkFixture;
import org.xiezhi.casework.shared.CurrentActor;
import org.xiezhi.casework.shared.ServerClock;
import org.xiezhi.casework.shared.SignedIn;
import org.xiezhi.procedure.Stage;

/** An auditor, two rooms with a head each, a room in which nobody may answer, and an entry about a matter of the first. */
abstract class QueryWorld {

    static final long LEAF = 7;

    CaseworkFixture casework;
    UUID first;
    UUID second;
    UUID mute;
    UUID auditor;
    UUID head;
    UUID deputy;
    UUID otherHead;
    UUID inspector;
    UUID matter;
    UUID event;
    Instant now = new ServerClock().now();
    private long entries;

    @BeforeEach
    final void open() {
        casework = new CaseworkFixture();
        casework.put(ServerClock.class, new ServerClock() {
            @Override
            public Instant now() {
                return now;
            }
        });
        first = casework.rows().room("first");
        second = casework.rows().room("second");
        mute = casework.rows().room("mute");
        auditor = casework.rows().account(Set.of(Role.AUDITOR), null, false);
        head = casework.rows().account(Set.of(Role.ROOM_HEAD), first, false);
        deputy = casework.rows().account(Set.of(Role.CUSTODIAN), first, false);
        inspector = casework.rows().account(Set.of(Role.INSPECTOR), first, false);
        otherHead = casework.rows().account(Set.of(Role.ROOM_HEAD), second, false);
        casework.rows().account(Set.of(Role.INSPECTOR), mute, false);
        casework.rows().account(Set.of(Role.ROOM_HEAD), mute, true);
        matter = casework.rows().matter(Stage.HANDLING, head, first);
        event = entry("evidence.exported", matter, LEAF);
        casework.entities().getTransaction().begin();
    }

    @AfterEach
    final void close() {
        if (casework.entities().getTransaction().isActive()) {
            casework.entities().getTransaction().rollback();
        }
        casework.close();
    }

    /** An entry of the trail, as the columns have it. */
    UUID entry(String act, @Nullable UUID about, @Nullable Long leaf) {
        entries++;
        UUID id = new UUID(99, entries);
        sql(
                "insert into audit_event (id, entry, happened, act, outcome, actor, object_type, matter)"
                        + " values (?, ?, ?, ?, 'done', ?, 'evidence', ?)",
                id,
                new byte[] {'x'},
                LocalDateTime.of(2026, 11, 2, 9, 0),
                act,
                inspector,
                about);
        if (leaf != null) {
            sql("insert into audit_leaf (leaf, event_id) values (?, ?)", leaf, id);
        }
        return id;
    }

    void sql(String sql, @Nullable Object... values) {
        try (Connection connection = casework.database().getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    void as(UUID account, Role role, @Nullable UUID room) {
        as(casework, account, role, room);
    }

    static void as(CaseworkFixture request, UUID account, Role role, @Nullable UUID room) {
        request.get(CurrentActor.class)
                .become(new SignedIn(
                        account,
                        account,
                        "x",
                        "x",
                        Set.of(role),
                        Optional.ofNullable(room),
                        "",
                        Set.of(),
                        Locale.SIMPLIFIED_CHINESE));
    }

    void asAuditor() {
        as(auditor, Role.AUDITOR, null);
    }

    void asHead() {
        as(head, Role.ROOM_HEAD, first);
    }

    LocalDate today() {
        return casework.get(ServerClock.class).today();
    }

    QueryService service() {
        return casework.get(QueryService.class);
    }

    QueryQueries queries() {
        casework.entities().flush();
        return casework.get(QueryQueries.class);
    }

    /** A query to the first room, due in ten days. */
    UUID asked() {
        asAuditor();
        return service().ask(UUID.randomUUID(), new QueryForm(event, first, "此次导出的依据是什么？", today().plusDays(10)));
    }
}
