package org.xiezhi.casework.anomaly;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.xiezhi.casework.shared.OptionalUuidColumn;

/** One round in which the rules are asked, one after the other. */
@Entity
@Table(name = "anomaly_round")
@NamedQuery(name = AnomalyRound.UNDER_WAY, query = "select r from AnomalyRound r where r.running is not null")
@NamedQuery(
        name = AnomalyRound.REGULAR,
        query = "select r from AnomalyRound r where r.from is null order by r.begun desc, r.id desc")
@NamedQuery(name = AnomalyRound.NEWEST_FIRST, query = "select r from AnomalyRound r order by r.begun desc, r.id desc")
@NamedQuery(
        name = AnomalyRound.ALTERED,
        query = "select r from AnomalyRound r where r.altered = :altered order by r.begun desc, r.id desc")
// By statements: the thread that beats and the one that searches must not refuse each other.
@NamedQuery(
        name = AnomalyRound.BEAT,
        query = "update AnomalyRound r set r.beat = :now where r.id = :id and r.running is not null")
@NamedQuery(
        name = AnomalyRound.SEARCHED,
        query =
                "update AnomalyRound r set r.beat = :now, r.done = r.done + 1 where r.id = :id and r.running is not null")
public class AnomalyRound {

    static final String UNDER_WAY = "AnomalyRound.underWay";
    static final String REGULAR = "AnomalyRound.regular";
    static final String NEWEST_FIRST = "AnomalyRound.newestFirst";
    static final String ALTERED = "AnomalyRound.altered";
    static final String BEAT = "AnomalyRound.beat";
    static final String SEARCHED = "AnomalyRound.searched";

    @Id
    private UUID id;

    @Column(name = "asked_by")
    @Convert(converter = OptionalUuidColumn.class)
    private @Nullable UUID askedBy;

    @Column(name = "from_day")
    private @Nullable LocalDate from;

    @Column(name = "to_day")
    private @Nullable LocalDate to;

    private Instant begun;
    private Instant beat;
    private @Nullable Instant ended;
    private @Nullable Boolean running;
    private int done;
    private int searches;
    private boolean altered;

    @Enumerated(EnumType.STRING)
    private @Nullable RoundTrouble trouble;

    @Version
    private long version;

    /** For the persistence provider. */
    @NullUnmarked
    protected AnomalyRound() {}

    AnomalyRound(UUID id, Optional<UUID> askedBy, Optional<Period> days, Instant begun) {
        this.id = id;
        this.askedBy = askedBy.orElse(null);
        this.from = days.map(Period::from).orElse(null);
        this.to = days.map(Period::to).orElse(null);
        this.begun = begun;
        this.beat = begun;
        this.running = true;
    }

    public UUID id() {
        return id;
    }

    /** Whose word it was; empty where the schedule began it. */
    public Optional<UUID> askedBy() {
        return Optional.ofNullable(askedBy);
    }

    /** The days that somebody asked for; empty for those since the last round. */
    public Optional<Period> days() {
        return from == null || to == null ? Optional.empty() : Optional.of(new Period(from, to));
    }

    public Instant begun() {
        return begun;
    }

    /** When its node was last seen at work on it. */
    Instant beat() {
        return beat;
    }

    /** When it was over, however it ended; empty while it goes on. */
    public Optional<Instant> ended() {
        return Optional.ofNullable(ended);
    }

    public boolean underWay() {
        return running != null;
    }

    /** Searches that are done. */
    public int done() {
        return done;
    }

    /** Searches in all; 0 until it is known. */
    public int searches() {
        return searches;
    }

    /** Whether it met the kept hits otherwise than the round before had left them. */
    public boolean altered() {
        return altered;
    }

    /** Why it came to no end; empty of one that did, or goes on. */
    public Optional<RoundTrouble> trouble() {
        return Optional.ofNullable(trouble);
    }

    void plan(int inAll, boolean otherwise) {
        searches = inAll;
        altered = otherwise;
    }

    void end(Instant now) {
        ended = now;
        running = null;
    }

    void giveUp(RoundTrouble why, Instant now) {
        trouble = why;
        end(now);
    }
}
