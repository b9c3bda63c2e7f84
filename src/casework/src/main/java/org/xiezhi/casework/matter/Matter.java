package org.xiezhi.casework.matter;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.xiezhi.casework.shared.OptionalUuidColumn;
import org.xiezhi.procedure.Stage;

/** Where one matter stands, in whose room, and under which version of the rulebook it runs. */
@Entity
@Table(name = "matter")
public class Matter {

    @Id
    private UUID id;

    @Enumerated(EnumType.STRING)
    private Stage stage;

    private String rulebook;
    private UUID registrar;

    @Column(name = "handling_room")
    @Convert(converter = OptionalUuidColumn.class)
    private @Nullable UUID handlingRoom;

    private Instant opened;

    @Version
    private long version;

    /** For the persistence provider. */
    @NullUnmarked
    protected Matter() {}

    public Matter(UUID id, Stage stage, String rulebook, UUID registrar, Instant opened) {
        this.id = id;
        this.stage = stage;
        this.rulebook = rulebook;
        this.registrar = registrar;
        this.opened = opened;
    }

    public UUID id() {
        return id;
    }

    public Stage stage() {
        return stage;
    }

    /** Version of the rulebook under which the matter was opened. */
    public String rulebook() {
        return rulebook;
    }

    public UUID registrar() {
        return registrar;
    }

    public Optional<UUID> handlingRoom() {
        return Optional.ofNullable(handlingRoom);
    }

    public Instant opened() {
        return opened;
    }

    void moveTo(Stage next) {
        this.stage = next;
    }

    /** The chief approved this room (GZ 23). */
    public void assignTo(UUID room) {
        this.handlingRoom = room;
    }
}
