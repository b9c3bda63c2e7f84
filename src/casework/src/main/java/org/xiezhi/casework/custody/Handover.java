package org.xiezhi.casework.custody;

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
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.xiezhi.casework.evidence.Custody.Handling;
import org.xiezhi.casework.shared.OptionalUuidColumn;

/**
 * One thing on its way from one hand to another. Storing and returning begin with the giver's offer; lending begins with
 * the borrower's request and an approval (TL 131). It has happened once the receiver has taken it.
 */
@Entity
@Table(name = "handover")
@NamedQuery(
        name = Handover.OF,
        query = "select h from Handover h where h.evidence = :evidence order by h.begun desc, h.id desc")
@NamedQuery(
        name = Handover.OPEN_OF,
        query = "select h from Handover h where h.evidence in :evidence and h.state in :open")
public class Handover {

    static final String OF = "Handover.of";
    static final String OPEN_OF = "Handover.openOf";

    /** Why a thing changes hands. */
    public enum Purpose {
        /** From the handlers into the keeping of a custodian. */
        STORE(Handling.STORED),
        LEND(Handling.LENT),
        RETURN(Handling.RETURNED);

        private final Handling handling;

        Purpose(Handling handling) {
            this.handling = handling;
        }

        Handling handling() {
            return handling;
        }
    }

    /** How far it is. */
    public enum Progress {
        /** The borrower waits for an approval. */
        ASKED,
        /** The borrower waits for the custodian. */
        APPROVED,
        /** The giver has signed. */
        OFFERED,
        /** The receiver has signed too. */
        TAKEN,
        REFUSED,
        WITHDRAWN;

        static final Set<Progress> OPEN = Set.of(ASKED, APPROVED, OFFERED);
    }

    /** What the seal of a thing looks like. */
    public enum Seal {
        INTACT,
        BROKEN,
        /** It never had one. */
        NONE
    }

    @Id
    private UUID id;

    @Column(name = "evidence_id")
    private UUID evidence;

    @Column(name = "matter_id")
    private UUID matter;

    @Enumerated(EnumType.STRING)
    private Purpose purpose;

    @Enumerated(EnumType.STRING)
    private Progress state;

    @Convert(converter = OptionalUuidColumn.class)
    private @Nullable UUID giver;

    private UUID receiver;
    private Instant begun;
    private @Nullable LocalDate due;

    @Column(name = "reason_sealed")
    private byte[] reasonSealed;

    @Convert(converter = OptionalUuidColumn.class)
    private @Nullable UUID approver;

    private @Nullable Instant approved;
    private @Nullable Instant given;

    @Enumerated(EnumType.STRING)
    @Column(name = "given_seal")
    private @Nullable Seal givenSeal;

    @Column(name = "place_sealed")
    private byte[] placeSealed;

    private @Nullable Instant ended;

    @Enumerated(EnumType.STRING)
    @Column(name = "taken_seal")
    private @Nullable Seal takenSeal;

    @Column(name = "remark_sealed")
    private byte[] remarkSealed;

    @Version
    private long version;

    /** For the persistence provider. */
    @NullUnmarked
    protected Handover() {}

    private Handover(
            UUID id, UUID evidence, UUID matter, Purpose purpose, UUID receiver, HandoverTexts texts, Instant now) {
        this.id = id;
        this.evidence = evidence;
        this.matter = matter;
        this.purpose = purpose;
        this.state = Progress.ASKED;
        this.receiver = receiver;
        this.begun = now;
        this.reasonSealed = texts.seal(HandoverText.REASON, id);
        this.placeSealed = texts.seal(HandoverText.PLACE, id);
        this.remarkSealed = texts.seal(HandoverText.REMARK, id);
    }

    /** The receiver asks for it. */
    static Handover asked(
            UUID id, UUID evidence, UUID matter, UUID borrower, LocalDate until, HandoverTexts texts, Instant now) {
        Handover handover = new Handover(id, evidence, matter, Purpose.LEND, borrower, texts, now);
        handover.due = until;
        return handover;
    }

    /** The giver offers it. */
    static Handover offered(
            UUID id,
            UUID evidence,
            UUID matter,
            Purpose purpose,
            UUID giver,
            UUID receiver,
            Seal seal,
            HandoverTexts texts,
            Instant now) {
        Handover handover = new Handover(id, evidence, matter, purpose, receiver, texts, now);
        handover.give(giver, seal, now);
        return handover;
    }

    void approve(UUID by, Instant now) {
        this.state = Progress.APPROVED;
        this.approver = by;
        this.approved = now;
    }

    /** The giver acts as a superior, in the place of somebody who may have the thing no longer. */
    void inPlace(UUID by, Instant now) {
        this.approver = by;
        this.approved = now;
    }

    /** Whether a superior gave it in somebody's place: what is lent has another approver than giver. */
    boolean isInPlace() {
        return approver != null && approver.equals(giver);
    }

    void give(UUID by, Seal seal, Instant now) {
        this.state = Progress.OFFERED;
        this.giver = by;
        this.given = now;
        this.givenSeal = seal;
    }

    void take(Seal seal, HandoverTexts texts, Instant now) {
        end(Progress.TAKEN, texts, now);
        this.takenSeal = seal;
    }

    void refuse(HandoverTexts texts, Instant now) {
        end(Progress.REFUSED, texts, now);
    }

    void withdraw(Instant now) {
        this.state = Progress.WITHDRAWN;
        this.ended = now;
    }

    private void end(Progress with, HandoverTexts texts, Instant now) {
        this.state = with;
        this.ended = now;
        this.remarkSealed = texts.seal(HandoverText.REMARK, id);
    }

    public UUID id() {
        return id;
    }

    public UUID evidence() {
        return evidence;
    }

    public UUID matter() {
        return matter;
    }

    public Purpose purpose() {
        return purpose;
    }

    public Progress state() {
        return state;
    }

    boolean isOpen() {
        return Progress.OPEN.contains(state);
    }

    /** Whether it is this account's to withdraw: the giver's once he has signed, the borrower's before. */
    boolean mayWithdraw(UUID account) {
        return state == Progress.OFFERED ? account.equals(giver) : receiver.equals(account);
    }

    /** Who hands it over; of a borrowing unknown until a custodian does. */
    public Optional<UUID> giver() {
        return Optional.ofNullable(giver);
    }

    public UUID receiver() {
        return receiver;
    }

    public Instant begun() {
        return begun;
    }

    /** Until when a borrower has it. */
    public Optional<LocalDate> due() {
        return Optional.ofNullable(due);
    }

    public Optional<UUID> approver() {
        return Optional.ofNullable(approver);
    }

    public Optional<Instant> approved() {
        return Optional.ofNullable(approved);
    }

    public Optional<Instant> given() {
        return Optional.ofNullable(given);
    }

    /** The seal as the giver described it. */
    public Optional<Seal> givenSeal() {
        return Optional.ofNullable(givenSeal);
    }

    public Optional<Instant> ended() {
        return Optional.ofNullable(ended);
    }

    /** The seal as the receiver found it. */
    public Optional<Seal> takenSeal() {
        return Optional.ofNullable(takenSeal);
    }

    byte[] sealed(HandoverText which) {
        return switch (which) {
            case REASON -> reasonSealed;
            case PLACE -> placeSealed;
            case REMARK -> remarkSealed;
        };
    }
}
