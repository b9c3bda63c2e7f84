package org.xiezhi.casework.auditor;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.ArrayDeque;
import java.util.Deque;
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
import org.xiezhi.casework.shared.ConflictException;
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

    /** More auditors than a county has, each with one question. */
    private static final int MOST_WAITING = 5;

    /** So that a page finds the verification again that it asked for. */
    private static final int REMEMBERED = 50;

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

    /** The newest first; under the lock of this bean. */
    private final Deque<Job> jobs = new ArrayDeque<>();

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
     * Begins a verification in the name of whoever is signed in, behind those that were asked for before: whoever asks for
     * a comparison must not get the answer to another question.
     *
     * @param how what to verify; its permission is asked for there, too
     * @throws ConflictException if too many wait already
     */
    public Job begin(Function<TrailProgress, Report> how) {
        SignedIn who = actor.get();
        return begin(who, actor.address(), how);
    }

    private synchronized Job begin(@Nullable SignedIn who, String address, Function<TrailProgress, Report> how) {
        if (jobs.stream().filter(Job::underWay).count() >= MOST_WAITING) {
            throw new ConflictException("more than " + MOST_WAITING + " verifications wait");
        }
        Job job = new Job();
        jobs.addFirst(job);
        if (jobs.size() > REMEMBERED) {
            jobs.removeLast();
        }
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

    /** The verification on this node that is under way, or waits, if there is one: the one that was asked for last. */
    public synchronized Optional<Job> underWay() {
        return jobs.stream().filter(Job::underWay).findFirst();
    }

    /** One that was begun on this node, as long as it is remembered. */
    public synchronized Optional<Job> find(UUID id) {
        return jobs.stream().filter(job -> job.id().equals(id)).findFirst();
    }

    /** Asks whether the schedule wants one, and begins it. */
    public void round() {
        RequestContextController context = contexts.get();
        context.activate();
        try {
            if (underWay().isEmpty() && service.due()) {
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
        giveUp();
        worker.shutdown();
        try {
            if (!worker.awaitTermination(ENDING_SECONDS, TimeUnit.SECONDS)) {
                LOG.log(Level.WARNING, "The verification has not ended after {0} s", ENDING_SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void giveUp() {
        jobs.forEach(job -> job.progress.giveUp());
    }
}
