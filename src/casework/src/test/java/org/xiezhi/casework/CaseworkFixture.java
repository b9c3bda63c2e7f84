package org.xiezhi.casework;

import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.lang.reflect.Field;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.eclipse.persistence.config.PersistenceUnitProperties;
import org.eclipse.persistence.jpa.JpaEntityManager;
import org.eclipse.persistence.sessions.SessionEvent;
import org.eclipse.persistence.sessions.SessionEventAdapter;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcConnectionPool;
import org.xiezhi.access.Role;
import org.xiezhi.casework.approval.Proposals;
import org.xiezhi.casework.audit.Act;
import org.xiezhi.casework.audit.AuditTrail;
import org.xiezhi.casework.audit.Row;
import org.xiezhi.casework.audit.Subject;
import org.xiezhi.casework.audit.Warrant;
import org.xiezhi.casework.matter.OpenProposals;
import org.xiezhi.casework.shared.CurrentActor;
import org.xiezhi.casework.shared.SignedIn;

/**
 * The stores and queries of casework as the container would wire them, on an H2 of their own with the product's schema
 * and its persistence provider. Counts the statements that are sent.
 */
public final class CaseworkFixture implements AutoCloseable {

    private final DataSource database;
    private final Runnable disposal;
    private final EntityManagerFactory factory;
    private final EntityManager entities;
    private final Map<Class<?>, Object> made = new HashMap<>();
    private final Rows rows;
    private final List<String> recorded = new ArrayList<>();
    private final Map<Object, Object> resources = new HashMap<>();
    private int statements;

    public CaseworkFixture() {
        this(JdbcConnectionPool.create(
                "jdbc:h2:mem:" + UUID.randomUUID() + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DB_CLOSE_DELAY=-1",
                "sa",
                ""));
    }

    private CaseworkFixture(JdbcConnectionPool pool) {
        this(pool, pool::dispose);
    }

    /** On a database that somebody else opens and closes. */
    public static CaseworkFixture on(DataSource database) {
        return new CaseworkFixture(database, () -> {});
    }

    /** Another node, or another request, on the same database; the first one closes it. */
    public CaseworkFixture beside() {
        return new CaseworkFixture(database, disposal);
    }

    private CaseworkFixture(DataSource database, Runnable disposal) {
        this.database = database;
        this.disposal = disposal;
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/migration")
                .load()
                .migrate();
        factory = Persistence.createEntityManagerFactory(
                "xiezhi",
                Map.of(
                        PersistenceUnitProperties.TRANSACTION_TYPE,
                        "RESOURCE_LOCAL",
                        PersistenceUnitProperties.NON_JTA_DATASOURCE,
                        database,
                        PersistenceUnitProperties.LOGGING_LEVEL,
                        "SEVERE",
                        PersistenceUnitProperties.SESSION_EVENT_LISTENER_CLASS,
                        Counter.class.getName()));
        entities = factory.createEntityManager();
        Counter.of(entities).counted = () -> statements++;
        rows = new Rows(database);
        made.put(AuditTrail.class, new Recorder());
        made.put(TransactionSynchronizationRegistry.class, registry());
    }

    /** What belongs to the transaction; here all that happens is one. */
    private Object registry() {
        return Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {TransactionSynchronizationRegistry.class},
                (proxy, method, args) -> switch (method.getName()) {
                    case "putResource" -> resources.put(args[0], args[1]);
                    case "getResource" -> resources.get(args[0]);
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    /** Under what the acts of this transaction are recorded. */
    public Optional<Warrant> warrant() {
        return resources.values().stream()
                .filter(Warrant.class::isInstance)
                .map(Warrant.class::cast)
                .findFirst();
    }

    /** Where tests put rows as SQL, apart from the code that they examine. */
    public Rows rows() {
        return rows;
    }

    /** For code under test that takes its connections itself. */
    public DataSource database() {
        return database;
    }

    public EntityManager entities() {
        return entities;
    }

    /** The entries that would have been written: act and values. */
    public List<String> recorded() {
        return recorded;
    }

    /** How many statements the persistence provider sends while this runs, with nothing in its cache. */
    public int statementsOf(Runnable work) {
        entities.clear();
        statements = 0;
        work.run();
        return statements;
    }

    /** From now on this account acts, in this role. */
    public void become(UUID account, Role role) {
        get(CurrentActor.class)
                .become(new SignedIn(
                        account,
                        account,
                        "x",
                        "x",
                        Set.of(role),
                        Optional.empty(),
                        "",
                        Set.of(),
                        Locale.SIMPLIFIED_CHINESE));
    }

    /** Puts this in place of what would be made. */
    public <T> void put(Class<T> type, T object) {
        made.put(type, object);
    }

    /** From now on another object of this class is made, as after a start. */
    public void forget(Class<?> type) {
        made.remove(type);
    }

    /** The one object of a class, with what it asks for. */
    public <T> T get(Class<T> type) {
        Object found = made.get(type);
        return type.cast(found == null ? make(type) : found);
    }

    private Object make(Class<?> type) {
        Class<?> concrete = type == OpenProposals.class ? Proposals.class : type;
        try {
            var constructor = concrete.getDeclaredConstructor();
            constructor.setAccessible(true);
            Object object = constructor.newInstance();
            made.put(type, object);
            for (Field field : concrete.getDeclaredFields()) {
                fill(object, field);
            }
            return object;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("expected a bean of casework without arguments, found " + concrete, e);
        }
    }

    private void fill(Object object, Field field) throws IllegalAccessException {
        field.setAccessible(true);
        if (field.isAnnotationPresent(PersistenceContext.class)) {
            field.set(object, entities);
        } else if (field.isAnnotationPresent(Inject.class)) {
            field.set(object, get(field.getType()));
        } else if (field.isAnnotationPresent(Resource.class) && field.getType() == DataSource.class) {
            field.set(object, database);
        } else if (field.isAnnotationPresent(Resource.class) && made.containsKey(field.getType())) {
            field.set(object, made.get(field.getType()));
        }
    }

    @Override
    public void close() {
        entities.close();
        factory.close();
        disposal.run();
    }

    /** In place of the trail: what matters here is that a look is recorded, its bytes have tests of their own. */
    private final class Recorder extends AuditTrail {
        @Override
        public void append(Act act, Subject subject, Map<Act.Value, String> values, Row... changed) {
            record(act, values);
        }

        @Override
        public void append(Act act, Subject subject) {
            recorded.add(act.toString());
        }

        @Override
        public void appendRefused(Act act, Subject subject, Map<Act.Value, String> values) {
            record(act, values);
        }

        @Override
        public void appendFailed(Act act, Subject subject, Map<Act.Value, String> values) {
            record(act, values);
        }

        private void record(Act act, Map<Act.Value, String> values) {
            // What the trail itself refuses, so that no test passes with an entry that could not be written.
            if (!act.recorded().containsAll(values.keySet())) {
                throw new IllegalArgumentException(
                        "expected values of " + act + " among " + act.recorded() + ", found " + values.keySet());
            }
            recorded.add(act + " " + values);
        }
    }

    /** Made by the persistence provider, one for each unit. */
    public static final class Counter extends SessionEventAdapter {
        private Runnable counted = () -> {};

        static Counter of(EntityManager entities) {
            return entities.unwrap(JpaEntityManager.class).getServerSession().getEventManager().getListeners().stream()
                    .filter(Counter.class::isInstance)
                    .map(Counter.class::cast)
                    .findFirst()
                    .orElseThrow();
        }

        @Override
        public void postExecuteCall(SessionEvent event) {
            counted.run();
        }
    }
}
