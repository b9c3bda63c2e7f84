package org.xiezhi.casework.timestamp;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.xiezhi.casework.audit.TrailEntries;
import org.xiezhi.casework.shared.ServerClock;

/** Looks at this node's clock again and again, from before the first entry of a run, and tells the trail when it went back. */
@ApplicationScoped
public class ClockWatch {

    private static final Logger LOG = Logger.getLogger(ClockWatch.class.getName());

    @Inject
    private ServerClock clock;

    @Inject
    private TrailEntries entries;

    @Inject
    private StampService told;

    @SuppressWarnings("NullAway.Init") // set by open() before the container hands the bean out
    private ClockSteps steps;

    /** What the trail could not be told yet. */
    private Optional<Duration> untold = Optional.empty();

    @PostConstruct
    synchronized void open() {
        steps = new ClockSteps(clock::now, System::nanoTime);
    }

    /** One look; what cannot be recorded is recorded at the next. */
    @ActivateRequestContext
    public synchronized void look() {
        try {
            Optional<Duration> found = steps.look(entries.latest());
            if (found.isPresent()) {
                LOG.log(
                        Level.SEVERE,
                        "The clock of this server went back by {0} ms",
                        found.get().toMillis());
                untold = Optional.of(untold.map(found.get()::plus).orElse(found.get()));
            }
            if (untold.isPresent()) {
                told.clockWentBack(untold.get());
                untold = Optional.empty();
            }
        } catch (RuntimeException e) {
            // A timer whose duty throws is given up.
            LOG.log(Level.WARNING, "The clock could not be held against the trail", e);
        }
    }

    /** How far this node's clock stands before the latest entry now, if that is more than entries of one moment differ. */
    public Optional<Duration> behind() {
        return entries.latest().flatMap(time -> ClockSteps.beyond(time, clock.now()));
    }
}
