package org.xiezhi.casework.evidence;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** One round in which every original is read and hashed again. */
@Entity
@Table(name = "scrub_round")
@NamedQuery(name = ScrubRound.NEWEST_FIRST, query = "select r from ScrubRound r order by r.begun desc, r.id desc")
@NamedQuery(
        name = ScrubRound.ENDED,
        query = "select r from ScrubRound r where r.ended is not null order by r.begun desc, r.id desc")
@NamedQuery(name = ScrubRound.MET, query = "update ScrubRound r set r.met = r.met + 1 where r.id = :id")
public class ScrubRound {

    static final String NEWEST_FIRST = "ScrubRound.newestFirst";
    static final String MET = "ScrubRound.met";
    static final String ENDED = "ScrubRound.ended";

    /** Before every item: ids are ordered by time and none is this. */
    static final UUID NOTHING = new UUID(0, 0);

    @Id
    private UUID id;

    private Instant begun;
    private @Nullable Instant ended;
    private long originals;
    private long bytes;
    private long damaged;
    private long met;
    private UUID reached;

    @Version
    private long version;

    /** For the persistence provider. */
    @NullUnmarked
    protected ScrubRound() {}

    ScrubRound(UUID id, Instant begun) {
        this.id = id;
        this.begun = begun;
        this.reached = NOTHING;
    }

    public UUID id() {
        return id;
    }

    public Instant begun() {
        return begun;
    }

    public Optional<Instant> ended() {
        return Optional.ofNullable(ended);
    }

    /** Items looked at. */
    public long originals() {
        return originals;
    }

    /** Of the originals looked at. */
    public long bytes() {
        return bytes;
    }

    /** Items whose original could not be read as it was received. */
    public long damaged() {
        return damaged;
    }

    /** How often somebody who opened an original met damage since this round began, whether or not it has ended. */
    public long met() {
        return met;
    }

    /** The item that was looked at last. */
    UUID reached() {
        return reached;
    }

    void looked(Evidence evidence, boolean intact) {
        reached = evidence.id();
        originals++;
        bytes += evidence.size();
        damaged += intact ? 0 : 1;
    }

    void end(Instant now) {
        ended = now;
    }
}
