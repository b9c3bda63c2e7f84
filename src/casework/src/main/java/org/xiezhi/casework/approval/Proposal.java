package org.xiezhi.casework.approval;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.xiezhi.procedure.Step;

/** One round of one proposal: its document never changes; a return begins a new round with a new document. */
@Entity
@Table(name = "proposal")
@NamedQuery(
        name = Proposal.OPEN_OF,
        query = "select p from Proposal p where p.matter = :matter and p.state = :open order by p.proposed")
@NamedQuery(name = Proposal.OF, query = "select p from Proposal p where p.matter = :matter order by p.proposed")
@NamedQuery(name = Proposal.OF_ALL, query = "select p from Proposal p where p.matter in :matters")
public class Proposal {

    static final String OPEN_OF = "Proposal.openOf";
    static final String OF = "Proposal.of";
    static final String OF_ALL = "Proposal.ofAll";

    /** How a round stands or ended. */
    public enum State {
        OPEN,
        APPROVED,
        RETURNED,
        REFUSED,
        /** What it rested on changed before the last level decided. */
        STALE
    }

    @Id
    private UUID id;

    @Column(name = "matter_id")
    private UUID matter;

    @Enumerated(EnumType.STRING)
    private Step step;

    private byte[] document;

    @Column(name = "document_hash")
    private String documentHash;

    @Enumerated(EnumType.STRING)
    private State state;

    private int round;
    private UUID proposer;
    private Instant proposed;

    @Version
    private long version;

    /** For the persistence provider. */
    @NullUnmarked
    protected Proposal() {}

    Proposal(UUID id, ProposalDocument document, int round, UUID proposer, Instant proposed) {
        this.id = id;
        this.matter = document.matter();
        this.step = document.step();
        this.document = document.bytes();
        this.documentHash = ProposalDocument.hash(this.document);
        this.state = State.OPEN;
        this.round = round;
        this.proposer = proposer;
        this.proposed = proposed;
    }

    public UUID id() {
        return id;
    }

    public UUID matter() {
        return matter;
    }

    public Step step() {
        return step;
    }

    public ProposalDocument document() {
        return ProposalDocument.parse(document);
    }

    /** Hash of the stored bytes, computed now: a document edited behind the back no longer has the signed hash. */
    String hashNow() {
        return ProposalDocument.hash(document);
    }

    public String documentHash() {
        return documentHash;
    }

    public State state() {
        return state;
    }

    public int round() {
        return round;
    }

    public UUID proposer() {
        return proposer;
    }

    public Instant proposed() {
        return proposed;
    }

    void end(State how) {
        this.state = how;
    }
}
