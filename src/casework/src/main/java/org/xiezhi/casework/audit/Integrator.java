package org.xiezhi.casework.audit;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.xiezhi.casework.audit.Act.Value;
import org.xiezhi.ledger.ForkException;
import org.xiezhi.ledger.LedgerException;

/** Turns committed entries into leaves of the log, on one node at a time, and raises the alarm when it must stop. */
@ApplicationScoped
public class Integrator {

    private static final Logger LOG = Logger.getLogger(Integrator.class.getName());

    /** A lead not seen for so long may be replaced; 25 rounds, so that a slow disk alone does not cost the lead. */
    private static final Duration LEASE = Duration.ofSeconds(5);

    /** ledger.md, section 3.2: takes milliseconds and a few megabytes. */
    private static final int MOST_PER_STEP = 4_096;

    /** A minute of rounds that fail one after another is no hiccup of the database. */
    private static final int FAILURES_OF_A_MINUTE = 300;

    @Inject
    private TrailLog log;

    @Inject
    private Integration database;

    @Inject
    private AuditTrail trail;

    @SuppressWarnings("NullAway.Init") // set by open() before the container hands the bean out
    private LeadRound rounds;

    private int failures;

    /** Whether this node held the lead at its last round. */
    private volatile boolean leads;

    /** A contradiction was found and nobody has compared again since: a signer that is away does not end the alarm. */
    private boolean contradicted;

    /** What the log was told last; empty while all is well. */
    private String told = "";

    @PostConstruct
    synchronized void open() {
        rounds = new LeadRound(
                new LeafBook(database::inTransaction),
                log.folder(),
                log.signer(),
                UUID.randomUUID(),
                new LeadRound.Pace(LEASE, MOST_PER_STEP));
    }

    /** One round; what fails is tried again at the next, and a fork stops integration until somebody has looked. */
    @ActivateRequestContext
    public synchronized void round() {
        try {
            LeadRound.Result result = rounds.run();
            leads = result.leads();
            if (result.lost() > 0) {
                LOG.log(Level.SEVERE, "{0} entries of the trail have no act in the database any more", result.lost());
                trail.appendFailed(
                        Act.TRAIL_BEHIND, Subject.of("trail"), Map.of(Value.COUNT, Integer.toString(result.lost())));
            }
            failures = 0;
            if (result.away().isPresent()) {
                tell(
                        Level.WARNING,
                        "The signer does not answer: acts go on, no checkpoint is signed until it is back",
                        result.away().get());
                if (!contradicted) {
                    log.clear();
                }
            } else {
                contradicted = false;
                log.clear();
                tellMended();
            }
        } catch (ForkException e) {
            contradicted = true;
            log.raise("fork: " + e.getMessage());
            tell(Level.SEVERE, "The signer refuses a fork of the trail; nothing is signed until it is mended", e);
        } catch (LedgerException e) {
            contradicted = true;
            log.raise("tiles: " + e.getMessage());
            tell(Level.SEVERE, "The trail on disk contradicts the database or the signer", e);
        } catch (RuntimeException e) {
            if (++failures >= FAILURES_OF_A_MINUTE) {
                log.raise("waiting: " + e.getMessage());
            }
            tell(Level.WARNING, "Integration waits: acts go on, the checkpoint grows old", e);
        }
    }

    /** Whether this node integrates, as far as it knows: what only one should do, and two may, depends on it. */
    public boolean leads() {
        return leads;
    }

    /** Rounds come five times a second: a trouble is written once, until it ends or becomes another one. */
    private void tell(Level level, String sentence, Exception reason) {
        if (!sentence.equals(told)) {
            told = sentence;
            LOG.log(level, sentence, reason);
        }
    }

    private void tellMended() {
        if (!told.isEmpty()) {
            told = "";
            LOG.log(Level.INFO, "The trail is integrated and signed again");
        }
    }

    /** The last round of this node: it integrates what waits and gives the lead back. */
    public synchronized void stop() {
        round();
        try {
            rounds.release();
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "The lead could not be given back; another node takes it after " + LEASE, e);
        }
    }
}
