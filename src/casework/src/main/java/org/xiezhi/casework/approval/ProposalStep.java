package org.xiezhi.casework.approval;

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
import org.xiezhi.procedure.Level;

/** One level of a proposal's chain, and what was decided there. */
@Entity
@Table(name = "proposal_step")
@NamedQuery(
        name = ProposalStep.OF,
        query = "select s from ProposalStep s where s.proposal = :proposal order by s.place")
@NamedQuery(
        name = ProposalStep.OF_ALL,
        query = "select s from ProposalStep s where s.proposal in"
                + " (select p.id from Proposal p where p.matter in :matters) order by s.place")
public class ProposalStep {

    static final String OF = "ProposalStep.of";
    static final String OF_ALL = "ProposalStep.ofAll";

    @Id
    private UUID id;

    @Column(name = "proposal_id")
    private UUID proposal;

    private int place;

    @Enumerated(EnumType.STRING)
    private Level level;

    private @Nullable LocalDate due;

    @Enumerated(EnumType.STRING)
    private @Nullable Decision decision;

    @Column(name = "decided_by")
    @Convert(converter = OptionalUuidColumn.class)
    private @Nullable UUID decidedBy;

    private @Nullable Instant decided;

    @Enumerated(EnumType.STRING)
    @Column(name = "held_level")
    private @Nullable Level heldLevel;

    private @Nullable String reason;

    @Column(name = "document_hash")
    private @Nullable String documentHash;

    @Version
    private long version;

    /** For the persistence provider. */
    @NullUnmarked
    protected ProposalStep() {}

    ProposalStep(UUID id, UUID proposal, int place, Level level) {
        this.id = id;
        this.proposal = proposal;
        this.place = place;
        this.level = level;
    }

    public UUID id() {
        return id;
    }

    public UUID proposal() {
        return proposal;
    }

    /** Hash of the document that was decided on. */
    public Optional<String> documentHash() {
        return Optional.ofNullable(documentHash);
    }

    /** Its position in the chain, from 0. */
    public int place() {
        return place;
    }

    public Level level() {
        return level;
    }

    public Optional<LocalDate> due() {
        return Optional.ofNullable(due);
    }

    public Optional<Decision> decision() {
        return Optional.ofNullable(decision);
    }

    public Optional<UUID> decidedBy() {
        return Optional.ofNullable(decidedBy);
    }

    public Optional<Instant> decided() {
        return Optional.ofNullable(decided);
    }

    public Optional<Level> heldLevel() {
        return Optional.ofNullable(heldLevel);
    }

    public String reason() {
        return reason == null ? "" : reason;
    }

    /** The proposal reached this level; it has until that day. */
    void reach(LocalDate until) {
        this.due = until;
    }

    void decide(Decision how, UUID by, Level held, Instant when, String why, String signedHash) {
        this.decision = how;
        this.decidedBy = by;
        this.heldLevel = held;
        this.decided = when;
        this.reason = why;
        this.documentHash = signedHash;
    }
}
