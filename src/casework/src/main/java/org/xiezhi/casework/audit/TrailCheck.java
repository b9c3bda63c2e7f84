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
    public TrailReport run() {
        try {
            TrailPass pass = new TrailPass(log.folder(), log.key(), log.signer());
            log.alarm().ifPresent(pass::integrationStopped);
            return pass.run(database, clock.now());
        } catch (SQLException e) {
            throw new IntegrityException("the trail cannot be read", e);
        }
    }
}
