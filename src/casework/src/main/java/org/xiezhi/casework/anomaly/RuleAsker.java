package org.xiezhi.casework.anomaly;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.xiezhi.casework.anomaly.AnomalyRoundService.Plan;

/** Takes a round from its plan to its end: one rule after the other, each in steps of some days. */
@ApplicationScoped
public class RuleAsker {

    private static final Logger LOG = Logger.getLogger(RuleAsker.class.getName());

    /** Room for what a database says of itself. */
    private static final int LONGEST_REASON = 300;

    @Inject
    private AnomalyRoundService rounds;

    @Inject
    private AnomalySearch search;

    /** Asks all that a round is to ask. @throws CancellationException if it was given up, or taken from this node */
    public void through(UUID round) {
        Plan plan = rounds.plan(round);
        List<Met> all = new ArrayList<>();
        for (Asking asking : plan.askings()) {
            all.add(met(round, asking, plan.kept(asking.rule())));
        }
        rounds.end(round, all);
    }

    private Met met(UUID round, Asking asking, List<Hit> kept) {
        Gathered gathered = new Gathered(kept, asking.anew());
        boolean more = false;
        for (Period step : asking.steps()) {
            try {
                List<Hit> hits = search.hits(asking.rule(), asking.limits(), step, gathered.known());
                more |= hits.size() > Inquiry.MOST;
                gathered.add(hits.subList(0, Math.min(hits.size(), Inquiry.MOST)));
            } catch (RuntimeException e) {
                // The others are asked all the same; the page says which one has no answer, and the next round asks it.
                LOG.log(
                        Level.SEVERE,
                        e,
                        () -> "The rule " + asking.rule().code() + " of the anomalies could not be asked");
                return Met.failed(asking, reason(e));
            }
            if (!rounds.searched(round)) {
                throw new CancellationException("round " + round + " of the anomalies was given up");
            }
        }
        return new Met(asking, gathered.met(), more, Optional.empty());
    }

    private static String reason(Throwable thrown) {
        Throwable cause = thrown;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        String told =
                Objects.requireNonNullElse(cause.getMessage(), cause.getClass().getSimpleName());
        return told.substring(0, Math.min(told.length(), LONGEST_REASON));
    }
}
