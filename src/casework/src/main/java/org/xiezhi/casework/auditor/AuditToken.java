package org.xiezhi.casework.auditor;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** What lets an auditor's program read the log, as long as he himself may and until the end of a day. */
@Entity
@Table(name = "audit_token")
@NamedQuery(name = AuditToken.BY_HASH, query = "select t.id from AuditToken t where t.keyHash = :hash")
@NamedQuery(
        name = AuditToken.OF_ACCOUNT,
        query = "select t from AuditToken t where t.account = :account order by t.made desc, t.id desc")
public class AuditToken {

    static final String BY_HASH = "AuditToken.byHash";
    static final String OF_ACCOUNT = "AuditToken.ofAccount";

    /** A quarter: whoever goes on using one looks at the list four times a year. Local; no text fixes it. */
    static final int MOST_DAYS = 90;

    /** More than an auditor has machines; a list that is longer is not looked at. */
    static final int MOST_AT_ONCE = 10;

    static final int LONGEST_LABEL = 100;

    /** Whether it opens anything, as far as its own row says. */
    public enum State {
        GOOD,
        EXPIRED,
        REVOKED
    }

    @Id
    private UUID id;

    @Column(name = "account_id")
    private UUID account;

    private String label;

    @Column(name = "key_hash")
    private String keyHash;

    private Instant made;

    @Column(name = "last_day")
    private LocalDate lastDay;

    private @Nullable Instant revoked;

    @Version
    private long version;

    /** For the persistence provider. */
    @NullUnmarked
    protected AuditToken() {}

    AuditToken(UUID id, UUID account, String label, String keyHash, Instant made, LocalDate lastDay) {
        this.id = id;
        this.account = account;
        this.label = label;
        this.keyHash = keyHash;
        this.made = made;
        this.lastDay = lastDay;
    }

    UUID id() {
        return id;
    }

    UUID account() {
        return account;
    }

    String label() {
        return label;
    }

    Instant made() {
        return made;
    }

    /** Good until this day has ended in China. */
    LocalDate lastDay() {
        return lastDay;
    }

    State state(LocalDate today) {
        if (revoked != null) {
            return State.REVOKED;
        }
        return today.isAfter(lastDay) ? State.EXPIRED : State.GOOD;
    }

    void revoke(Instant now) {
        this.revoked = now;
    }
}
