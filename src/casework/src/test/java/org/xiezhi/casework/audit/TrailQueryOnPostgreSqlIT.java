package org.xiezhi.casework.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

class TrailQueryOnPostgreSqlIT {

    @Test
    void a_filter_is_planned_for_its_values_and_what_comes_after_it_as_ever() throws SQLException {
        try (RealPostgreSql server = new RealPostgreSql();
                Connection connection = server.emptyDatabase().getConnection()) {
            connection.setAutoCommit(false);
            TrailQuery.of(new TrailFilter(null, null, null, null, null, "10.9.9.9", null, null, null))
                    .resolved(connection);
            assertThat(mode(connection)).isEqualTo("force_custom_plan");
            connection.commit();
            assertThat(mode(connection)).isEqualTo("auto");
        }
    }

    private static String mode(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("show plan_cache_mode")) {
            result.next();
            return result.getString(1);
        }
    }
}
