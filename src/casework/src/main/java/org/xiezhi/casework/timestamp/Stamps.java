package org.xiezhi.casework.timestamp;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Inject;
import java.util.Optional;
import org.xiezhi.casework.audit.Integrator;
import org.xiezhi.casework.audit.TrailLog;
import org.xiezhi.casework.shared.OutsideRounds;
import org.xiezhi.casework.shared.ServerClock;
import org.xiezhi.casework.shared.Settings;
import org.xiezhi.casework.shared.StampSettings;

/** The rounds with the time-stamping authority, if one is configured. */
@ApplicationScoped
public class Stamps {

    @Inject
    private Settings settings;

    @Inject
    private TrailLog log;

    @Inject
    private Integrator integrator;

    @Inject
    private StampService told;

    @Inject
    private StampStates states;

    @Inject
    private ServerClock clock;

    private Optional<OutsideRounds> rounds = Optional.empty();

    @PostConstruct
    void open() {
        rounds = settings.stamps()
                .map(asked -> new StampRound(
                        log.folder(), asked, TrustedAuthorities.read(asked.trust()), clock::now, new TheHouse(asked)))
                .map(round -> new OutsideRounds(
                        round, integrator::leads, "A round with the time-stamping authority went wrong"));
    }

    private final class TheHouse implements StampRound.House {

        private final StampSettings asked;

        TheHouse(StampSettings asked) {
            this.asked = asked;
        }

        @Override
        public Optional<TimeStamp> last() {
            return states.last();
        }

        @Override
        public void stamped(long size, byte[] checkpoint, String sha256, StampedTime time) {
            told.stamped(size, checkpoint, sha256, time, StampRound.ALLOWED);
        }

        @Override
        public void failed(StampTrouble trouble) {
            told.failed(trouble, asked.url().toString());
        }
    }

    /** Whether anybody is asked. */
    public boolean asked() {
        return rounds.isPresent();
    }

    /** One round, on the node that integrates; what fails is tried again later. */
    @ActivateRequestContext
    public void round() {
        rounds.ifPresent(OutsideRounds::run);
    }

    /** Ends a wait for the authority; the round that waited ends soon, and no other asks. */
    public void stop() {
        rounds.ifPresent(OutsideRounds::stop);
    }
}
