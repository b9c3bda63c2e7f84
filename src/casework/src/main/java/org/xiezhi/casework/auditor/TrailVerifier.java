package org.xiezhi.casework.auditor;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.xiezhi.casework.audit.TrailProgress;
import org.xiezhi.casework.shared.CurrentActor;
import org.xiezhi.casework.shared.SignedIn;

/**
 * Verifies in a thread beside the pages, one verification at a time, in the name of the auditor who asked for it or of
 * nobody for the schedule. Each node has one of its own; what it found is kept in the database.
 */
@ApplicationScoped
public class TrailVerifier {

    private static final Logger LOG = Logger.getLogger(TrailVerifier.class.getName());

    /** Between two looks at the flag the verification reads a thousand entries. */
    private static final long ENDING_SECONDS = 5;

    @Resource
    private ManagedThreadFactory threads;

    @Inject
    private TrailService service;

    @Inject
    private CurrentActor actor;

    // Each use gets one of its own: it remembers for one caller whether it opened the context.
    @Inject
    private Instance<RequestContextController> contexts;

    @SuppressWarnings("NullAway.Init") // set by open() before the container hands the bean out
    private ExecutorService worker;

    private volatile @Nullable Job running;

    /** A verification under way or ended. */
    public static final class Job {
        private final UUID id = UUID.randomUUID();
        private final TrailProgress progress = TrailProgress.resting();
        private volatile @Nullable UUID report;
        private volatile boolean failed;

        private Job() {}

        public UUID id() {
            return id;
        }

        public TrailProgress progress() {
            return progress;
        }

        /** The report that it ended with; empty while it goes on, and where it failed. */
        public Optional<UUID> report() {
            return Optional.ofNullable(report);
        }

        public boolean underWay() {
            return !failed && report == null;
        }

        /** Whether it ended without a report; the server's log says why. */
        public boolean failed() {
            return failed;
        }
    }

    @PostConstruct
    void open() {
        worker = Executors.newSingleThreadExecutor(threads);
    }

    /**
     * Begins a verification in the name of whoever is signed in, or joins the one under way.
     *
     * @param how what to verify; its permission is asked for there, too
     */
    public Job begin(Function<TrailProgress, Report> how) {
        SignedIn who = actor.get();
        return begin(who, actor.address(), how);
    }

    private synchronized Job begin(@Nullable SignedIn who, String address, Function<TrailProgress, Report> how) {
        Job before = running;
        if (before != null && before.underWay()) {
            return before;
        }
        Job job = new Job();
        running = job;
        worker.execute(() -> run(job, who, address, how));
        return job;
    }

    private void run(Job job, @Nullable SignedIn who, String address, Function<TrailProgress, Report> how) {
        RequestContextController context = contexts.get();
        context.activate();
        try {
            actor.arrive(address);
            if (who != null) {
                actor.become(who);
            }
            job.report = how.apply(job.progress).id();
        } catch (CancellationException e) {
            LOG.log(Level.INFO, "The verification was given up: {0}", e.getMessage());
            job.failed = true;
        } catch (RuntimeException e) {
            LOG.log(Level.SEVERE, "The verification of the trail failed", e);
            job.failed = true;
        } finally {
            context.deactivate();
        }
    }

    /** The verification under way on this node, or the last one of it. */
    public Optional<Job> last() {
        return Optional.ofNullable(running);
    }

    /** Asks whether the schedule wants one, and begins it. */
    public void round() {
        RequestContextController context = contexts.get();
        context.activate();
        try {
            if (service.due()) {
                begin(null, "", service::verifyBySchedule);
            }
        } catch (RuntimeException e) {
            // A timer whose work fails is given up; the next turn asks again.
            LOG.log(Level.SEVERE, "The scheduled verification could not begin", e);
        } finally {
            context.deactivate();
        }
    }

    /** Gives up what is under way; the next start verifies anew. */
    @PreDestroy
    public void stop() {
        Job job = running;
        if (job != null) {
            job.progress.giveUp();
        }
        worker.shutdown();
        try {
            if (!worker.awaitTermination(ENDING_SECONDS, TimeUnit.SECONDS)) {
                LOG.log(Level.WARNING, "The verification has not ended after {0} s", ENDING_SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
