package org.xiezhi.casework.startup;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.xiezhi.casework.audit.TrailLog;

/** Whether the product may be given work. */
@ApplicationScoped
public class Readiness {

    @Inject
    private TrailLog log;

    private volatile boolean started;

    void declare() {
        started = true;
    }

    /** True once the start is through and while the trail is integrated. */
    public boolean ready() {
        return started && log.alarm().isEmpty();
    }
}
