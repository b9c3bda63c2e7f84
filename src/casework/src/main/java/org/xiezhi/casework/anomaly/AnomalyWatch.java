package org.xiezhi.casework.anomaly;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.xiezhi.casework.shared.CurrentActor;
import org.xiezhi.casework.shared.SignedIn;

/**
 * Lets the rules be asked in a thread beside the pages, in the name of the auditor who wants it now or of nobody for the
 * schedule. The database sees to it that there is one round at a time, on whichever node.
 */
@ApplicationScoped
public class AnomalyWatch {

    private static final Logger LOG = Logger.getLogger(AnomalyWatch.class.getName());

    /** A search that takes longer is not waited for: what it finds is thrown away. */
    private static final long ENDING_SECONDS = 5;

    @Resource
    private ManagedThreadFactory threads;

    @Inject
    private AnomalyRoundService service;

    @Inject
    private RuleAsker asker;

    @Inject
    private CurrentActor actor;

    // Each use gets one of its own: it remembers for one caller whether it opened the context.
    @Inject
    private Instance<RequestContextController> contexts;

    @SuppressWarnings("NullAway.Init") // set by open() before the container hands the bean out
    private ExecutorService worker;

    private final AtomicReference<@Nullable UUID> atWork = new AtomicReference<>();

    @PostConstruct
    void open() {
        worker = Executors.newSingleThreadExecutor(threads);
    }

    /**
     * Begins a round in the name of whoever is signed in, see {@link AnomalyRoundService#ask}.
     *
     * @throws org.xiezhi.casework.shared.ConflictException if one is under way
     */
    public void begin(@Nullable LocalDate from, @Nullable LocalDate to) {
        SignedIn who = actor.get();
        String address = actor.address();
        go(service.ask(from, to), who, address);
    }

    /** One turn: says that the round under way goes on, or begins the one that is due. */
    public void round() {
        RequestContextController context = contexts.get();
        context.activate();
        try {
            UUID underWay = atWork.get();
            if (underWay == null) {
                service.beginIfDue().ifPresent(round -> go(round, null, ""));
            } else {
                service.beat(underWay);
            }
        } catch (RuntimeException e) {
            // A timer whose work fails is given up; the next turn asks again. Another node may have begun it first.
            LOG.log(Level.WARNING, "The round of the anomalies could not begin", e);
        } finally {
            context.deactivate();
        }
    }

    private void go(UUID round, @Nullable SignedIn who, String address) {
        atWork.set(round);
        worker.execute(() -> run(round, who, address));
    }

    private void run(UUID round, @Nullable SignedIn who, String address) {
        RequestContextController context = contexts.get();
        context.activate();
        try {
            actor.arrive(address);
            if (who != null) {
                actor.become(who);
            }
            asker.through(round);
        } catch (CancellationException e) {
            LOG.log(Level.INFO, e.getMessage());
        } catch (RuntimeException e) {
            LOG.log(Level.SEVERE, "The round of the anomalies failed", e);
            giveUp(round, RoundTrouble.FAILED);
        } finally {
            atWork.compareAndSet(round, null);
            context.deactivate();
        }
    }

    private void giveUp(UUID round, RoundTrouble why) {
        try {
            service.giveUp(round, why);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "The round of the anomalies will be taken for one that stopped", e);
        }
    }

    /** Gives up what is under way; the next start begins it anew. */
    @PreDestroy
    public void stop() {
        Optional.ofNullable(atWork.get()).ifPresent(round -> giveUp(round, RoundTrouble.STOPPED));
        worker.shutdown();
        try {
            if (!worker.awaitTermination(ENDING_SECONDS, TimeUnit.SECONDS)) {
                LOG.log(Level.WARNING, "A search for anomalies has not ended after {0} s", ENDING_SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
