package org.xiezhi.casework.staff;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** One sign-in of one account; the row, not the container, says whether it still holds. */
@Entity
@Table(name = "web_session")
@NamedQuery(name = WebSession.BY_KEY, query = "select s from WebSession s where s.keyHash = :key")
@NamedQuery(
        name = WebSession.OPEN_OF,
        query = "select s from WebSession s where s.account = :account and s.ended is null")
public class WebSession {

    static final String BY_KEY = "WebSession.byKey";
    static final String OPEN_OF = "WebSession.openOf";

    /** Often enough for the idle limit, seldom enough not to write at every click. */
    private static final Duration TOUCH = Duration.ofMinutes(1);

    @Id
    private UUID id;

    @Column(name = "key_hash")
    private String keyHash;

    @Column(name = "account_id")
    private UUID account;

    private Instant begun;

    @Column(name = "last_seen")
    private Instant lastSeen;

    private @Nullable Instant ended;

    @Column(name = "ended_why")
    private @Nullable String endedWhy;

    /** For the persistence provider. */
    @NullUnmarked
    protected WebSession() {}

    WebSession(UUID id, String keyHash, UUID account, Instant begun) {
        this.id = id;
        this.keyHash = keyHash;
        this.account = account;
        this.begun = begun;
        this.lastSeen = begun;
    }

    UUID id() {
        return id;
    }

    public UUID account() {
        return account;
    }

    Instant begun() {
        return begun;
    }

    Optional<String> endedWhy() {
        return Optional.ofNullable(endedWhy);
    }

    boolean open() {
        return ended == null;
    }

    boolean idle(Instant now, Duration limit) {
        return lastSeen.plus(limit).isBefore(now);
    }

    void seen(Instant now) {
        if (lastSeen.plus(TOUCH).isBefore(now)) {
            lastSeen = now;
        }
    }

    void end(Instant now, String why) {
        ended = now;
        endedWhy = why;
    }
}
