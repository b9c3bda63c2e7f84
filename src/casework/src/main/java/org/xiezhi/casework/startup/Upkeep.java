package org.xiezhi.casework.startup;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.xiezhi.casework.auditor.TokenService;
import org.xiezhi.casework.draft.DraftService;
import org.xiezhi.casework.evidence.Rewrapping;
import org.xiezhi.casework.evidence.SweepService;
import org.xiezhi.casework.evidence.UploadService;

/** What has to be done again and again while nobody asks: at the start, and each hour. */
@Singleton
@TransactionManagement(TransactionManagementType.BEAN)
public class Upkeep {

    private static final Logger LOG = Logger.getLogger(Upkeep.class.getName());

    @Inject
    private UploadService uploads;

    @Inject
    private SweepService sweeps;

    @Inject
    private Rewrapping keys;

    @Inject
    private DraftService drafts;

    @Inject
    private TokenService tokens;

    /** Called once at the start, before anybody is let in. */
    public void begin() {
        round(sweeps::halfWrittenAtStart);
        round(keys::all);
        round(this::sealDrafts);
    }

    private void sealDrafts() {
        while (drafts.sealAnew() > 0) {
            LOG.log(Level.INFO, "Drafts are sealed under the current unit key");
        }
    }

    /** The timer is not kept: after a crash the next start sets it anew. */
    @Schedule(hour = "*", minute = "17", timezone = "Asia/Shanghai", persistent = false)
    public void hourly() {
        uploads.forgotten().forEach(id -> round(() -> uploads.giveUp(id)));
        round(sweeps::halfWritten);
        round(sweeps::unknown);
        round(keys::all);
        round(this::sealDrafts);
        tokens.untold().forEach(id -> round(() -> tokens.tell(id)));
        round(tokens::tellRefused);
    }

    private static void round(Runnable duty) {
        try {
            duty.run();
        } catch (RuntimeException e) {
            // What one duty could not do stops neither the next one nor anybody's work; a timer that fails is given up.
            LOG.log(Level.SEVERE, "A duty of the hour was not done", e);
        }
    }
}
