package org.xiezhi.casework.evidence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;

/** Lets the keys of all matters follow the unit key, in transactions of some each. */
@ApplicationScoped
public class Rewrapping {

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    @Inject
    private KeyService keys;

    /** Does what is left to do; asked after a change, at each start and each hour. */
    public void all() {
        Optional<UUID> reached = Optional.of(BEFORE_ALL);
        while (reached.isPresent()) {
            reached = keys.rewrap(reached.get());
        }
    }
}
