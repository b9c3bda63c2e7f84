package org.xiezhi.casework.evidence;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import org.xiezhi.casework.shared.ServerClock;
import org.xiezhi.casework.shared.Settings;

/** How the scrub stands; numbers only, nothing of any matter. */
@Stateless
public class ScrubQueries {

    @Inject
    private ScrubRounds rounds;

    @Inject
    private Settings settings;

    @Inject
    private ServerClock clock;

    /** For pages that have asked for their permission, and for monitoring, which learns one word of it. */
    public ScrubState state() {
        return ScrubState.of(rounds.lastEnded(), rounds.newest(), settings.scrubPeriod(), clock.now());
    }
}
