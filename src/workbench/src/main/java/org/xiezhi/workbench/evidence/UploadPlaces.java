package org.xiezhi.workbench.evidence;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Semaphore;

/**
 * How many pieces are received at one time. A piece over a slow line holds the thread that reads it for minutes; what is
 * left of the listener's threads (32, config/payara/domain.xml) is the pages', whatever is uploaded.
 */
@ApplicationScoped
public class UploadPlaces {

    static final int PLACES = 16;

    private final Semaphore free = new Semaphore(PLACES);

    /** Takes a place if one is free; who got one gives it back. */
    public boolean take() {
        return free.tryAcquire();
    }

    public void giveBack() {
        free.release();
    }
}
