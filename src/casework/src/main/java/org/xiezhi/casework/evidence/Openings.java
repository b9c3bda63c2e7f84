package org.xiezhi.casework.evidence;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Items that were opened with an entry: the many ranges of one video run under one opening. An opening belongs to one
 * session and ends with it, or after a working day.
 */
@ApplicationScoped
public class Openings {

    private static final Duration LIFE = Duration.ofHours(10);

    private final Map<UUID, Opening> open = new ConcurrentHashMap<>();

    record Opening(UUID id, UUID session, UUID evidence, Instant until) {}

    UUID add(UUID id, UUID session, UUID evidence, Instant now) {
        open.values().removeIf(opening -> opening.until().isBefore(now));
        open.put(id, new Opening(id, session, evidence, now.plus(LIFE)));
        return id;
    }

    Optional<Opening> find(UUID id, UUID session, Instant now) {
        return Optional.ofNullable(open.get(id))
                .filter(opening -> opening.session().equals(session))
                .filter(opening -> now.isBefore(opening.until()));
    }
}
