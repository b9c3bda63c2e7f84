package org.xiezhi.casework.shared;

import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Rounds in the background in which somebody outside is asked, on the node that integrates and on no other; what fails is
 * tried again at the next.
 */
public final class OutsideRounds {

    private static final Logger LOG = Logger.getLogger(OutsideRounds.class.getName());

    /** What is done each time; every step of it may be repeated, by this node or another one. */
    public interface Round {

        void run();

        /** Ends a wait for whoever is asked, from another thread; the round that waited ends soon, and no other asks. */
        void stop();
    }

    private final Round round;
    private final BooleanSupplier leads;
    private final String wrong;

    /** What the log was told last; empty while all is well. */
    private String fault = "";

    /**
     * Rounds that nobody has begun yet.
     *
     * @param leads whether this node integrates
     * @param wrong what the log says of a round that failed
     */
    public OutsideRounds(Round round, BooleanSupplier leads, String wrong) {
        this.round = round;
        this.leads = leads;
        this.wrong = wrong;
    }

    /** One round; throws nothing. */
    public synchronized void run() {
        if (!leads.getAsBoolean()) {
            return;
        }
        try {
            round.run();
            fault = "";
        } catch (RuntimeException e) {
            // A timer whose duty throws is given up. The same fault is told once.
            String found = String.valueOf(e.getMessage());
            if (!found.equals(fault)) {
                fault = found;
                LOG.log(Level.WARNING, wrong, e);
            }
        }
    }

    /** Not under the lock of {@link #run}, whose wait it ends. */
    public void stop() {
        round.stop();
    }
}
