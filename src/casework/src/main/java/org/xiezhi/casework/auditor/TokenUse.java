package org.xiezhi.casework.auditor;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;

/** The use of a token from one address; read and changed by who holds the token's row locked. */
@Entity
@Table(name = "audit_token_use")
@NamedQuery(
        name = TokenUse.OF_TOKENS,
        query = "select u from TokenUse u where u.token in :tokens order by u.lastUsed desc, u.id")
@NamedQuery(
        name = TokenUse.UNTOLD,
        query = "select distinct u.token from TokenUse u where u.told = false and u.begun <= :before")
public class TokenUse {

    static final String OF_TOKENS = "TokenUse.ofTokens";
    static final String UNTOLD = "TokenUse.untold";

    /** What one entry of the trail stands for; docs/decisions/0016-tokens.md. */
    static final Duration PERIOD = Duration.ofHours(1);

    @Id
    private UUID id;

    @Column(name = "token_id")
    private UUID token;

    private String address;

    private Instant begun;

    @Column(name = "last_used")
    private Instant lastUsed;

    private long requests;
    private boolean told;

    /** For the persistence provider. */
    @NullUnmarked
    protected TokenUse() {}

    /** A first period that begins now. */
    TokenUse(UUID id, UUID token, String address, Instant now) {
        this.id = id;
        this.token = token;
        this.address = address;
        begin(now);
    }

    UUID token() {
        return token;
    }

    String address() {
        return address;
    }

    Instant lastUsed() {
        return lastUsed;
    }

    /** Requests since the period began. */
    long requests() {
        return requests;
    }

    /** Whether the trail has no entry yet of how often it was used in a period that is over. */
    boolean owes(Instant now) {
        return !told && over(now);
    }

    /** Whether the next use begins a period of its own; so does one before the begin, after the clock was set back. */
    boolean over(Instant now) {
        return told || now.isBefore(begun) || !now.isBefore(begun.plus(PERIOD));
    }

    final void begin(Instant now) {
        begun = now;
        lastUsed = now;
        requests = 0;
        told = false;
    }

    void count(Instant now) {
        requests++;
        lastUsed = now;
    }

    void tell() {
        told = true;
    }
}
