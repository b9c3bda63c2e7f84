package org.xiezhi.casework.evidence;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;

/** The wrapped key of one matter, as the vault encodes it. */
@Entity
@Table(name = "matter_key")
public class MatterKeyRow {

    @Id
    @Column(name = "matter_id")
    private UUID matter;

    private byte[] wrapped;
    private Instant made;

    /** For the persistence provider. */
    @NullUnmarked
    protected MatterKeyRow() {}

    MatterKeyRow(UUID matter, byte[] wrapped, Instant made) {
        this.matter = matter;
        this.wrapped = wrapped.clone();
        this.made = made;
    }

    UUID matter() {
        return matter;
    }

    Instant made() {
        return made;
    }

    byte[] wrapped() {
        return wrapped.clone();
    }
}
