package org.xiezhi.casework.casefile;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;

/** A filed case: its number, its title, and the reasons on which it was filed. */
@Entity
@Table(name = "casefile")
@NamedQuery(name = CaseFile.OF, query = "select c from CaseFile c where c.matter = :matter")
public class CaseFile {

    static final String OF = "CaseFile.of";

    @Id
    private UUID id;

    @Column(name = "matter_id")
    private UUID matter;

    private String number;
    private String title;
    private String reasons;
    private Instant filed;

    @Version
    private long version;

    /** For the persistence provider. */
    @NullUnmarked
    protected CaseFile() {}

    CaseFile(UUID id, UUID matter, String number, String title, String reasons, Instant filed) {
        this.id = id;
        this.matter = matter;
        this.number = number;
        this.title = title;
        this.reasons = reasons;
        this.filed = filed;
    }

    public UUID id() {
        return id;
    }

    public UUID matter() {
        return matter;
    }

    public String number() {
        return number;
    }

    public String title() {
        return title;
    }

    public String reasons() {
        return reasons;
    }

    public Instant filed() {
        return filed;
    }
}
