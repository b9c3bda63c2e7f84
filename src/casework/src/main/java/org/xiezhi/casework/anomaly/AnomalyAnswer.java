package org.xiezhi.casework.anomaly;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
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
import org.xiezhi.casework.shared.OptionalUuidColumn;

/** What an auditor found out about a hit; never changed, and good for no more than what had happened by then. */
@Entity
@Table(name = "anomaly_answer")
@NamedQuery(
        name = AnomalyAnswer.OF,
        query = "select a from AnomalyAnswer a where a.hit = :hit order by a.answered, a.id")
@NamedQuery(
        name = AnomalyAnswer.SINCE,
        query = "select a from AnomalyAnswer a where a.lastSeen >= :since order by a.answered, a.id")
public class AnomalyAnswer {

    static final String OF = "AnomalyAnswer.of";
    static final String SINCE = "AnomalyAnswer.since";

    @Id
    private UUID id;

    private String hit;
    private String rule;

    @Convert(converter = OptionalUuidColumn.class)
    private @Nullable UUID person;

    @Column(name = "first_seen")
    private Instant firstSeen;

    @Column(name = "last_seen")
    private Instant lastSeen;

    private String remark;

    @Column(name = "answered_by")
    private UUID answeredBy;

    private Instant answered;

    @Version
    private long version;

    /** For the persistence provider. */
    @NullUnmarked
    protected AnomalyAnswer() {}

    AnomalyAnswer(UUID id, Hit hit, String remark, UUID answeredBy, Instant answered) {
        this.id = id;
        this.hit = hit.key();
        this.rule = hit.rule();
        this.person = hit.person().orElse(null);
        this.firstSeen = hit.first();
        this.lastSeen = hit.last();
        this.remark = remark;
        this.answeredBy = answeredBy;
        this.answered = answered;
    }

    public UUID id() {
        return id;
    }

    /** The key of the hit. */
    String hit() {
        return hit;
    }

    public String rule() {
        return rule;
    }

    public Optional<UUID> person() {
        return Optional.ofNullable(person);
    }

    public String remark() {
        return remark;
    }

    public UUID answeredBy() {
        return answeredBy;
    }

    public Instant answered() {
        return answered;
    }

    /** Whether it explains the hit as it is now: what went on after the answer is explained by nothing. */
    boolean explains(Hit now) {
        return hit.equals(now.key()) && !lastSeen.isBefore(now.last());
    }
}
