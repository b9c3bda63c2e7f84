package org.xiezhi.casework.administration;

import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.xiezhi.access.Permission;
import org.xiezhi.casework.audit.CheckpointWatch;
import org.xiezhi.casework.audit.TrailLog;
import org.xiezhi.casework.evidence.MatterKeys;
import org.xiezhi.casework.evidence.ScrubQueries;
import org.xiezhi.casework.evidence.ScrubState;
import org.xiezhi.casework.evidence.TheVault;
import org.xiezhi.casework.matter.Gate;
import org.xiezhi.casework.matter.TheRulebook;
import org.xiezhi.casework.shared.IntegrityException;
import org.xiezhi.casework.shared.Settings;
import org.xiezhi.casework.witness.WitnessState;
import org.xiezhi.casework.witness.Witnesses;

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
    private CheckpointWatch watch;

    @Inject
    private Witnesses witnesses;

    @Inject
    private TheVault vault;

    @Inject
    private MatterKeys keys;

    @Inject
    private ScrubQueries scrubs;

    @Inject
    private Gate gate;

    @Inject
    private Settings settings;

    /**
     * The figures.
     *
     * @param trailSize entries under the published checkpoint
     * @param unsignedSince since when entries wait for a signature, if that is an alarm
     * @param witnesses what they have said; empty if nobody is asked
     * @param keysUnderOlder matters whose key is still wrapped under an older unit key
     * @param freeBytes left where evidence is kept; null if a bucket keeps it, which does not tell
     */
    public record State(
            boolean demo,
            String rulebook,
            String database,
            long trailSize,
            boolean trailStopped,
            Optional<Instant> unsignedSince,
            Optional<WitnessState> witnesses,
            int unitKey,
            long keysUnderOlder,
            ScrubState scrub,
            @Nullable Long freeBytes) {}

    public State state() {
        gate.require(Permission.SYSTEM_READ);
        OptionalLong free = vault.freeSpace();
        try (Connection connection = database.getConnection()) {
            return new State(
                    settings.demo(),
                    rulebook.get().version(),
                    connection.getMetaData().getDatabaseProductName() + " "
                            + connection.getMetaData().getDatabaseProductVersion(),
                    log.published(),
                    log.alarm().isPresent(),
                    watch.lateSince(),
                    witnesses.state(),
                    vault.unitKeys().currentVersion(),
                    keys.underOlder(),
                    scrubs.state(),
                    free.isPresent() ? free.getAsLong() : null);
        } catch (SQLException e) {
            throw new IntegrityException("the database does not answer", e);
        }
    }
}
