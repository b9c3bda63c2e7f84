package org.xiezhi.casework.matter;

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

/** One account's part in one matter. */
@Entity
@Table(name = "matter_member")
@NamedQuery(
        name = MatterMember.OF,
        query = "select m from MatterMember m where m.matter = :matter order by m.since, m.id")
@NamedQuery(name = MatterMember.OF_ALL, query = "select m from MatterMember m where m.matter in :matters")
public class MatterMember {

    static final String OF = "MatterMember.of";
    static final String OF_ALL = "MatterMember.ofAll";

    /** What ties the account to the matter. */
    public enum Part {
        HANDLER,
        EARLIER_HANDLER,
        /** Custodian who was offered a thing of the matter; what he saw he still knows, so the part stays. */
        KEEPER,
        /** Recusal, kin, or the person himself (JCF 67): sees nothing of it, whatever his role. */
        BARRED
    }

    @Id
    private UUID id;

    @Column(name = "matter_id")
    private UUID matter;

    @Column(name = "account_id")
    private UUID account;

    @Enumerated(EnumType.STRING)
    private Part part;

    private Instant since;

    @Version
    private long version;

    /** For the persistence provider. */
    @NullUnmarked
    protected MatterMember() {}

    public MatterMember(UUID id, UUID matter, UUID account, Part part, Instant since) {
        this.id = id;
        this.matter = matter;
        this.account = account;
        this.part = part;
        this.since = since;
    }

    public UUID id() {
        return id;
    }

    public UUID matter() {
        return matter;
    }

    public Instant since() {
        return since;
    }

    public UUID account() {
        return account;
    }

    public Part part() {
        return part;
    }

    /** He hands over; what he knew he still knows, so the part stays on record. */
    public void handOver() {
        this.part = Part.EARLIER_HANDLER;
    }
}
