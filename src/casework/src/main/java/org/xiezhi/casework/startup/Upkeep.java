package org.xiezhi.casework.startup;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.xiezhi.casework.evidence.SweepService;

/** What has to be done again and again while nobody asks: at the start, and each hour. */
@Singleton
@TransactionManagement(TransactionManagementType.BEAN)
public class Upkeep {

    private static final Logger LOG = Logger.getLogger(Upkeep.class.getName());

    @Inject
    private SweepService sweeps;

    /** Called once at the start, before anybody is let in. */
    public void begin() {
        round(sweeps::atStart);
    }

    /** The timer is not kept: after a crash the next start sets it anew. */
    @Schedule(hour = "*", minute = "17", timezone = "Asia/Shanghai", persistent = false)
    public void hourly() {
        round(sweeps::hourly);
    }

    private static void round(Runnable sweep) {
        try {
            sweep.run();
        } catch (RuntimeException e) {
            // A folder that cannot be swept stops nobody's work, and the container would give up a timer that fails.
            LOG.log(Level.SEVERE, "The evidence folder was not swept", e);
        }
    }
}
