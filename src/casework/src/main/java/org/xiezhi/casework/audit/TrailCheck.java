package org.xiezhi.casework.audit;

import static jakarta.ejb.TransactionAttributeType.NOT_SUPPORTED;

import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.inject.Inject;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.xiezhi.casework.shared.IntegrityException;
import org.xiezhi.casework.shared.ServerClock;
import org.xiezhi.ledger.TreeHead;

/** Rebuilds the tree from the entries on disk and holds database and business rows against it. */
@Stateless
public class TrailCheck {

    @Resource(lookup = "jdbc/xiezhi")
    private DataSource database;

    @Inject
    private TrailLog log;

    @Inject
    private ServerClock clock;

    /**
     * Checks tree, tiles, checkpoint, entries, values and rows, as they stand at one moment while people go on working;
     * never throws for bad content.
     */
    // The snapshot needs an isolation of its own, which no transaction of the container has.
    @TransactionAttribute(NOT_SUPPORTED)
    public TrailReport run(TrailProgress progress) {
        return run(progress, pass -> pass.run(database, clock.now()));
    }

    /** The same, and whether the log continues a head that was kept where whoever could change the trail cannot. */
    @TransactionAttribute(NOT_SUPPORTED)
    public TrailReport against(TreeHead kept, TrailProgress progress) {
        return run(progress, pass -> pass.against(database, clock.now(), kept));
    }

    /**
     * Checks in the same way what came after a head that was verified before, and the rows that later entries speak of.
     * What was changed by hand and touched by no act since, only {@link #run} sees. From a head that the log does not
     * continue nothing can begin: that is a finding, and everything is checked.
     *
     * @param kept verified, and kept where whoever could change the trail cannot change it
     */
    @TransactionAttribute(NOT_SUPPORTED)
    public TrailReport since(TreeHead kept, TrailProgress progress) {
        return run(progress, pass -> pass.since(database, clock.now(), kept));
    }

    private interface Way {
        TrailReport take(TrailPass pass) throws SQLException;
    }

    private TrailReport run(TrailProgress progress, Way way) {
        try {
            TrailPass pass = new TrailPass(log.folder(), log.key(), log.signer(), progress);
            log.alarm().ifPresent(pass::integrationStopped);
            return way.take(pass);
        } catch (SQLException e) {
            throw new IntegrityException("the trail cannot be read", e);
        }
    }
}
