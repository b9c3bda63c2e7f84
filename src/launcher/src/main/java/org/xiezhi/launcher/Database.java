package org.xiezhi.launcher;

import java.nio.file.Path;

/**
 * Where the tables are.
 *
 * @param url JDBC address, without user and password
 * @param password never printed; {@link #toString} masks it
 */
public record Database(String url, String user, String password) {
    private static final String H2 = "jdbc:h2:";
    private static final String POSTGRESQL = "jdbc:postgresql:";

    public Database {
        if (!url.startsWith(H2) && !url.startsWith(POSTGRESQL)) {
            throw new StartRefusedException("xiezhi.database.url: expected an address that begins with " + POSTGRESQL
                    + ", found one that begins with " + url.substring(0, Math.min(url.length(), 12)) + ".");
        }
        if (url.contains("password=")) {
            throw new StartRefusedException(
                    "xiezhi.database.url must not hold a password, since addresses are logged: use xiezhi.database.password.");
        }
    }

    /**
     * The embedded database. WRITE_DELAY=0: with the default delay a killed process loses commits that were
     * acknowledged. DB_CLOSE_ON_EXIT=FALSE: H2 would close itself while the server still writes its last entries.
     */
    static Database embedded(Path home) {
        String file = home.resolve("database").resolve("xiezhi").toString();
        if (file.contains(";")) {
            throw new StartRefusedException("xiezhi.home must not contain a semicolon, found " + home + ".");
        }
        return new Database(
                H2 + "file:" + file + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE",
                "xiezhi",
                "");
    }

    /**
     * The address as the server's connection pool gets it. The persistence provider sends an absent UUID as an absent
     * text, which PostgreSQL refuses for a column of UUIDs unless texts come without a type.
     */
    String poolUrl() {
        if (isEmbedded() || url.contains("stringtype=")) {
            return url;
        }
        return url + (url.contains("?") ? "&" : "?") + "stringtype=unspecified";
    }

    boolean isEmbedded() {
        return url.startsWith(H2);
    }

    /** The class the server's connection pool is built on. */
    String dataSourceClass() {
        return isEmbedded() ? "org.h2.jdbcx.JdbcDataSource" : "org.postgresql.ds.PGSimpleDataSource";
    }

    @Override
    public String toString() {
        return "Database[url=" + url + ", user=" + user + ", password=***]";
    }
}
