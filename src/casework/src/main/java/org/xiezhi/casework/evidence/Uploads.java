package org.xiezhi.casework.evidence;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The uploads that this server holds open; a restart forgets them and the vault sweeps what they left. */
@ApplicationScoped
public class Uploads {

    /** A line may be lost for a lunch break; then the space is given back. */
    static final Duration GRACE = Duration.ofHours(2);

    private final Map<UUID, Upload> open = new ConcurrentHashMap<>();

    /** Those of this account; one may have come on record meanwhile. */
    List<UUID> of(UUID account) {
        return open.values().stream()
                .filter(upload -> upload.account().equals(account))
                .map(Upload::id)
                .toList();
    }

    void add(Upload upload) {
        open.put(upload.id(), upload);
    }

    /** The upload, if it belongs to this account. */
    Optional<Upload> find(UUID id, UUID account) {
        return Optional.ofNullable(open.get(id))
                .filter(upload -> upload.account().equals(account));
    }

    void remove(UUID id) {
        open.remove(id);
    }

    boolean holds(UUID objectId) {
        return open.containsKey(objectId);
    }

    Optional<Upload> find(UUID id) {
        return Optional.ofNullable(open.get(id));
    }

    /** What nobody went on with for longer than the grace. */
    List<UUID> forgotten(Instant now) {
        return open.values().stream()
                .filter(upload -> upload.restsSince(now.minus(GRACE)))
                .map(Upload::id)
                .toList();
    }
}
