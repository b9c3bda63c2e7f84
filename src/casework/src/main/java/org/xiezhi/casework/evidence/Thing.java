package org.xiezhi.casework.evidence;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.xiezhi.casework.evidence.Custody.Handling;

/** The card of a thing (一物一卡): what only a thing has, and in whose hands it is. Bears the id of its item. */
@Entity
@Table(name = "thing")
public class Thing {

    /** In whose hands it is. */
    public enum Whereabouts {
        /** Not yet given to a custodian. */
        WITH_HANDLERS,
        IN_STORE,
        LENT
    }

    @Id
    private UUID id;

    @Column(name = "matter_id")
    private UUID matter;

    @Column(name = "quantity_sealed")
    private byte[] quantitySealed;

    @Column(name = "features_sealed")
    private byte[] featuresSealed;

    @Column(name = "seal_sealed")
    private byte[] sealSealed;

    @Enumerated(EnumType.STRING)
    private Whereabouts whereabouts;

    private UUID keeper;
    private Instant since;
    private @Nullable LocalDate due;

    @Version
    private long version;

    /** For the persistence provider. */
    @NullUnmarked
    protected Thing() {}

    /** With the handlers, who must give it to a custodian until {@code due}. */
    Thing(UUID evidence, UUID matter, CheckedThing checked, UUID keeper, Instant since, LocalDate due) {
        this.id = evidence;
        this.matter = matter;
        this.quantitySealed = checked.sealed(SealedText.QUANTITY);
        this.featuresSealed = checked.sealed(SealedText.FEATURES);
        this.sealSealed = checked.sealed(SealedText.SEAL);
        this.whereabouts = Whereabouts.WITH_HANDLERS;
        this.keeper = keeper;
        this.since = since;
        this.due = due;
    }

    void goTo(Handling handling, UUID receiver, Instant now, @Nullable LocalDate until) {
        this.whereabouts = switch (handling) {
            case STORED, RETURNED -> Whereabouts.IN_STORE;
            case LENT -> Whereabouts.LENT;
            case RECEIVED, COMPARED, OPENED, EXPORTED ->
                throw new IllegalArgumentException("nobody is handed anything by " + handling);
        };
        this.keeper = receiver;
        this.since = now;
        this.due = until;
    }

    public UUID id() {
        return id;
    }

    public UUID matter() {
        return matter;
    }

    public Whereabouts whereabouts() {
        return whereabouts;
    }

    /** The account in whose hands it is. */
    public UUID keeper() {
        return keeper;
    }

    public Instant since() {
        return since;
    }

    /** Until when handlers or a borrower may have it; empty while it is in the store. */
    public Optional<LocalDate> due() {
        return Optional.ofNullable(due);
    }

    /** Whether handlers or a borrower have had it too long. */
    public boolean overdue(LocalDate today) {
        return due().filter(day -> day.isBefore(today)).isPresent();
    }

    byte[] sealed(SealedText text) {
        return switch (text) {
            case QUANTITY -> quantitySealed;
            case FEATURES -> featuresSealed;
            case SEAL -> sealSealed;
            case NAME, PLACE, HOLDER, NOTE -> throw new IllegalArgumentException(text + " stands in the item's row");
        };
    }
}
