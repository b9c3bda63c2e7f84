package org.xiezhi.casework.startup;

import jakarta.annotation.Resource;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Timeout;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.xiezhi.vault.SweptObjects;

/** What has to be done again and again while nobody asks: after the start, and at night. */
@Singleton
@TransactionManagement(TransactionManagementType.BEAN)
public class Upkeep {

    private static final Logger LOG = Logger.getLogger(Upkeep.class.getName());

    /** Milliseconds: the first pages come before it. */
    private static final long AFTER_START = 10_000;

    @Resource
    private TimerService timers;

    @Inject
    private SweepService sweeps;

    /** Called once, when the product is ready. */
    public void begin() {
        // Not kept: after a crash the next start begins anew.
        timers.createSingleActionTimer(AFTER_START, new TimerConfig("after the start", false));
    }

    @Timeout
    public void afterStart() {
        round();
    }

    /** At an hour when nobody uploads. */
    @Schedule(hour = "3", minute = "20", timezone = "Asia/Shanghai", persistent = false)
    public void nightly() {
        round();
    }

    private void round() {
        try {
            SweptObjects swept = sweeps.sweep();
            LOG.log(Level.INFO, "Swept the vault: {0} partial and {1} unknown objects removed", new Object[] {
                swept.partial().size(), swept.unknown().size()
            });
        } catch (RuntimeException e) {
            // The container would give up a timer that fails twice; the next night tries again.
            LOG.log(Level.SEVERE, "The vault was not swept", e);
        }
    }
}
