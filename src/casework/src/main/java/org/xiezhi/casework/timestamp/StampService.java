package org.xiezhi.casework.timestamp;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import org.xiezhi.casework.audit.Act;
import org.xiezhi.casework.audit.Act.Value;
import org.xiezhi.casework.audit.AuditTrail;
import org.xiezhi.casework.audit.Row;
import org.xiezhi.casework.audit.Subject;
import org.xiezhi.casework.shared.OpenToAll;
import org.xiezhi.casework.shared.ServerClock;

/** Keeps a stamp and tells the trail of it, of troubles, and of clocks that differ or go back. */
@Stateless
public class StampService {

    private static final String BY_ITSELF = "called by the product itself, after an authority was asked";
    private static final String TRAIL = "trail";
    private static final String SYSTEM = "system";

    @Inject
    private TimeStamps stamps;

    @Inject
    private AuditTrail trail;

    @Inject
    private ServerClock clock;

    /**
     * Keeps a stamp that holds; nothing if another node brought one over the same checkpoint first.
     *
     * @param time the stamp, and when it was asked for and received
     * @param allowed clocks that differ by more are an entry of their own, once until they agree again
     */
    @OpenToAll(because = BY_ITSELF)
    public void stamped(long size, byte[] checkpoint, String sha256, StampedTime time, Duration allowed) {
        if (stamps.of(size).isPresent()) {
            return;
        }
        Stamp stamp = time.stamp();
        TimeStamp kept = stamps.add(size, checkpoint, stamp, clock.now(), time.deviation());
        trail.append(
                Act.CHECKPOINT_STAMPED,
                Subject.of(TRAIL),
                Map.of(
                        Value.COUNT, Long.toString(size),
                        Value.SHA256, sha256,
                        Value.GENERATED, stamp.generated().toString(),
                        Value.SERIAL, kept.serial(),
                        Value.AUTHORITY, stamp.authority()),
                new Row("time_stamp", kept.id()));
        boolean differs = time.deviation().abs().compareTo(allowed.plus(stamp.accuracy())) > 0;
        if (stamps.standing().stamped(differs)) {
            trail.append(
                    Act.CLOCK_DIFFERS,
                    Subject.of(SYSTEM),
                    Map.of(
                            Value.MILLIS,
                            Long.toString(time.deviation().toMillis()),
                            Value.AUTHORITY,
                            stamp.authority()));
        }
    }

    /**
     * No stamp came of a question; each kind of trouble is one entry until the next stamp. Told before it is remembered:
     * told twice after a crash is better than never.
     */
    @OpenToAll(because = BY_ITSELF)
    public void failed(StampTrouble trouble, String address) {
        if (stamps.standing().failed(trouble, clock.now())) {
            trail.appendFailed(
                    Act.STAMP_FAILED,
                    Subject.of(TRAIL),
                    Map.of(Value.TROUBLE, trouble.name(), Value.AUTHORITY, address));
        }
    }

    /** The server's clock went back, or stands before the last entry. */
    @OpenToAll(because = "called by the product itself, when it looks at its clock")
    public void clockWentBack(Duration by) {
        trail.append(Act.CLOCK_WENT_BACK, Subject.of(SYSTEM), Map.of(Value.MILLIS, Long.toString(by.toMillis())));
    }
}
