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
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.xiezhi.casework.administration.SetupService;
import org.xiezhi.casework.anomaly.AnomalyWatch;
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

    /** Behind the first look at everything else; then it is asked whether a round of the anomalies is due. */
    private static final long FIRST_ANOMALIES_SECONDS = 90;

    /** A node that has a round under way says so each time. */
    private static final long ANOMALIES_SECONDS = 60;

    /** An alarm is kept for the auditor so soon after what it tells of. */
    private static final long ALARM_SECONDS = 10;

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

    /** For what goes on in the background, each in one of its own. */
    @Resource
    private ManagedThreadFactory threads;

    @Inject
    private Witnesses witnesses;

    @Inject
    private TrailVerifier verifier;

    @Inject
    private AnomalyWatch anomalies;

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

    private final List<BackgroundRound> background = new ArrayList<>();

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
        looks = timer.scheduleWithFixedDelay(clocks::look, CLOCK_SECONDS, CLOCK_SECONDS, TimeUnit.SECONDS);
        if (witnesses.named()) {
            begin("The round with the witnesses", witnesses::round, witnesses::stop, ASKING_SECONDS, ASKING_SECONDS);
        }
        if (stamps.asked()) {
            begin(
                    "The round with the time-stamping authority",
                    stamps::round,
                    stamps::stop,
                    STAMPING_SECONDS,
                    STAMPING_SECONDS);
        }
        begin("The scrub", scrubber::round, scrubber::stop, FIRST_SCRUB_SECONDS, SCRUB_SECONDS);
        begin(
                "The scheduled verification",
                verifier::round,
                verifier::stop,
                FIRST_VERIFICATION_SECONDS,
                VERIFICATION_SECONDS);
        begin(
                "The rounds of the anomalies",
                anomalies::round,
                anomalies::stop,
                FIRST_ANOMALIES_SECONDS,
                ANOMALIES_SECONDS);
        begin("The look for alarms", alarms::round, () -> {}, ALARM_SECONDS, ALARM_SECONDS);
        upkeep.begin();
        readiness.declare();
    }

    private void begin(String name, Runnable work, Runnable stop, long first, long pause) {
        background.add(new BackgroundRound(threads, name, work, stop, first, pause));
    }

    @PreDestroy
    void stop() {
        background.forEach(BackgroundRound::end);
        looks.cancel(false);
        rounds.cancel(false);
        opening.close();
        integrator.stop();
    }
}
