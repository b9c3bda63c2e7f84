package org.xiezhi.casework.audit;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class ErasingOnPostgreSqlIT extends Erasing {

    private static RealPostgreSql server;

    @BeforeAll
    static void start() {
        server = new RealPostgreSql();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Override
    DataSource database() throws SQLException {
        return server.emptyDatabase();
    }
}
