package org.xiezhi.casework.auditor;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Inject;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Lets the alarms of the trail be looked at again and again. */
@ApplicationScoped
public class AlarmWatch {

    private static final Logger LOG = Logger.getLogger(AlarmWatch.class.getName());

    @Inject
    private AlarmService alarms;

    /** One look. */
    @ActivateRequestContext
    public void round() {
        try {
            alarms.look();
        } catch (RuntimeException e) {
            // A timer whose work fails is given up; the next turn looks again. Another node may have raised it first.
            LOG.log(Level.WARNING, "The alarms of the trail were not looked at", e);
        }
    }
}
