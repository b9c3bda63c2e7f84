package org.xiezhi.casework.evidence;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;

/**
 * From which original an item was made: a copy, an extract, a still, a transcript, the photograph of a thing. It is an item
 * of its own, apart from the original, which nothing changes (ISO/IEC 27037, 5.4); bears the id of what was made.
 */
@Entity
@Table(name = "derivation")
@NamedQuery(
        name = Derivation.IN,
        query = "select d from Derivation d, Evidence e where e.id = d.id and e.matter = :matter order by e.item")
public class Derivation {

    static final String IN = "Derivation.in";

    @Id
    private UUID id;

    @Column(name = "original_id")
    private UUID original;

    @Version
    private long version;

    /** For the persistence provider. */
    @NullUnmarked
    protected Derivation() {}

    Derivation(UUID made, UUID original) {
        this.id = made;
        this.original = original;
    }

    public UUID id() {
        return id;
    }

    public UUID original() {
        return original;
    }
}
