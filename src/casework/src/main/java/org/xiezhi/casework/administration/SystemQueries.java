package org.xiezhi.casework.administration;

import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.xiezhi.access.Permission;
import org.xiezhi.casework.audit.TrailLog;
import org.xiezhi.casework.evidence.TheVault;
import org.xiezhi.casework.matter.Gate;
import org.xiezhi.casework.matter.TheRulebook;
import org.xiezhi.casework.shared.IntegrityException;
import org.xiezhi.casework.shared.Settings;

/** The state of the system: figures, no secret, no path, nothing of any matter. */
@Stateless
public class SystemQueries {

    @Resource(lookup = "jdbc/xiezhi")
    private DataSource database;

    @Inject
    private TheRulebook rulebook;

    @Inject
    private TrailLog log;

    @Inject
    private TheVault vault;

    @Inject
    private Gate gate;

    @Inject
    private Settings settings;

    /**
     * The figures.
     *
     * @param freeBytes left where evidence is kept
     */
    public record State(
            boolean demo,
            String rulebook,
            String database,
            long trailSize,
            boolean trailStopped,
            int unitKey,
            long freeBytes) {}

    public State state() {
        gate.require(Permission.SYSTEM_READ);
        try (Connection connection = database.getConnection()) {
            return new State(
                    settings.demo(),
                    rulebook.get().version(),
                    connection.getMetaData().getDatabaseProductName() + " "
                            + connection.getMetaData().getDatabaseProductVersion(),
                    log.signer().lastSigned().size(),
                    log.alarm().isPresent(),
                    vault.unitKeys().currentVersion(),
                    Files.getFileStore(settings.evidenceFolder()).getUsableSpace());
        } catch (SQLException e) {
            throw new IntegrityException("the database does not answer", e);
        } catch (IOException e) {
            throw new UncheckedIOException("the evidence folder does not answer", e);
        }
    }
}
