package org.xiezhi.casework.timestamp;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;

/** A stamp over a published checkpoint, as it was received; nothing changes it. */
@Entity
@Table(name = "time_stamp")
@NamedQuery(name = TimeStamp.LARGEST_FIRST, query = "select s from TimeStamp s order by s.size desc")
@NamedQuery(name = TimeStamp.OF_SIZE, query = "select s from TimeStamp s where s.size = :size")
public class TimeStamp {

    static final String LARGEST_FIRST = "TimeStamp.largestFirst";
    static final String OF_SIZE = "TimeStamp.ofSize";

    @Id
    private UUID id;

    private long size;
    private byte[] checkpoint;
    private byte[] response;
    private Instant generated;
    private String serial;
    private String authority;
    private Instant received;
    private long deviation;

    @Version
    private long version;

    /** For the persistence provider. */
    @NullUnmarked
    protected TimeStamp() {}

    TimeStamp(UUID id, long size, byte[] checkpoint, Stamp stamp, Instant received, Duration deviation) {
        this.id = id;
        this.size = size;
        this.checkpoint = checkpoint.clone();
        this.response = stamp.response().clone();
        this.generated = stamp.generated();
        this.serial = stamp.serial().toString(16);
        this.authority = stamp.authority();
        this.received = received;
        this.deviation = deviation.toMillis();
    }

    public UUID id() {
        return id;
    }

    /** Entries under the checkpoint. */
    public long size() {
        return size;
    }

    /** The signed note over whose bytes the stamp is; a copy. */
    public byte[] checkpoint() {
        return checkpoint.clone();
    }

    /** The authority's whole answer, DER; a copy. */
    public byte[] response() {
        return response.clone();
    }

    /** By the authority's clock. */
    public Instant generated() {
        return generated;
    }

    /** Hexadecimal. */
    public String serial() {
        return serial;
    }

    /** Subject of the certificate that signed. */
    public String authority() {
        return authority;
    }

    /** By the server's clock. */
    public Instant received() {
        return received;
    }

    /** How far the server's clock was ahead of the authority's; negative if behind, zero if the question was under way. */
    public Duration deviation() {
        return Duration.ofMillis(deviation);
    }
}
