package org.xiezhi.casework.evidence;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The uploads that this server holds open; a restart forgets them and the vault sweeps what they left. */
@ApplicationScoped
public class Uploads {

    private static final Logger LOG = Logger.getLogger(Uploads.class.getName());

    /** A line may be lost for a lunch break; then the space is given back. */
    static final Duration GRACE = Duration.ofHours(2);

    private final Map<UUID, Upload> open = new ConcurrentHashMap<>();

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

    /** Gives up what nobody went on with, and says what that was. */
    List<Upload> expire(Instant now) {
        List<Upload> expired = open.values().stream()
                .filter(upload -> upload.lastUsed().plus(GRACE).isBefore(now))
                .filter(upload -> open.remove(upload.id(), upload))
                .toList();
        expired.forEach(Uploads::abandon);
        return expired;
    }

    private static void abandon(Upload upload) {
        try {
            upload.abandon();
        } catch (IOException e) {
            LOG.log(Level.WARNING, "The partial file of upload " + upload.id() + " waits for the sweep", e);
        }
    }
}
