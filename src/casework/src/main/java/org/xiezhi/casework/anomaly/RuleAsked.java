package org.xiezhi.casework.anomaly;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.xiezhi.casework.shared.ServerClock;

/** That a round asked a rule about some days, and whether it got an answer; never changed. */
@Entity
@Table(name = "rule_asked")
@NamedQuery(
        name = RuleAsked.REGULAR,
        query =
                "select a from RuleAsked a where a.rule = :rule and a.regular = :regular order by a.begun desc, a.id desc")
@NamedQuery(
        name = RuleAsked.ANSWERED,
        query = "select a from RuleAsked a where a.rule = :rule and a.regular = :regular and a.failure is null"
                + " order by a.begun desc, a.id desc")
@NamedQuery(
        name = RuleAsked.ABOUT,
        query = "select a from RuleAsked a where a.failure is null and a.from <= :to and a.to >= :from order by a.from")
public class RuleAsked {

    static final String REGULAR = "RuleAsked.regular";
    static final String ANSWERED = "RuleAsked.answered";
    static final String ABOUT = "RuleAsked.about";

    @Id
    private UUID id;

    @Column(name = "round_id")
    private UUID round;

    private String rule;
    private Instant begun;
    private boolean regular;

    @Column(name = "from_day")
    private LocalDate from;

    @Column(name = "to_day")
    private LocalDate to;

    private String limits;
    private long hits;
    private boolean more;
    private @Nullable String failure;

    @Version
    private long version;

    /** For the persistence provider. */
    @NullUnmarked
    protected RuleAsked() {}

    RuleAsked(UUID id, AnomalyRound round, Met met) {
        this.id = id;
        this.round = round.id();
        this.rule = met.asking().rule().code();
        this.begun = round.begun();
        this.regular = met.asking().regular();
        this.from = met.asking().days().from();
        this.to = met.asking().days().to();
        this.limits = AnomalyHit.text(met.asking().limits());
        this.hits = met.hits().size();
        this.more = met.more();
        this.failure = met.failure().orElse(null);
    }

    String rule() {
        return rule;
    }

    Instant begun() {
        return begun;
    }

    /** Whether it was about the days since the rule was asked last, and not some that somebody chose. */
    boolean regular() {
        return regular;
    }

    /** How many it met. */
    long hits() {
        return hits;
    }

    LocalDate from() {
        return from;
    }

    LocalDate to() {
        return to;
    }

    /** The last day that was over when the rule was asked: what came later that day it has not seen. */
    LocalDate lastWhole() {
        LocalDate before = LocalDate.ofInstant(begun, ServerClock.ZONE).minusDays(1);
        return before.isBefore(to) ? before : to;
    }

    List<Integer> limits() {
        return AnomalyHit.figures(limits);
    }

    /** Whether it met so much that the rest was left out. */
    boolean more() {
        return more;
    }

    /** Why it got no answer; empty if it got one. */
    Optional<String> failure() {
        return Optional.ofNullable(failure);
    }
}
