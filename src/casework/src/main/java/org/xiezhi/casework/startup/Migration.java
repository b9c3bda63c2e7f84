package org.xiezhi.casework.startup;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** Brings the schema to the version of this archive, before anything uses it. */
final class Migration {

    private Migration() {}

    static void run(DataSource database) {
        Flyway.configure(Migration.class.getClassLoader())
                .dataSource(database)
                .locations("classpath:db/migration")
                .javaMigrations(new RulesOfEntries())
                .cleanDisabled(true)
                .load()
                .migrate();
    }
}
