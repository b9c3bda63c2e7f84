package org.xiezhi.casework.auditor;

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
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.xiezhi.casework.shared.OptionalUuidColumn;

/** One time that a state of the trail was an alarm: over by itself, answered by an auditor, in either order. */
@Entity
@Table(name = "trail_alarm")
@NamedQuery(name = TrailAlarm.LASTING, query = "select a from TrailAlarm a where a.ended is null")
@NamedQuery(
        name = TrailAlarm.UNANSWERED,
        query = "select a from TrailAlarm a where a.answered is null order by a.raised desc, a.id desc")
@NamedQuery(
        name = TrailAlarm.ANSWERED,
        query = "select a from TrailAlarm a where a.answered is not null order by a.answered desc, a.id desc")
public class TrailAlarm {

    static final String LASTING = "TrailAlarm.lasting";
    static final String UNANSWERED = "TrailAlarm.unanswered";
    static final String ANSWERED = "TrailAlarm.answered";

    @Id
    private UUID id;

    @Enumerated(EnumType.STRING)
    private AlarmKind kind;

    /** The kind while it lasts: the column is unique, so that two nodes do not raise one alarm twice. */
    private @Nullable String lasting;

    private Instant raised;
    private @Nullable Instant ended;
    private @Nullable Instant answered;

    @Column(name = "answered_by")
    @Convert(converter = OptionalUuidColumn.class)
    private @Nullable UUID answeredBy;

    private @Nullable String answer;

    @Version
    private long version;

    /** For the persistence provider. */
    @NullUnmarked
    protected TrailAlarm() {}

    TrailAlarm(UUID id, AlarmKind kind, Instant raised) {
        this.id = id;
        this.kind = kind;
        this.lasting = kind.name();
        this.raised = raised;
    }

    public UUID id() {
        return id;
    }

    public AlarmKind kind() {
        return kind;
    }

    public Instant raised() {
        return raised;
    }

    /** Whether the state is still as it was when the alarm was raised. */
    public boolean lasts() {
        return lasting != null;
    }

    /** When the state was found to be over; empty while it lasts. */
    public Optional<Instant> ended() {
        return Optional.ofNullable(ended);
    }

    public Optional<Instant> answered() {
        return Optional.ofNullable(answered);
    }

    public Optional<UUID> answeredBy() {
        return Optional.ofNullable(answeredBy);
    }

    /** What the auditor wrote; empty before. */
    public String answer() {
        return answer == null ? "" : answer;
    }

    void end(Instant now) {
        ended = now;
        lasting = null;
    }

    void answer(UUID by, Instant now, String text) {
        answeredBy = by;
        answered = now;
        answer = text;
    }
}
