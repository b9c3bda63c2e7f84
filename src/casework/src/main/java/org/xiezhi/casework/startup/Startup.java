package org.xiezhi.casework.startup;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.xiezhi.casework.administration.SetupService;
import org.xiezhi.casework.audit.Integrator;
import org.xiezhi.casework.audit.TrailLog;
import org.xiezhi.casework.auditor.AlarmWatch;
import org.xiezhi.casework.auditor.TrailVerifier;
import org.xiezhi.casework.evidence.Scrubber;
import org.xiezhi.casework.evidence.TheVault;
import org.xiezhi.casework.timestamp.ClockWatch;
import org.xiezhi.casework.timestamp.Stamps;
import org.xiezhi.casework.witness.Witnesses;

/** Starts the product in its order: schema, keys, log, organisation, integration. What fails fails the deployment. */
@Singleton
@jakarta.ejb.Startup
@TransactionManagement(TransactionManagementType.BEAN)
public class Startup {

    private static final Logger LOG = Logger.getLogger(Startup.class.getName());

    /** ledger.md, section 3.2: a batch each 50 to 200 ms. */
    private static final long PERIOD_MILLIS = 200;

    /** A witness signs for other logs too. */
    private static final long ASKING_SECONDS = 5;

    /** Only whether a stamp is due. */
    private static final long STAMPING_SECONDS = 5;

    /** A look costs one row of an index. */
    private static final long CLOCK_SECONDS = 1;

    /** People come first after a start; then it is only asked whether a round is due. */
    private static final long FIRST_SCRUB_SECONDS = 15;

    private static final long SCRUB_SECONDS = 600;

    /** Then it is asked whether the schedule wants a verification of the trail. */
    private static final long FIRST_VERIFICATION_SECONDS = 60;

    private static final long VERIFICATION_SECONDS = 600;

    /** An alarm is kept for the auditor so soon after what it tells of. */
    private static final long ALARM_SECONDS = 10;

    /** A round that waits for no witness needs far less; whoever stops the product waits as well. */
    private static final long ENDING_SECONDS = 5;

    @Resource(lookup = "jdbc/xiezhi")
    private DataSource database;

    @Resource
    private ManagedScheduledExecutorService timer;

    @Inject
    private TheVault vault;

    @Inject
    private TrailLog log;

    @Inject
    private OpeningService opening;

    @Inject
    private SetupService setup;

    @Inject
    private Integrator integrator;

    /** For witnesses, stamps and scrub, each alone: they may take long, and nobody else must wait for that. */
    @Resource
    private ManagedThreadFactory threads;

    @Inject
    private Witnesses witnesses;

    @Inject
    private TrailVerifier verifier;

    @Inject
    private AlarmWatch alarms;

    @Inject
    private Stamps stamps;

    @Inject
    private ClockWatch clocks;

    @Inject
    private Readiness readiness;

    @Inject
    private Upkeep upkeep;

    @SuppressWarnings("NullAway.Init") // set at the start
    private ScheduledFuture<?> rounds;

    @Inject
    private Scrubber scrubber;

    @SuppressWarnings("NullAway.Init") // set at the start
    private ScheduledExecutorService scrubbing;

    private Optional<ScheduledFuture<?>> scrubs = Optional.empty();

    @SuppressWarnings("NullAway.Init") // set at the start
    private ScheduledExecutorService auditing;

    private List<ScheduledFuture<?>> audits = List.of();

    private Optional<ScheduledExecutorService> asking = Optional.empty();
    private Optional<ScheduledFuture<?>> questions = Optional.empty();

    private Optional<ScheduledExecutorService> stamping = Optional.empty();
    private Optional<ScheduledFuture<?>> stampings = Optional.empty();

    @SuppressWarnings("NullAway.Init") // set at the start
    private ScheduledFuture<?> looks;

    @PostConstruct
    void start() {
        Migration.run(database);
        LOG.log(Level.INFO, "Unit key {0}, log {1}", new Object[] {
            vault.unitKeys().currentVersion(), log.key().name()
        });
        clocks.look();
        opening.open("unit " + vault.unitKeys().currentVersion() + ", log "
                + log.key().vkey());
        setup.prepare();
        integrator.round();
        rounds = timer.scheduleWithFixedDelay(integrator::round, PERIOD_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
        if (witnesses.named()) {
            ScheduledExecutorService own = Executors.newSingleThreadScheduledExecutor(threads);
            questions = Optional.of(
                    own.scheduleWithFixedDelay(witnesses::round, ASKING_SECONDS, ASKING_SECONDS, TimeUnit.SECONDS));
            asking = Optional.of(own);
        }
        looks = timer.scheduleWithFixedDelay(clocks::look, CLOCK_SECONDS, CLOCK_SECONDS, TimeUnit.SECONDS);
        if (stamps.asked()) {
            ScheduledExecutorService own = Executors.newSingleThreadScheduledExecutor(threads);
            stampings = Optional.of(
                    own.scheduleWithFixedDelay(stamps::round, STAMPING_SECONDS, STAMPING_SECONDS, TimeUnit.SECONDS));
            stamping = Optional.of(own);
        }
        scrubbing = Executors.newSingleThreadScheduledExecutor(threads);
        scrubs = Optional.of(scrubbing.scheduleWithFixedDelay(
                scrubber::round, FIRST_SCRUB_SECONDS, SCRUB_SECONDS, TimeUnit.SECONDS));
        auditing = Executors.newSingleThreadScheduledExecutor(threads);
        audits = List.of(
                auditing.scheduleWithFixedDelay(
                        verifier::round, FIRST_VERIFICATION_SECONDS, VERIFICATION_SECONDS, TimeUnit.SECONDS),
                auditing.scheduleWithFixedDelay(alarms::round, ALARM_SECONDS, ALARM_SECONDS, TimeUnit.SECONDS));
        upkeep.begin();
        readiness.declare();
    }

    @PreDestroy
    void stop() {
        questions.ifPresent(round -> round.cancel(false));
        asking.ifPresent(own -> {
            witnesses.stop();
            end(own, "The round with the witnesses");
        });
        stampings.ifPresent(round -> round.cancel(false));
        stamping.ifPresent(own -> {
            stamps.stop();
            end(own, "The round with the time-stamping authority");
        });
        looks.cancel(false);
        scrubs.ifPresent(round -> round.cancel(false));
        scrubber.stop();
        end(scrubbing, "The scrub");
        audits.forEach(round -> round.cancel(false));
        verifier.stop();
        end(auditing, "The look for alarms");
        rounds.cancel(false);
        opening.close();
        integrator.stop();
    }

    /** Lets the round end that is under way: an interrupt could meet it in the database, which closes its file then. */
    private static void end(ScheduledExecutorService own, String name) {
        own.shutdown();
        try {
            if (!own.awaitTermination(ENDING_SECONDS, TimeUnit.SECONDS)) {
                LOG.log(Level.WARNING, "{0} has not ended after {1} s", new Object[] {name, ENDING_SECONDS});
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
