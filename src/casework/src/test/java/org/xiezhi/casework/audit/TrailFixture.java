package org.xiezhi.casework.audit;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.xiezhi.casework.audit.Act.Value;
import org.xiezhi.casework.shared.Ids;
import org.xiezhi.casework.shared.SignedIn;
import org.xiezhi.ledger.CheckpointSigner;
import org.xiezhi.ledger.LogFolder;
import org.xiezhi.ledger.NoteSigner;
import org.xiezhi.ledger.NoteVerifier;

/** A trail in a database of its own and a log folder, written by the product's own code without a container. */
public final class TrailFixture implements AutoCloseable {

    final DataSource database;
    final Connection connection;
    final Transactions apart;
    final Path shared;
    final NoteSigner key = LogWorld.newKey();
    final Node node;
    /** Entries of the running transaction. */
    private final Set<UUID> own = new HashSet<>();

    private Instant now = Instant.parse("2026-11-23T00:00:00Z");

    TrailFixture(Path shared) throws SQLException {
        this(LogWorld.h2(), shared);
    }

    public TrailFixture(DataSource database, Path shared) throws SQLException {
        this.database = database;
        apart = new JdbcTransactions(database, Faults.none());
        this.shared = shared;
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/migration")
                .load()
                .migrate();
        connection = database.getConnection();
        node = new Node(database, shared, key, Faults.none());
        node.folder.installKey(key.verifier());
    }

    /** What the product's beans ask for this log, its key and its signer. */
    public TrailLog log() {
        return new TrailLog() {
            @Override
            public LogFolder folder() {
                return node.folder;
            }

            @Override
            CheckpointSigner signer() {
                return node.signer;
            }

            @Override
            public NoteVerifier key() {
                return key.verifier();
            }
        };
    }

    /** An integrator whose rounds are those of this log. */
    public Integrator integrator() {
        return new Integrator() {
            @Override
            public synchronized void round() {
                integrate();
            }
        };
    }

    /** The key that signs this log. */
    public NoteSigner key() {
        return key;
    }

    /** The checkpoint that this log shows to everybody, as text. */
    public String checkpoint() {
        return new String(node.folder.checkpoint().orElseThrow(), StandardCharsets.UTF_8);
    }

    /** A row of the table {@code account}, with the entry that tells of it. */
    public UUID account(String login) throws SQLException {
        UUID id = Ids.next(tick());
        begin();
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into account (id, login_name, display_name,"
                        + " password_hash, roles, locale, disabled, second_factor, version) values (?, ?, ?, 'x', 'INSPECTOR', 'zh-CN', false, 'none', 1)")) {
            insert.setObject(1, id);
            insert.setString(2, login);
            insert.setString(3, "姓名𬱖");
            insert.executeUpdate();
        }
        entry(Act.ORGANISATION_LOADED, Map.of(Value.COUNT, "1"), new Row("account", id));
        commit();
        return id;
    }

    void begin() throws SQLException {
        connection.setAutoCommit(false);
        own.clear();
    }

    void commit() throws SQLException {
        connection.commit();
        connection.setAutoCommit(true);
        own.clear();
    }

    UUID idOf(String login) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select id from account where login_name = ?")) {
            select.setString(1, login);
            try (ResultSet result = select.executeQuery()) {
                result.next();
                return result.getObject(1, UUID.class);
            }
        }
    }

    /** An honest act: the change and its entry in one transaction. */
    UUID act(String change, Act act, Row row) throws SQLException {
        return act(change, Ids.next(tick()), act, row);
    }

    UUID act(String change, UUID id, Act act, Row row) throws SQLException {
        begin();
        sql(change);
        entry(id, act, Map.of(), row);
        commit();
        return id;
    }

    /** The canonical bytes of an entry. */
    byte[] bytes(UUID event) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select entry from audit_event where id = ?")) {
            select.setObject(1, event);
            try (ResultSet result = select.executeQuery()) {
                result.next();
                return result.getBytes(1);
            }
        }
    }

    UUID entry(Act act, Map<Value, String> values, Row... rows) throws SQLException {
        return entry(Ids.next(tick()), act, values, rows);
    }

    /** An entry under an id of the caller's making, as another node's clock would make it. */
    UUID entry(UUID id, Act act, Map<Value, String> values, Row... rows) throws SQLException {
        EntryDraft draft = LogWorld.draft(id, now, act);
        if (connection.getAutoCommit()) {
            own.clear();
        }
        new EntryStore(LogWorld.lent(connection), apart, own).insert(draft, values, List.of(rows));
        return id;
    }

    /** An entry of somebody about something. */
    UUID entryBy(UUID actor, Subject subject, Act act, Map<Value, String> values, Row... rows) throws SQLException {
        SignedIn who = new SignedIn(
                actor, actor, "x", "x", Set.of(), Optional.empty(), "", Set.of(), Locale.SIMPLIFIED_CHINESE);
        EntryDraft draft = new EntryDraft(
                Ids.next(tick()), now, act, Outcome.DONE, Optional.of(who), Optional.empty(), Warrant.none(), subject);
        if (connection.getAutoCommit()) {
            own.clear();
        }
        new EntryStore(LogWorld.lent(connection), apart, own).insert(draft, values, List.of(rows));
        return draft.id();
    }

    /** An entry with a login name and an address, for tests of other packages. */
    public void failedSignIn(String login, String address) throws SQLException {
        entry(Act.SIGN_IN_FAILED, Map.of(Value.LOGIN_NAME, login, Value.ADDRESS, address));
    }

    /** How many readable values say exactly this. */
    public long values(String content) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select count(*) from audit_value where content = ?")) {
            select.setString(1, content);
            try (ResultSet result = select.executeQuery()) {
                result.next();
                return result.getLong(1);
            }
        }
    }

    /** A round of the integrator. */
    public void integrate() {
        node.rounds.run();
    }

    public void sql(String statement) throws SQLException {
        try (Statement run = connection.createStatement()) {
            run.executeUpdate(statement);
        }
    }

    /** What a verification finds. */
    List<TrailFinding> check() throws SQLException {
        return report().findings();
    }

    TrailReport report() throws SQLException {
        return new TrailPass(node.folder, key.verifier(), node.signer).run(database, now);
    }

    private Instant tick() {
        now = now.plusMillis(1);
        return now;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
