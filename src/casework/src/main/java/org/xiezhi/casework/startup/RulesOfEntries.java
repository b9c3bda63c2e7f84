package org.xiezhi.casework.startup;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jspecify.annotations.Nullable;
import org.xiezhi.ledger.CanonicalJson;
import org.xiezhi.ledger.LedgerException;

/**
 * Writes the rules of older entries beside them, see {@code V13}: they stand in the entry's JSON, which the two databases
 * do not read alike.
 */
final class RulesOfEntries implements JavaMigration {

    private static final int AT_ONCE = 1_000;

    @Override
    public MigrationVersion getVersion() {
        return MigrationVersion.fromVersion("13.1");
    }

    @Override
    public String getDescription() {
        return "rules of entries";
    }

    @Override
    public @Nullable Integer getChecksum() {
        return null;
    }

    @Override
    public boolean canExecuteInTransaction() {
        return true;
    }

    @Override
    public void migrate(Context context) throws SQLException {
        try (PreparedStatement select = context.getConnection().prepareStatement("select id, entry from audit_event");
                PreparedStatement update =
                        context.getConnection().prepareStatement("update audit_event set rule = ? where id = ?")) {
            select.setFetchSize(AT_ONCE);
            int waiting = 0;
            try (ResultSet entries = select.executeQuery()) {
                while (entries.next()) {
                    String rule = rule(entries.getBytes(2));
                    if (rule != null) {
                        update.setString(1, rule);
                        update.setObject(2, entries.getObject(1));
                        update.addBatch();
                        if (++waiting % AT_ONCE == 0) {
                            update.executeBatch();
                        }
                    }
                }
            }
            update.executeBatch();
        }
    }

    private static @Nullable String rule(byte[] entry) {
        try {
            return (String) CanonicalJson.parseObject(entry).get("rule");
        } catch (LedgerException | IllegalArgumentException | ClassCastException e) {
            // Somebody changed it; a verification names it, and the start is not the place for that.
            return null;
        }
    }
}
