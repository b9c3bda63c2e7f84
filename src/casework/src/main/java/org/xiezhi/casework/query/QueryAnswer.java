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

/** One answer of a room, which stays as it was given, and what the auditor said to it. */
@Entity
@Table(name = "audit_query_answer")
@NamedQuery(name = QueryAnswer.OF, query = "select a from QueryAnswer a where a.query = :query order by a.place")
public class QueryAnswer {

    static final String OF = "QueryAnswer.of";

    /** What the auditor said to an answer. */
    public enum Verdict {
        ACCEPTED,
        RETURNED
    }

    @Id
    private UUID id;

    @Column(name = "query_id")
    private UUID query;

    private int place;
    private String answer;

    @Column(name = "answered_by")
    private UUID answeredBy;

    private Instant answered;

    @Enumerated(EnumType.STRING)
    private @Nullable Verdict verdict;

    private @Nullable String remark;

    @Column(name = "next_due")
    private @Nullable LocalDate nextDue;

    @Column(name = "judged_by")
    @Convert(converter = OptionalUuidColumn.class)
    private @Nullable UUID judgedBy;

    private @Nullable Instant judged;

    @Version
    private long version;

    /** For the persistence provider. */
    @NullUnmarked
    protected QueryAnswer() {}

    /** @param place how many answers were given to the query before */
    QueryAnswer(UUID id, UUID query, int place, String answer, UUID answeredBy, Instant now) {
        this.id = id;
        this.query = query;
        this.place = place;
        this.answer = answer;
        this.answeredBy = answeredBy;
        this.answered = now;
    }

    void accept(UUID by, Instant now) {
        this.verdict = Verdict.ACCEPTED;
        this.judgedBy = by;
        this.judged = now;
    }

    void giveBack(String why, LocalDate due, UUID by, Instant now) {
        this.verdict = Verdict.RETURNED;
        this.remark = why;
        this.nextDue = due;
        this.judgedBy = by;
        this.judged = now;
    }

    public UUID id() {
        return id;
    }

    /** How many answers were given to the query before. */
    public int place() {
        return place;
    }

    public String answer() {
        return answer;
    }

    public UUID answeredBy() {
        return answeredBy;
    }

    public Instant answered() {
        return answered;
    }

    /** Empty while the auditor has said nothing to it. */
    public Optional<Verdict> verdict() {
        return Optional.ofNullable(verdict);
    }

    /** What does not suffice; empty unless it was returned. */
    public String remark() {
        return remark == null ? "" : remark;
    }

    /** Until when another answer was asked for; empty unless it was returned. */
    public Optional<LocalDate> nextDue() {
        return Optional.ofNullable(nextDue);
    }

    public Optional<UUID> judgedBy() {
        return Optional.ofNullable(judgedBy);
    }

    public Optional<Instant> judged() {
        return Optional.ofNullable(judged);
    }
}
