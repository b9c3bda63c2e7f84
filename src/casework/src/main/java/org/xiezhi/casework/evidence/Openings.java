package org.xiezhi.casework.evidence;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Items that were opened or exported with an entry: the many ranges of one video run under one opening. An opening
 * belongs to one session and ends with it, or after a working day; one for the export of one item after minutes.
 */
@ApplicationScoped
public class Openings {

    private static final Duration LIFE = Duration.ofHours(10);

    private final Map<UUID, Opening> open = new ConcurrentHashMap<>();

    /** A copy begins at once or not at all; a broken line may begin it again. */
    private static final Duration LIFE_OF_EXPORT = Duration.ofMinutes(10);

    /** What is open, and whether the browser is to keep a copy instead of showing it. */
    record Opening(UUID id, UUID session, UUID evidence, Instant until, boolean export) {}

    UUID add(UUID id, UUID session, UUID evidence, Instant now) {
        return add(new Opening(id, session, evidence, now.plus(LIFE), false), now);
    }

    UUID addExport(UUID id, UUID session, UUID evidence, Instant now) {
        return add(new Opening(id, session, evidence, now.plus(LIFE_OF_EXPORT), true), now);
    }

    /** What comes before it in the same answer may take hours. */
    UUID addExportTogether(UUID id, UUID session, UUID evidence, Instant now) {
        return add(new Opening(id, session, evidence, now.plus(LIFE), true), now);
    }

    private UUID add(Opening added, Instant now) {
        open.values().removeIf(opening -> opening.until().isBefore(now));
        open.put(added.id(), added);
        return added.id();
    }

    Optional<Opening> find(UUID id, UUID session, Instant now) {
        return Optional.ofNullable(open.get(id))
                .filter(opening -> opening.session().equals(session))
                .filter(opening -> now.isBefore(opening.until()));
    }
}
