package org.xiezhi.casework.evidence;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;

/** The wrapped key of one matter, as the vault encodes it. */
@Entity
@Table(name = "matter_key")
@NamedQuery(
        name = MatterKeyRow.UNDER_OLDER,
        query = "select k from MatterKeyRow k where k.unit < :current and k.matter > :after order by k.matter")
@NamedQuery(
        name = MatterKeyRow.COUNT_UNDER_OLDER,
        query = "select count(k) from MatterKeyRow k where k.unit < :current")
public class MatterKeyRow {

    static final String UNDER_OLDER = "MatterKeyRow.underOlder";
    static final String COUNT_UNDER_OLDER = "MatterKeyRow.countUnderOlder";

    @Id
    @Column(name = "matter_id")
    private UUID matter;

    private byte[] wrapped;
    private int unit;
    private Instant made;

    /** For the persistence provider. */
    @NullUnmarked
    protected MatterKeyRow() {}

    MatterKeyRow(UUID matter, byte[] wrapped, int unit, Instant made) {
        this.matter = matter;
        this.wrapped = wrapped.clone();
        this.unit = unit;
        this.made = made;
    }

    /** The same key under another version of the unit key. */
    void rewrap(byte[] anew, int version) {
        this.wrapped = anew.clone();
        this.unit = version;
    }

    int unit() {
        return unit;
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
