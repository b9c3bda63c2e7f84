package org.xiezhi.casework.query;

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

/** A question of the auditor to a room about one entry. The question stays as it was asked; what follows stands in its answers. */
@Entity
@Table(name = "audit_query")
@NamedQuery(
        name = AuditQuery.WAITING,
        query = "select count(q) from AuditQuery q where q.state in :states and q.due < :before")
@NamedQuery(name = AuditQuery.COUNT, query = "select count(q) from AuditQuery q where q.state in :states")
public class AuditQuery {

    static final String WAITING = "AuditQuery.waiting";
    static final String COUNT = "AuditQuery.count";

    @Id
    private UUID id;

    private String number;

    @Column(name = "event_id")
    private UUID event;

    @Column(name = "matter_id")
    @Convert(converter = OptionalUuidColumn.class)
    private @Nullable UUID matter;

    @Column(name = "room_id")
    private UUID room;

    private String question;

    @Column(name = "asked_by")
    private UUID askedBy;

    private Instant asked;

    @Enumerated(EnumType.STRING)
    private QueryState state;

    private Instant since;
    private LocalDate due;

    @Column(name = "ended_by")
    @Convert(converter = OptionalUuidColumn.class)
    private @Nullable UUID endedBy;

    private @Nullable Instant ended;
    private @Nullable String reason;

    @Version
    private long version;

    /** For the persistence provider. */
    @NullUnmarked
    protected AuditQuery() {}

    AuditQuery(
            UUID id,
            String number,
            UUID event,
            Optional<UUID> matter,
            UUID room,
            String question,
            LocalDate due,
            UUID askedBy,
            Instant now) {
        this.id = id;
        this.number = number;
        this.event = event;
        this.matter = matter.orElse(null);
        this.room = room;
        this.question = question;
        this.askedBy = askedBy;
        this.asked = now;
        this.state = QueryState.OPEN;
        this.since = now;
        this.due = due;
    }

    /** An answer was given. */
    void answer() {
        this.state = QueryState.ANSWERED;
    }

    /** The answer does not suffice; the time for another one counts from now. */
    void giveBack(LocalDate nextDue, Instant now) {
        this.state = QueryState.RETURNED;
        this.since = now;
        this.due = nextDue;
    }

    void close(UUID by, Instant now) {
        this.state = QueryState.CLOSED;
        this.endedBy = by;
        this.ended = now;
    }

    void withdraw(UUID by, String why, Instant now) {
        this.state = QueryState.WITHDRAWN;
        this.endedBy = by;
        this.ended = now;
        this.reason = why;
    }

    public UUID id() {
        return id;
    }

    public String number() {
        return number;
    }

    /** The id of the entry that is asked about. */
    public UUID event() {
        return event;
    }

    /** The matter of that entry, if it has one. */
    public Optional<UUID> matter() {
        return Optional.ofNullable(matter);
    }

    public UUID room() {
        return room;
    }

    public String question() {
        return question;
    }

    public UUID askedBy() {
        return askedBy;
    }

    public Instant asked() {
        return asked;
    }

    public QueryState state() {
        return state;
    }

    /** From when the time until {@link #due()} counts. */
    public Instant since() {
        return since;
    }

    public LocalDate due() {
        return due;
    }

    public Optional<UUID> endedBy() {
        return Optional.ofNullable(endedBy);
    }

    public Optional<Instant> ended() {
        return Optional.ofNullable(ended);
    }

    /** Why it was withdrawn; empty if it was not. */
    public String reason() {
        return reason == null ? "" : reason;
    }

    /** Whether the room should have answered by now. */
    boolean overdue(LocalDate today) {
        return QueryState.WITH_ROOM.contains(state) && due.isBefore(today);
    }
}
