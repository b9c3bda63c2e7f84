package org.xiezhi.casework.erasure;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.xiezhi.casework.audit.ErasableSet;
import org.xiezhi.casework.audit.ErasureScope;
import org.xiezhi.casework.shared.OptionalUuidColumn;

/** A proposal to erase a set of values, frozen when it was made, and what became of it. */
@Entity
@Table(name = "erasure")
@NamedQuery(name = Erasure.IN, query = "select e from Erasure e where e.state = :state order by e.proposed, e.id")
public class Erasure {

    static final String IN = "Erasure.in";

    /** The right may have gone by then, and nobody remembers what was meant; a new proposal costs a minute. */
    static final Duration LIFE = Duration.ofDays(30);

    /** How far it is. */
    public enum Progress {
        OPEN,
        /** The values are gone. */
        DONE,
        REFUSED,
        WITHDRAWN
    }

    /** By what the entries were found. */
    public enum ChosenBy {
        ACCOUNT,
        TEXT,
        NUMBER,
        LEAVES;

        static ChosenBy of(ErasureScope.Entries entries) {
            if (entries instanceof ErasureScope.OfAccount) {
                return ACCOUNT;
            }
            if (entries instanceof ErasureScope.OfText) {
                return TEXT;
            }
            return entries instanceof ErasureScope.OfNumber ? NUMBER : LEAVES;
        }
    }

    @Id
    private UUID id;

    private String number;

    @Enumerated(EnumType.STRING)
    private Progress state;

    private String ground;
    private String reason;

    @Enumerated(EnumType.STRING)
    @Column(name = "chosen_by")
    private ChosenBy chosenBy;

    private String kinds;

    @Column(name = "from_day")
    private @Nullable LocalDate fromDay;

    @Column(name = "to_day")
    private @Nullable LocalDate toDay;

    @Column(name = "set_count")
    private int setCount;

    @Column(name = "set_hash")
    private String setHash;

    private UUID proposer;
    private Instant proposed;

    @Convert(converter = OptionalUuidColumn.class)
    @Column(name = "decided_by")
    private @Nullable UUID decidedBy;

    private @Nullable Instant decided;
    private String answer;

    @Version
    private long version;

    /** For the persistence provider. */
    @NullUnmarked
    protected Erasure() {}

    Erasure(UUID id, String number, CheckedErasure proposal, ErasableSet set, UUID proposer, Instant now) {
        this.id = id;
        this.number = number;
        this.state = Progress.OPEN;
        this.ground = proposal.ground();
        this.reason = proposal.reason();
        this.chosenBy = ChosenBy.of(proposal.scope().entries());
        this.kinds = String.join(",", set.kinds().keySet());
        this.fromDay = proposal.scope().from();
        this.toDay = proposal.scope().to();
        this.setCount = set.names().size();
        this.setHash = set.sha256();
        this.proposer = proposer;
        this.proposed = now;
        this.answer = "";
    }

    void approve(UUID by, Instant now) {
        end(Progress.DONE, by, now, "");
    }

    void refuse(UUID by, Instant now, String why) {
        end(Progress.REFUSED, by, now, why);
    }

    void withdraw(UUID by, Instant now) {
        end(Progress.WITHDRAWN, by, now, "");
    }

    private void end(Progress how, UUID by, Instant now, String why) {
        if (state != Progress.OPEN) {
            throw new IllegalStateException("expected an open erasure, found " + state);
        }
        state = how;
        decidedBy = by;
        decided = now;
        answer = why;
    }

    public UUID id() {
        return id;
    }

    public String number() {
        return number;
    }

    public Progress state() {
        return state;
    }

    public String ground() {
        return ground;
    }

    public String reason() {
        return reason;
    }

    public ChosenBy chosenBy() {
        return chosenBy;
    }

    /** Codes of kinds with commas, as they stand in the trail. */
    public String kinds() {
        return kinds;
    }

    public Optional<LocalDate> from() {
        return Optional.ofNullable(fromDay);
    }

    public Optional<LocalDate> to() {
        return Optional.ofNullable(toDay);
    }

    public int count() {
        return setCount;
    }

    public String hash() {
        return setHash;
    }

    public UUID proposer() {
        return proposer;
    }

    public Instant proposed() {
        return proposed;
    }

    /** When it can no longer be approved. */
    public Instant expires() {
        return proposed.plus(LIFE);
    }

    public Optional<UUID> decidedBy() {
        return Optional.ofNullable(decidedBy);
    }

    public Optional<Instant> decided() {
        return Optional.ofNullable(decided);
    }

    public String answer() {
        return answer;
    }
}
