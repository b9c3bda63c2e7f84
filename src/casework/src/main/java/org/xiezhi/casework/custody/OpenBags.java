package org.xiezhi.casework.custody;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Bags that were begun with their entries and wait for the browser to fetch them: one of each session, for minutes. */
@ApplicationScoped
public class OpenBags {

    /** A copy begins at once or not at all; a broken line may begin it again. */
    private static final Duration LIFE = Duration.ofMinutes(10);

    private final Map<UUID, Open> bySession = new ConcurrentHashMap<>();

    /** A bag of a matter, made a while ago. */
    record Open(UUID id, UUID matter, EvidenceBag bag) {}

    /** Puts it in the place of an earlier one of the session, whose papers need memory. */
    void add(UUID session, Open open) {
        Instant now = open.bag().made();
        bySession.values().removeIf(old -> isOver(old, now));
        bySession.put(session, open);
    }

    Optional<Open> find(UUID id, UUID session, Instant now) {
        return Optional.ofNullable(bySession.get(session))
                .filter(open -> open.id().equals(id))
                .filter(open -> !isOver(open, now));
    }

    private static boolean isOver(Open open, Instant now) {
        return !now.isBefore(open.bag().made().plus(LIFE));
    }
}
