package org.xiezhi.acceptance.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import jakarta.transaction.UserTransaction;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.xiezhi.casework.shared.RefusedException;
import org.xiezhi.casework.staff.LoginService;
import org.xiezhi.casework.startup.Readiness;

/** In the WAR of the interfaces: an act and its entry are one transaction, and nothing is cached beside the database. */
@ExtendWith(ArquillianExtension.class)
class PersistenceIT {

    private static final String SESSIONS = "select count(*) from web_session";
    private static final String ENTRIES = "select count(*) from audit_event";

    @Inject
    private Readiness readiness;

    @Inject
    private LoginService login;

    @Resource(lookup = "jdbc/xiezhi")
    private DataSource database;

    @Resource(lookup = "java:comp/UserTransaction")
    private UserTransaction transaction;

    @Deployment
    static EnterpriseArchive ear() {
        return Ear.withTestIn("xiezhi-rest.war", PersistenceIT.class);
    }

    @Test
    void the_tables_are_there_before_anybody_asks_for_them() throws SQLException {
        assertThat(number("select count(*) from flyway_schema_history where not success"))
                .isZero();
        assertThat(number("select count(*) from account")).isPositive();
        assertThat(readiness.ready()).isTrue();
    }

    @Test
    void an_act_and_its_entry_come_together() throws SQLException {
        long sessions = number(SESSIONS);
        long entries = number(ENTRIES);

        signIn("together");

        assertThat(number(SESSIONS)).isEqualTo(sessions + 1);
        assertThat(number(ENTRIES)).isEqualTo(entries + 1);
    }

    @Test
    void a_rollback_leaves_neither_act_nor_entry() throws Exception {
        long sessions = number(SESSIONS);
        long entries = number(ENTRIES);

        transaction.begin();
        signIn("rolled back");
        transaction.rollback();

        assertThat(number(SESSIONS)).isEqualTo(sessions);
        assertThat(number(ENTRIES)).isEqualTo(entries);
    }

    @Test
    void what_another_connection_changed_counts_at_the_next_call() throws SQLException {
        signIn("before the lock");
        change("update account set disabled = true where login_name = 'an.supervision'");
        try {
            assertThatThrownBy(() -> signIn("while locked")).isInstanceOf(RefusedException.class);
        } finally {
            change("update account set disabled = false where login_name = 'an.supervision'");
        }
        signIn("after the lock");
    }

    private void signIn(String session) {
        login.signIn("an.supervision", "Xiezhi-demo-1".toCharArray(), session);
    }

    private long number(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            found.next();
            return found.getLong(1);
        }
    }

    private void change(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(sql)).isOne();
        }
    }
}
