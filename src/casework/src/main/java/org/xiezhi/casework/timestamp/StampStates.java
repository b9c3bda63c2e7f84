package org.xiezhi.casework.timestamp;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Optional;
import org.xiezhi.casework.shared.ServerClock;
import org.xiezhi.casework.shared.Settings;
import org.xiezhi.casework.shared.StampSettings;

/** How it stands with the stamps; asks for no right, its callers do. */
@Stateless
public class StampStates {

    @Inject
    private TimeStamps stamps;

    @Inject
    private Settings settings;

    @Inject
    private ServerClock clock;

    public StampState now() {
        Optional<StampSettings> asked = settings.stamps();
        return asked.isEmpty()
                ? StampState.notAsked(stamps.last())
                : StampState.asked(
                        asked.get().url().toString(),
                        stamps.last(),
                        stamps.standing(),
                        asked.get().interval(),
                        clock.now());
    }

    /** The stamp over the most entries. */
    public Optional<TimeStamp> last() {
        return stamps.last();
    }

    /** The stamp over the checkpoint of so many entries. */
    public Optional<TimeStamp> of(long size) {
        return stamps.of(size);
    }
}
