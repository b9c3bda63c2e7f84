package org.xiezhi.casework.evidence;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** One link of an item's chain of custody. */
@Entity
@Table(name = "custody")
@NamedQuery(name = Custody.OF, query = "select c from Custody c where c.evidence = :evidence")
public class Custody {

    static final String OF = "Custody.of";

    /** What happened to the item; what one act brings about together stands in its order. */
    public enum Handling {
        RECEIVED,
        /** Its hash was found equal to the one that came with the file. */
        COMPARED,
        OPENED,
        /** A copy of the original left the system. */
        EXPORTED,
        /** Given to a custodian for the first time. */
        STORED,
        LENT,
        RETURNED
    }

    @Id
    private UUID id;

    @Column(name = "evidence_id")
    private UUID evidence;

    @Enumerated(EnumType.STRING)
    @Column(name = "act")
    private Handling handling;

    private UUID actor;
    private Instant happened;
    private @Nullable String sha256;

    @Version
    private long version;

    /** For the persistence provider. */
    @NullUnmarked
    protected Custody() {}

    Custody(UUID id, Evidence evidence, Handling handling, UUID actor, Instant happened) {
        this.id = id;
        this.evidence = evidence.id();
        this.handling = handling;
        this.actor = actor;
        this.happened = happened;
        this.sha256 = evidence.isThing() ? null : evidence.sha256();
    }

    public UUID id() {
        return id;
    }

    public UUID evidence() {
        return evidence;
    }

    /** The hash of the original at that moment; empty for a thing. */
    public Optional<String> sha256() {
        return Optional.ofNullable(sha256);
    }

    public Handling handling() {
        return handling;
    }

    public UUID actor() {
        return actor;
    }

    public Instant happened() {
        return happened;
    }
}
